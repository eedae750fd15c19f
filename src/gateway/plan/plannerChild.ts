import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { QueryPlan } from '@graphql-hive/router-query-planner';

/** What the planner's process is told; `number` comes back with the answer. */
export type PlannerMessage = { readonly number: number; readonly supergraph: number } & (
  | { readonly kind: 'load'; readonly sdl: string }
  | { readonly kind: 'plan'; readonly operation: string }
);

export type PlannerAnswer =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'planned'; readonly plan: QueryPlan }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The addon cannot be loaded here. */
  | { readonly kind: 'unavailable' };

interface Pending {
  readonly message: PlannerMessage;
  readonly resolve: (answer: PlannerAnswer) => void;
  readonly reject: (reason: Error) => void;
}

/** As much of what the planner says when it falls as a log can use. */
const MAX_LAST_WORDS = 600;

/** The planner's process: started with the first question, and again after one that ends it. */
export class PlannerChild {
  readonly #supergraphs: string[] = [];
  /** What was sent and not answered, by number and in order. */
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | null = null;
  #asked = 0;
  #isClosed = false;

  /** Gives the number that the supergraph goes by, and the answer to loading it. */
  async load(sdl: string): Promise<{ supergraph: number; answer: PlannerAnswer }> {
    const supergraph = this.#supergraphs.length;
    // Started before it is among those that a new process is given.
    if (this.#child === null) this.#start();
    this.#supergraphs.push(sdl);
    return { supergraph, answer: await this.#ask({ kind: 'load', supergraph, sdl }) };
  }

  plan(supergraph: number, operation: string): Promise<PlannerAnswer> {
    if (this.#child === null) this.#start();
    return this.#ask({ kind: 'plan', supergraph, operation });
  }

  close(): void {
    this.#isClosed = true;
    if (this.#child?.connected === true) this.#child.disconnect();
    this.#child = null;
    for (const { reject } of this.#pending.values()) reject(new Error('The planner was closed.'));
    this.#pending.clear();
  }

  #ask(question: Question): Promise<PlannerAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new Error('Expected a planner that is open, got one that was closed.'));
        return;
      }
      this.#asked += 1;
      const message = { ...question, number: this.#asked };
      this.#pending.set(message.number, { message, resolve, reject });
      this.#send(message);
      this.#keepAlive();
    });
  }

  #start(): void {
    if (this.#isClosed) return;
    const child = fork(join(import.meta.dirname, 'plannerProcess.ts'), {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    let lastWords = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-MAX_LAST_WORDS);
    });
    child.on('message', (answer: PlannerAnswer & { readonly number: number }) => {
      this.#pending.get(answer.number)?.resolve(answer);
      this.#pending.delete(answer.number);
      this.#keepAlive();
    });
    child.once('error', () => undefined); // It closes as well.
    child.once('close', () => {
      if (this.#child === child) this.#startAfter(lastWords);
    });
    for (const [supergraph, sdl] of this.#supergraphs.entries()) {
      this.#send({ kind: 'load', supergraph, sdl, number: 0 }); // Nobody waits for the answer.
    }
    this.#keepAlive();
  }

  /** The process has ended over the first that was not answered; the others are asked again. */
  #startAfter(lastWords: string): void {
    this.#child = null;
    const [first] = this.#pending.values();
    if (first === undefined) return;
    this.#pending.delete(first.message.number);
    first.reject(new Error(`The planner ended over this: ${lastWords.trim()}`));
    if (this.#pending.size === 0) return;
    this.#start();
    for (const { message } of this.#pending.values()) this.#send(message);
  }

  #send(message: PlannerMessage): void {
    // One that does not arrive was sent to a process that has ended, which is noticed.
    this.#child?.send(message, () => undefined);
  }

  /** Only an answer that is waited for keeps this process from ending. */
  #keepAlive(): void {
    if (this.#child === null) return;
    const { channel, stderr } = this.#child;
    const handles = [this.#child, channel, stderr as { ref?(): void; unref?(): void } | null];
    for (const handle of handles) {
      if (this.#pending.size > 0) handle?.ref?.();
      else handle?.unref?.();
    }
  }
}

type Question = PlannerMessage extends infer M
  ? M extends PlannerMessage
    ? Omit<M, 'number'>
    : never
  : never;
