import type { Graph } from '../graph/graph.ts';
import type { Logger } from '../observing/log.ts';
import { readinessIn, type Readiness, type ReadinessCheck } from './readiness.ts';
import type { Phase, Served } from './served.ts';

interface TurnoverParts {
  readonly log: Logger;
  readonly serveOver: (graph: Graph) => Promise<Served>;
  /** Called when the first graph is about to be served. */
  readonly onFirst: () => void;
  /** Called once a graph is served. */
  readonly onServed: (served: Served) => void;
}

/** Which graph a server answers by: none at first and at the end, and between one after the other. */
export class Turnover {
  readonly #parts: TurnoverParts;
  #phase: Phase = { state: 'starting' };

  constructor(parts: TurnoverParts) {
    this.#parts = parts;
  }

  /** Null where there is nothing to ask. */
  readonly current = (): Served | null =>
    this.#phase.state === 'serving' ? this.#phase.served : null;

  get isStopping(): boolean {
    return this.#phase.state === 'stopping';
  }

  readiness(check: ReadinessCheck): Promise<Readiness> {
    return readinessIn(this.#phase, check);
  }

  /** Answers by a graph from now on; those that are answered by the one before keep it. */
  async serve(graph: Graph): Promise<void> {
    const { serveOver, onFirst, onServed } = this.#parts;
    const next = await serveOver(graph);
    if (this.isStopping) {
      this.#retire(next);
      return;
    }
    const previous = this.current();
    if (previous === null) onFirst();
    this.#phase = { state: 'serving', served: next };
    onServed(next);
    if (previous !== null) this.#retire(previous);
  }

  /** Answers by none from now on; gives what lets the last one go. */
  stop(): () => void {
    const last = this.current();
    this.#phase = { state: 'stopping' };
    return () => {
      if (last !== null) this.#retire(last);
    };
  }

  #retire(served: Served): void {
    served.retire().catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'a graph that is no longer served could not be closed');
    });
  }
}
