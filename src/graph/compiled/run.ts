import type { GraphQLError } from 'graphql';
import type { Context } from '../../context.ts';
import { isRefusal, pathTo, refusalAt } from '../refusals.ts';
import type { ReadArguments } from './arguments.ts';

/** An object or a list of an answer while it is made. */
type Holder = Record<string | number, unknown>;

/** What a resolver is given as the object that has the field. */
export type Parent = Readonly<Record<string, unknown>>;

/** Makes the value of one field, or an object with all its fields. @throws anomaly */
export type Make = (parent: Parent, run: Run) => unknown;

/**
 * Makes what answers have for a value that a field was resolved to.
 *
 * @param key - where it comes in the object or list that is being made
 * @throws anomaly
 */
export type Complete = (value: unknown, run: Run, key: string | number) => unknown;

/** A field whose arguments depend on variables; one object of them serves all parents of a run. */
export interface ArgumentPlace {
  readonly index: number;
  readonly read: ReadArguments;
}

interface Awaited {
  readonly key: string | number;
  /** Null until what is being made is there. */
  holder: Holder | null;
}

/** One execution of a compiled operation. */
export class Run {
  readonly context: Context;
  /** How many values are waited for by what is being made: by it, and by all that it is made for. */
  waiting = 0;
  readonly #awaited: Awaited[] = [];
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #arguments: Readonly<Record<string, unknown>>[] = [];
  /** What entities came to, by id, for each place of the document where those of one type come. */
  readonly #entities: Map<string, unknown>[] = [];
  #data: unknown = null;
  #pending = 1;
  #isOver = false;
  #settle: (data: unknown) => void = () => undefined;

  /** @param variables - coerced */
  constructor(context: Context, variables: Readonly<Record<string, unknown>>) {
    this.context = context;
    this.#variables = variables;
  }

  /**
   * The data once everything is there; null at the first anomaly, and where the operation is refused, why. An entity is one object wherever it
   * comes at one place of the document.
   */
  async make(root: Make, parent: Parent): Promise<unknown> {
    const settled = new Promise<unknown>((resolve) => {
      this.#settle = resolve;
    });
    try {
      this.#data = root(parent, this);
      this.#end();
    } catch {
      this.#fail();
    }
    return settled;
  }

  /** Leaves a place for a promised value: null, until it is there. */
  later(key: string | number, promised: PromiseLike<unknown>, complete: Complete): null {
    const awaited: Awaited = { key, holder: null };
    this.#awaited.push(awaited);
    this.waiting += 1;
    this.#pending += 1;
    promised.then(
      (value) => {
        this.#arrive(awaited, value, complete);
      },
      (error: unknown) => {
        this.#fail(error, awaited);
      },
    );
    return null;
  }

  /** Says what holds the places that were left since so many values were waited for. */
  hold(holder: object, since: number): void {
    for (let index = since; index < this.waiting; index += 1) {
      const awaited = this.#awaited[index];
      if (awaited !== undefined) awaited.holder = holder as Holder;
    }
    this.#awaited.length = since;
    this.waiting = since;
  }

  entitiesAt(place: number): Map<string, unknown> {
    return (this.#entities[place] ??= new Map());
  }

  argumentsAt({ index, read }: ArgumentPlace): Readonly<Record<string, unknown>> {
    return (this.#arguments[index] ??= read(this.#variables));
  }

  #arrive({ key, holder }: Awaited, value: unknown, complete: Complete): void {
    if (this.#isOver || holder === null) return;
    try {
      holder[key] = complete(value, this, key);
      if (this.waiting > 0) this.hold(holder, 0);
      this.#end();
    } catch {
      this.#fail();
    }
  }

  #end(): void {
    this.#pending -= 1;
    if (this.#pending === 0) this.#settle(this.#data);
  }

  /** Whatever it was, graphql-js meets it again, and says where; but for what is refused as a whole. */
  #fail(error?: unknown, awaited?: Awaited): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#settle(isRefusal(error) ? this.#refusal(error, awaited) : null);
  }

  #refusal(error: GraphQLError, awaited: Awaited | undefined): GraphQLError | null {
    const holder = awaited?.holder ?? null;
    const path = holder && pathTo(this.#data, holder);
    return path && awaited ? refusalAt(error, [...path, awaited.key]) : null;
  }
}
