import type { IncomingMessage } from 'node:http';
import type { Arrival } from './arrival.ts';

interface StartingParts {
  /** As long as who is refused would be told to wait, so that nobody waits longer for having been held. */
  readonly patienceMs: number;
  /** So many wait at once. */
  readonly most: number;
}

interface Waiting {
  readonly timer: NodeJS.Timeout;
  readonly begin: () => void;
}

/** What answers by the graph; whoever looks whether there is one yet is told at once. */
const OF_GRAPH =
  /^\/(contracts\/[^/?]+\/)?(graphql|api|operations|mcp|changes|publish|(openapi|schema|supergraph)\.\w+)(?![\w-])/;

/** Holds requests that come between listening and the first graph: they are answered then, or refused in their time. */
export class Starting {
  readonly #parts: StartingParts;
  readonly #waiting = new Set<Waiting>();
  #isOver = false;

  constructor(parts: StartingParts) {
    this.#parts = parts;
  }

  holds({ method, url = '' }: IncomingMessage): boolean {
    if (this.#isOver || this.#waiting.size >= this.#parts.most) return false;
    return this.#parts.patienceMs > 0 && method !== 'OPTIONS' && OF_GRAPH.test(url);
  }

  /** @param begin - called once, unless the client has left by then */
  wait(arrival: Pick<Arrival, 'hasLeft'>, begin: () => void): void {
    const waiting: Waiting = {
      begin: () => {
        if (!arrival.hasLeft) begin();
      },
      timer: setTimeout(() => {
        this.#waiting.delete(waiting);
        waiting.begin();
      }, this.#parts.patienceMs),
    };
    this.#waiting.add(waiting);
  }

  /** From now on nobody waits: there is a graph, or there will be none. */
  end(): void {
    this.#isOver = true;
    for (const { timer, begin } of this.#waiting) {
      clearTimeout(timer);
      begin();
    }
    this.#waiting.clear();
  }
}
