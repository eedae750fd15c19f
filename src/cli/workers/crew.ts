import cluster from 'node:cluster';
import type { Config } from '../../config.ts';
import type { LiveStatus } from '../../gateway/live/liveGraph.ts';
import type { Logger } from '../../log.ts';
import type { OpenedData, Question } from './messages.ts';
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
  readonly slots: readonly WorkerSlot[];
  #newestGraph: string | null = null;

  constructor({ config, log, answer, onDeath }: CrewParts) {
    // The default anywhere but on Windows, unless a variable of Node.js says otherwise: who accepts by themselves share unevenly.
    cluster.schedulingPolicy = cluster.SCHED_RR;
    // What was said on the command line, they are told.
    cluster.setupPrimary({ args: ['serve'] });
    const share = shareOf(config);
    this.slots = Array.from({ length: config.workers }, (_, index) => {
      const worker = index + 1;
      return new WorkerSlot(
        { worker, config: share },
        {
          log,
          answer,
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
  }

  /** Resolves with their URL once all take connections; rejects with the StartupError of one that cannot. */
  async listen(): Promise<string> {
    const [url = ''] = await Promise.all(this.slots.map((slot) => slot.listening));
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
  }

  /** Whoever serves another graph first has the others look as well, so that clients meet two for as short as can be. */
  #noteGraph(graph: string, from: number): void {
    if (graph === this.#newestGraph) return;
    this.#newestGraph = graph;
    for (const slot of this.slots) if (slot.worker !== from) slot.tell({ kind: 'refresh' });
  }
}
