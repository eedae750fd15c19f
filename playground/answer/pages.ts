import { parse, print, type GraphQLSchema } from 'graphql';
import { PAGE_SIZE } from '../../src/page/followUps.ts';
import { isList, isObject, valueAt, type Json, type JsonObject } from '../../src/table/lists.ts';
import type { AskedOperation, Paging } from './paging.ts';
import {
  ADDED_KEYS,
  AFTER,
  pagedDocument,
  readEnd,
  type Total,
} from '../../src/table/pagedDocument.ts';

export interface Answered {
  readonly data?: JsonObject | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: unknown };
  }[];
}

export interface Progress {
  readonly rows: number;
  /** Null where the graph does not tell. */
  readonly total: Total | null;
  readonly pages: number;
}

export interface FollowOptions {
  readonly asked: AskedOperation;
  readonly paging: Extract<Paging, { kind: 'pages' }>;
  readonly schema: GraphQLSchema | null;
  readonly ask: (asked: AskedOperation, signal: AbortSignal) => Promise<Answered>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface Followed extends Progress {
  /** The first answer, with the list as long as all pages together; null when there was none. */
  readonly data: JsonObject | null;
  readonly end:
    | { readonly kind: 'complete' | 'stopped' }
    | { readonly kind: 'failed'; readonly errors: NonNullable<Answered['errors']> };
}

/** Asks for page after page, from the first to the last, until stopped. What came so far is kept. */
export async function followPages(options: FollowOptions): Promise<Followed> {
  const elements: Json[] = [];
  let first: JsonObject | null = null;
  let progress: Progress = { rows: 0, total: null, pages: 0 };
  let place: Place = { size: PAGE_SIZE, after: null };
  let end: Followed['end'] | null = null;
  // One page after another: each begins where the last one ended.
  while (end === null) {
    const page = await askForPage(options, place);
    if (page.kind === 'end') end = page.end;
    else if (page.kind === 'smaller') place = { ...place, size: page.size };
    else {
      elements.push(...page.elements);
      first ??= page.data;
      progress = { rows: elements.length, total: page.total, pages: progress.pages + 1 };
      options.onProgress(progress);
      end = endAfter(page, place, options.signal);
      place = { ...place, after: page.next };
    }
  }
  return { ...progress, data: first && withList(first, options.paging, elements), end };
}

interface Place {
  readonly size: number;
  readonly after: string | null;
}

interface Page {
  readonly kind: 'page';
  readonly data: JsonObject;
  readonly elements: readonly Json[];
  readonly total: Total | null;
  readonly next: string | null;
  readonly errors: Answered['errors'] | undefined;
}

type Came =
  | Page
  | { readonly kind: 'smaller'; readonly size: number }
  | { readonly kind: 'end'; readonly end: Followed['end'] };

async function askForPage(options: FollowOptions, place: Place): Promise<Came> {
  const { asked, paging, signal } = options;
  let answer: Answered;
  try {
    const request = pageRequest(options, place.size, place.after);
    answer = await options.ask({ ...request, operationName: asked.operationName }, signal);
  } catch (error) {
    if (signal.aborted) return { kind: 'end', end: { kind: 'stopped' } };
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'end', end: { kind: 'failed', errors: [{ message }] } };
  }
  return readPage(answer, paging, place);
}

function readPage(answer: Answered, paging: FollowOptions['paging'], place: Place): Came {
  const { data = null, errors } = answer;
  const connection = valueAt(data, paging.connection);
  if (data === null || !isObject(connection)) {
    if (place.size > 1 && isTooLarge(answer)) {
      return { kind: 'smaller', size: Math.ceil(place.size / 2) };
    }
    const reasons = errors ?? [{ message: 'Expected a page, got none.' }];
    return { kind: 'end', end: { kind: 'failed', errors: reasons } };
  }
  const list = valueAt(data, paging.list);
  const elements = isList(list) ? list : [];
  return { kind: 'page', data, elements, errors, ...readEnd(connection) };
}

function endAfter(page: Page, { after }: Place, signal: AbortSignal): Followed['end'] | null {
  if (page.errors !== undefined) return { kind: 'failed', errors: page.errors };
  if (page.next === null || page.next === after) return { kind: 'complete' };
  return signal.aborted ? { kind: 'stopped' } : null;
}

function isTooLarge({ errors = [] }: Answered): boolean {
  return errors.some(({ extensions }) => extensions?.code === 'QUERY_TOO_LARGE');
}

/** The total that a connection tells under its own names; null where it does not. */
export function totalIn(connection: Json | undefined): Total | null {
  if (!isObject(connection)) return null;
  const { totalCount: count, totalCountIsExact: isExact } = connection;
  return typeof count === 'number' ? { count, isExact: isExact !== false } : null;
}

/** The answer with the whole list, and without what was asked for only to follow it. */
function withList(data: JsonObject, { list }: { readonly list: string }, all: Json): JsonObject {
  const put = (value: Json | undefined, [segment, ...rest]: readonly string[]): Json => {
    if (segment === undefined || !isObject(value)) return all;
    const kept = Object.entries(value).filter(([key]) => !ADDED_KEYS.has(key));
    return { ...Object.fromEntries(kept), [segment]: put(value[segment], rest) };
  };
  const whole = put(data, list.split('.'));
  return isObject(whole) ? whole : data;
}

type PagedQuestion = Pick<FollowOptions, 'asked' | 'paging' | 'schema'>;

/** The question of the first page, which tells where the next one begins. */
export function firstPage(question: PagedQuestion): {
  readonly size: number;
  readonly request: Pick<AskedOperation, 'query' | 'variables'>;
} {
  return { size: PAGE_SIZE, request: pageRequest(question, PAGE_SIZE, null) };
}

function pageRequest(
  { asked, paging: { connection }, schema }: PagedQuestion,
  size: number,
  after: string | null,
): Pick<AskedOperation, 'query' | 'variables'> {
  const { operationName } = asked;
  const document = parse(asked.query);
  const paged = pagedDocument({ document, operationName, connection, size, schema });
  const variables = Object.entries({ ...asked.variables, [AFTER]: after });
  return {
    query: print(paged.document),
    variables: Object.fromEntries(variables.filter(([name]) => paged.used.has(name))),
  };
}
