import { Text } from '../../answer/text.ts';
import type { Context } from '../../context.ts';
import type { ReadArguments } from './arguments.ts';

/** Writes what a field was resolved to. @throws anomaly */
export type Complete = (value: unknown, out: Text, run: Run) => void;

/** Writes one field of an object, name and all. @throws anomaly */
export type WriteField = (parent: Readonly<Record<string, unknown>>, out: Text, run: Run) => void;

/** A field whose arguments depend on variables; one object of them serves all parents of a run. */
export interface ArgumentPlace {
  readonly index: number;
  readonly read: ReadArguments;
}

/** One execution of a compiled operation. */
export class Run {
  readonly context: Context;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #arguments: Readonly<Record<string, unknown>>[] = [];
  /** Texts by id, for each place of the document where entities of one type come. */
  readonly #entities: Map<string, string | Text>[] = [];
  readonly #text = new Text();
  #pending = 1;
  #settle: (text: string | null) => void = () => undefined;

  /** @param variables - coerced */
  constructor(context: Context, variables: Readonly<Record<string, unknown>>) {
    this.context = context;
    this.#variables = variables;
  }

  /** The text once everything is there; null at the first anomaly. */
  async write(complete: Complete): Promise<string | null> {
    const settled = new Promise<string | null>((resolve) => {
      this.#settle = resolve;
    });
    this.#attempt(undefined, this.#text, complete);
    return settled;
  }

  /**
   * The text of an entity at one place of the document, written by `write` when it first comes there:
   * whatever leads to it, nothing else can come of it.
   */
  once(place: number, id: string, out: Text, write: (room: Text) => void): void {
    const texts = (this.#entities[place] ??= new Map());
    const text = texts.get(id);
    if (text === undefined) texts.set(id, out.capture(write));
    else if (typeof text === 'string') out.write(text);
    else out.insert(text);
  }

  /** Completes a promised value in room that is left for it. */
  await(promised: PromiseLike<unknown>, out: Text, complete: Complete): void {
    const room = out.leaveRoom();
    this.#pending += 1;
    promised.then(
      (value) => {
        this.#attempt(value, room, complete);
      },
      () => {
        this.#settle(null);
      },
    );
  }

  argumentsAt({ index, read }: ArgumentPlace): Readonly<Record<string, unknown>> {
    return (this.#arguments[index] ??= read(this.#variables));
  }

  #attempt(value: unknown, out: Text, complete: Complete): void {
    try {
      complete(value, out, this);
    } catch {
      // Whatever it was, graphql-js meets it again, and says where.
      this.#settle(null);
      return;
    }
    this.#pending -= 1;
    if (this.#pending === 0) this.#settle(this.#text.toString());
  }
}
