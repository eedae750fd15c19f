import { decodeCursor, type Cursor } from './cursor.ts';
import { userError } from '../errors.ts';
import type { Reference } from '../ids.ts';

export const defaultPageSize = 20;
export const maxPageSize = 100;
/** Beyond this, a count says only that there are at least as many. */
export const maxExactCount = 10_000;

/** What a filter can be given. */
export type FilterValue = string | boolean | readonly string[] | YearRange;

export interface YearRange {
  readonly from?: number | null;
  readonly to?: number | null;
}

/** The arguments of a connection field, as GraphQL hands them over. */
export interface PageArgs<Order extends string = string> {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Readonly<Record<string, FilterValue | null | undefined>> | null;
  readonly orderBy?: { readonly field?: Order; readonly direction?: 'ASC' | 'DESC' } | null;
}

/** What a page asks for, once its arguments were found sound. */
export interface PageRequest {
  readonly size: number;
  /** Whether the page is cut from the end of the list. */
  readonly fromEnd: boolean;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

/** A value that is here, or will be. */
export type Awaitable<Value> = Value | Promise<Value>;

/** A connection: nothing is read before it is asked for, and then once. */
export interface Page<Row> {
  nodes(): Awaitable<readonly Row[]>;
  edges(): Awaitable<readonly Edge<Row>[]>;
  pageInfo(): Awaitable<PageInfo>;
  count(): Promise<Count>;
  facets(args: FacetArgs): Promise<readonly Facet[]>;
  crossTab(args: CrossTabArgs): Promise<CrossTab>;
}

/** How many elements a list has; counting ends at `maxExactCount`. */
export interface Count {
  readonly value: number;
  readonly isExact: boolean;
}

export interface Edge<Row> {
  readonly node: Row;
  cursor(): string;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  startCursor(): string | null;
  endCursor(): string | null;
}

/** How many elements of a list have one value. */
export interface Facet {
  /** As a filter takes it. */
  readonly value: string;
  /** As people say it. */
  readonly label: string;
  readonly count: number;
  /** The entity that the value is the id of; null for other values. */
  readonly entity: Reference | null;
}

/** How many elements have one value of each of two facets. */
export interface CrossTab {
  readonly rows: readonly Facet[];
  readonly columns: readonly Facet[];
  /** What is not in it is zero. */
  readonly cells: readonly CrossTabCell[];
}

interface CrossTabCell {
  readonly row: string;
  readonly rowLabel: string;
  readonly rowEntity: Reference | null;
  readonly column: string;
  readonly columnLabel: string;
  readonly columnEntity: Reference | null;
  readonly count: number;
}

export interface FacetArgs<Name extends string = string> {
  readonly by: Name;
  readonly first?: number | null;
}

export interface CrossTabArgs<Name extends string = string> {
  readonly rows: Name;
  readonly columns: Name;
}

/** Where the elements of a page come from. */
export interface PageSource<Row> {
  /**
   * Up to `size` elements in the order of the list, from its end when the request says so; one more
   * where it is asked whether the list goes on.
   */
  rows(): Awaitable<readonly Row[]>;
  count(): Promise<Count>;
  facets(args: FacetArgs): Promise<readonly Facet[]>;
  crossTab(args: CrossTabArgs): Promise<CrossTab>;
  /** The element's place, encoded. */
  cursorOf(row: Row): string;
}

/**
 * @param scope - gives the list that cursors must be of
 * @throws BAD_USER_INPUT for sizes and cursors that make no page.
 */
export function parsePage(args: PageArgs, scope: () => string): PageRequest {
  const { first, after, last, before } = args;
  if (first != null && last != null) {
    throw userError('BAD_USER_INPUT', 'Expected one of "first" and "last", got both.');
  }
  return {
    size: last == null ? parseSize('first', first ?? defaultPageSize) : parseSize('last', last),
    fromEnd: last != null,
    after: after == null ? null : decodeCursor(scope(), 'after', after),
    before: before == null ? null : decodeCursor(scope(), 'before', before),
  };
}

/** @throws BAD_USER_INPUT for what is no size of a page. */
export function parseSize(argument: string, size: number): number {
  if (size >= 0 && size <= maxPageSize) return size;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${argument}" to be between 0 and ${maxPageSize}, got ${size}.`,
  );
}

/**
 * A list argument that is no longer than a page may be.
 * @throws BAD_USER_INPUT when it is.
 */
export function atMostOnePage<Value>(argument: string, values: readonly Value[]): readonly Value[] {
  if (values.length <= maxPageSize) return values;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${argument}" to have at most ${maxPageSize} values, got ${values.length}.`,
  );
}

/** Makes a page of what `source` has; reads it at most once, however often it is asked. */
export function createPage<Row>(request: PageRequest, source: PageSource<Row>): Page<Row> {
  return new SourcePage(request, source);
}

interface Cut<Row> {
  readonly nodes: readonly Row[];
  readonly hasMore: boolean;
}

/** One for each parent: methods in common cost less than closures for each. */
class SourcePage<Row> implements Page<Row> {
  readonly #request: PageRequest;
  readonly #source: PageSource<Row>;
  #cut: Awaitable<Cut<Row>> | undefined;
  #count: Promise<Count> | undefined;

  constructor(request: PageRequest, source: PageSource<Row>) {
    this.#request = request;
    this.#source = source;
  }

  nodes(): Awaitable<readonly Row[]> {
    return whenThere(this.#load(), ({ nodes }) => nodes);
  }

  edges(): Awaitable<readonly Edge<Row>[]> {
    const source = this.#source;
    return whenThere(this.#load(), ({ nodes }) =>
      nodes.map((node) => ({ node, cursor: () => source.cursorOf(node) })),
    );
  }

  pageInfo(): Awaitable<PageInfo> {
    const { fromEnd, before, after } = this.#request;
    const cursorOf = (row: Row | undefined) =>
      row === undefined ? null : this.#source.cursorOf(row);
    return whenThere(this.#load(), ({ nodes, hasMore }) => ({
      // Beyond the cursor that the page was cut at, there is at least the cursor's own element.
      hasNextPage: fromEnd ? before !== null : hasMore,
      hasPreviousPage: fromEnd ? hasMore : after !== null,
      startCursor: () => cursorOf(nodes[0]),
      endCursor: () => cursorOf(nodes.at(-1)),
    }));
  }

  count(): Promise<Count> {
    return (this.#count ??= this.#source.count());
  }

  facets(args: FacetArgs): Promise<readonly Facet[]> {
    return this.#source.facets(args);
  }

  crossTab(args: CrossTabArgs): Promise<CrossTab> {
    return this.#source.crossTab(args);
  }

  #load(): Awaitable<Cut<Row>> {
    return (this.#cut ??= whenThere(this.#source.rows(), (rows) => ({
      nodes: cutSurplus(rows, this.#request),
      hasMore: rows.length > this.#request.size,
    })));
  }
}

/** Goes on at once with what is here: most pages of references cost no promise. */
function whenThere<Value, Result>(
  value: Awaitable<Value>,
  goOn: (value: Value) => Result,
): Awaitable<Result> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}

function cutSurplus<Row>(rows: readonly Row[], { size, fromEnd }: PageRequest): readonly Row[] {
  if (rows.length <= size) return rows;
  return fromEnd ? rows.slice(rows.length - size) : rows.slice(0, size);
}
