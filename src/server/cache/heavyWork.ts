import { HeaderMap } from '@apollo/server';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { ErrorCode } from '../../errors.ts';
import type { PlainSignal } from '../../signal.ts';

/** Operations that could return less are never held up. */
const LIGHT_NODES = 2000;
const MAX_WAIT_MS = 10_000;

interface Waiting {
  readonly nodes: number;
  readonly begin: () => void;
}

/**
 * Work on what could return much: together no more than one operation may. More would not be done sooner, but each
 * takes memory, and holds up everybody else. Of what waits, the least begins first.
 */
export class HeavyWork {
  readonly #maxNodes: number;
  readonly #waiting = new Set<Waiting>();
  #nodes = 0;

  /** @param maxNodes - of one operation */
  constructor(maxNodes: number) {
    this.#maxNodes = maxNodes;
  }

  get statistics(): { readonly waiting: number; readonly nodes: number } {
    return { waiting: this.#waiting.size, nodes: this.#nodes };
  }

  /** Runs a task once there is room for it; refuses it where that takes too long or nobody waits any more. */
  async run<T>(
    { nodes, signal }: { readonly nodes: number; readonly signal: PlainSignal },
    task: () => Promise<T>,
  ): Promise<T | ExecutionResult> {
    if (nodes <= LIGHT_NODES) return task();
    if (this.#fits(nodes)) this.#nodes += nodes;
    else if (!(await this.#wait(nodes, signal))) return TOO_BUSY;
    try {
      return await task();
    } finally {
      this.#nodes -= nodes;
      this.#beginNext();
    }
  }

  #fits(nodes: number): boolean {
    return this.#nodes === 0 || this.#nodes + nodes <= this.#maxNodes;
  }

  /** Whether its turn came in time; then it has its room. */
  async #wait(nodes: number, signal: PlainSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const one: Waiting = {
      nodes,
      begin: () => {
        resolve(true);
      },
    };
    const leave = (): void => {
      // Not where its turn has come already.
      if (this.#waiting.delete(one)) resolve(false);
    };
    const timer = setTimeout(leave, MAX_WAIT_MS);
    signal.addEventListener('abort', leave);
    this.#waiting.add(one);
    const isInTime = await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
    return isInTime;
  }

  #beginNext(): void {
    for (const one of [...this.#waiting].toSorted((a, b) => a.nodes - b.nodes)) {
      if (!this.#fits(one.nodes)) return;
      this.#waiting.delete(one);
      this.#nodes += one.nodes;
      one.begin();
    }
  }
}

const TOO_BUSY: ExecutionResult = {
  errors: [
    new GraphQLError('Too many large operations at once; try again, or ask for smaller pages.', {
      extensions: {
        code: 'SERVICE_UNAVAILABLE' satisfies ErrorCode,
        http: { status: 503, headers: new HeaderMap([['retry-after', '2']]) },
      },
    }),
  ],
};
