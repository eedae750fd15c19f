import type { Config } from '../../settings/config.ts';
import type { LiveStatus } from '../../gateway/live/liveGraph.ts';
import type { Logger } from '../../observing/log.ts';
import type { OpenedData, Question } from './messages.ts';
import { Doorway, urlOf } from './doorway.ts';
import { shareOf } from './shareOf.ts';
import { WorkerSlot } from './workerSlot.ts';

export interface CrewParts {
  readonly config: Config;
  readonly log: Logger;
  /** Answers a worker for all of them. */
  readonly answer: (question: Question) => Promise<unknown>;
  /** Told of each worker that ends unexpectedly. */
  readonly onDeath: (worker: number) => void;
}

/** All workers of this process. */
export class Crew {
  slots: readonly WorkerSlot[] = [];
  readonly #parts: CrewParts;
  readonly #doorway = new Doorway(() => this.slots);
  #newestGraph: string | null = null;

  constructor(parts: CrewParts) {
    this.#parts = parts;
  }

  /** Listens, and begins workers; gives the URL. Throws a StartupError where the address cannot be had. */
  async begin(): Promise<string> {
    const { log, answer, onDeath } = this.#parts;
    const { host, port: wanted } = this.#parts.config;
    const port = await this.#doorway.open({ host, port: wanted });
    const config = { ...this.#parts.config, port };
    const share = shareOf(config);
    this.slots = Array.from({ length: config.workers }, (_, index) => {
      const worker = index + 1;
      return new WorkerSlot(
        { worker, config: share },
        {
          log,
          answer,
          onFree: () => {
            this.#doorway.handOn();
          },
          onReturn: (socket) => {
            this.#doorway.putBack(socket);
          },
          onReload: (graph) => {
            this.#noteGraph(graph, worker);
          },
          onDeath: () => {
            onDeath(worker);
          },
        },
      );
    });
    process.once('exit', () => {
      for (const slot of this.slots) slot.kill();
    });
    const url = urlOf(config);
    log.info(`Server listening at ${url}`);
    return url;
  }

  /** Resolves once all answer; rejects with the StartupError of one that cannot. */
  async serve(data: OpenedData | null): Promise<LiveStatus | null> {
    const [supergraph = null] = await Promise.all(this.slots.map((slot) => slot.serve(data)));
    return supergraph;
  }

  /** Has all look at subgraphs and their list now. */
  refresh(): void {
    for (const slot of this.slots) slot.tell({ kind: 'refresh' });
  }

  /** Lets all finish what they answer; resolves when the last one has ended. */
  async stop(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.stop()));
    this.#doorway.close();
  }

  /** Whoever serves another graph first has the others look as well, so that clients meet two for as short as can be. */
  #noteGraph(graph: string, from: number): void {
    if (graph === this.#newestGraph) return;
    this.#newestGraph = graph;
    for (const slot of this.slots) if (slot.worker !== from) slot.tell({ kind: 'refresh' });
  }
}
