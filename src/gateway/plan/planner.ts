import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { QueryPlan } from '@graphql-hive/router-query-planner';
import type { Plan } from './plan.ts';
import { readPlan } from './readPlan.ts';

/** Finds out which subgraphs to ask, and in what order. */
export interface Planner {
  /** Rejects with the planner's reason when it finds no way, or falls over the operation. */
  plan(operation: string): Promise<Plan>;
  /** The same for another supergraph; closed with this one. */
  for(supergraphSdl: string): Planner;
  /** Ends the process; what is being planned is rejected. */
  close(): void;
}

export type PlannerMessage =
  | { readonly kind: 'load'; readonly supergraph: number; readonly sdl: string }
  | { readonly kind: 'plan'; readonly supergraph: number; readonly operation: string };

export type PlannerAnswer = { readonly plan: QueryPlan } | { readonly reason: string };

/**
 * The planner of Hive Router, a Node addon for Linux (glibc) and macOS, in a process of its own: at
 * some operations it does not throw but ends its process. It is started again for what comes next.
 */
export function createPlanner(supergraphSdl: string): Planner {
  const process = new PlannerProcess();
  const plannerFor = (sdl: string): Planner => {
    const supergraph = process.load(sdl);
    return {
      plan: async (operation) => readPlan(await process.plan(supergraph, operation)),
      for: plannerFor,
      close: () => {
        process.close();
      },
    };
  };
  return plannerFor(supergraphSdl);
}

interface Pending {
  readonly message: PlannerMessage;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (reason: Error) => void;
}

/** As much of what the planner says when it falls as a log can use. */
const MAX_LAST_WORDS = 600;

class PlannerProcess {
  readonly #supergraphs: string[] = [];
  /** What was sent and not answered, in order. */
  #pending: Pending[] = [];
  #child: ChildProcess | null = null;
  #isClosed = false;

  load(sdl: string): number {
    const supergraph = this.#supergraphs.push(sdl) - 1;
    if (this.#child !== null) this.#send({ kind: 'load', supergraph, sdl });
    else this.#start();
    return supergraph;
  }

  plan(supergraph: number, operation: string): Promise<QueryPlan> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new Error('Expected a planner that is open, got one that was closed.'));
        return;
      }
      const message: PlannerMessage = { kind: 'plan', supergraph, operation };
      this.#pending.push({ message, resolve, reject });
      if (this.#child === null) this.#start();
      this.#send(message);
      this.#keepAlive();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#child?.disconnect();
    this.#child = null;
    for (const { reject } of this.#pending.splice(0)) {
      reject(new Error('The planner was closed.'));
    }
  }

  #start(): void {
    const child = fork(join(import.meta.dirname, 'plannerProcess.ts'), {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    let lastWords = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-MAX_LAST_WORDS);
    });
    child.on('message', (answer: PlannerAnswer) => {
      const asked = this.#pending.shift();
      if ('plan' in answer) asked?.resolve(answer.plan);
      else asked?.reject(new Error(answer.reason));
      this.#keepAlive();
    });
    child.once('error', () => undefined); // It exits as well.
    child.once('close', () => {
      if (this.#child === child) this.#startAfter(lastWords);
    });
    for (const [supergraph, sdl] of this.#supergraphs.entries()) {
      this.#send({ kind: 'load', supergraph, sdl });
    }
    this.#keepAlive();
  }

  /** The process has ended over the first that was not answered; the others are asked again. */
  #startAfter(lastWords: string): void {
    this.#child = null;
    const fatal = this.#pending.shift();
    fatal?.reject(new Error(`The planner ended over this operation: ${lastWords.trim()}`));
    if (this.#pending.length === 0) return;
    this.#start();
    for (const { message } of this.#pending) this.#send(message);
  }

  #send(message: PlannerMessage): void {
    // A message that does not arrive is one of a process that has ended, which is noticed.
    this.#child?.send(message, () => undefined);
  }

  /** Only a plan that is waited for keeps this process from ending. */
  #keepAlive(): void {
    if (this.#child === null) return;
    const { channel, stderr } = this.#child;
    const handles = [this.#child, channel, stderr as { ref?(): void; unref?(): void } | null];
    for (const handle of handles) {
      if (this.#pending.length > 0) handle?.ref?.();
      else handle?.unref?.();
    }
  }
}
