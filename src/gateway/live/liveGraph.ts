import { StartupError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import type { BreakerState } from '../remote/breaker.ts';
import type { Attempt, Due, ListedState, Made, Recipe, Sources } from './attempt.ts';
import type { LiveMetrics } from './liveMetrics.ts';
import { Standing } from './standing.ts';
import { createFileWatch } from './watchFiles.ts';

/** A graph that follows what its files and subgraphs say. */
export interface LiveGraph {
  readonly status: () => LiveStatus;
  /** Looks at everything now. */
  refresh(): void;
  /** Looks no more; what is served stays. */
  close(): Promise<void>;
}

/** For people and their monitoring: what is served, and why it is not what it should be. */
export interface LiveStatus {
  /** Stale: what is served is older than, or not all of, what is asked for. */
  readonly state: 'current' | 'stale';
  /** When this state began. */
  readonly since: string;
  /** Of the supergraph that is served, and when it came. */
  readonly hash: string;
  readonly servedSince: string;
  readonly reason?: string;
  readonly subgraphs: readonly SubgraphStatus[];
}

export interface SubgraphStatus extends Omit<ListedState, 'reason'> {
  readonly reason?: string;
  /** What of it is asked just now; absent where the graph has nothing of it. */
  readonly breaker?: BreakerState;
  readonly running?: number;
  readonly waiting?: number;
  readonly streams?: number;
}

export interface LiveParts {
  readonly recipe: Recipe & Sources;
  readonly serve: (graph: Graph) => Promise<void>;
  readonly log: Logger;
  readonly metrics: LiveMetrics;
}

/** The first wait after trouble; each further one is twice as long, up to the usual time. */
const RETRY_MS = 1000;
const MAX_RETRY_MS = 30_000;

interface Served {
  readonly made: Made;
  readonly at: Date;
}

/** Serves a first graph, then every further one. Rejects with a StartupError where there is no first. */
export async function startLiveGraph(parts: LiveParts): Promise<LiveGraph> {
  const live = new Live(parts);
  await live.begin();
  return live;
}

class Live implements LiveGraph {
  readonly #parts: LiveParts;
  readonly #closing = new AbortController();
  readonly #standing: Standing;
  readonly #files = createFileWatch((changed) => {
    this.#refresh(changed);
  });
  #served: Served | null = null;
  #subgraphs: readonly ListedState[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  /** What was asked for while something else was looked at. */
  #next: Due | null = null;
  /** When the last look began. */
  #readSince = 0;
  /** When the last look at everything ended, by the clock of the process. */
  #allReadAt = 0;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#standing = new Standing(parts);
  }

  async begin(): Promise<void> {
    await this.#look('everything');
    this.#plan();
  }

  refresh(): void {
    this.#refresh('everything');
  }

  #refresh(due: Due): void {
    if (this.#closing.signal.aborted) return;
    if (this.#running !== null) {
      // What it reads may have changed since it read it.
      this.#next = this.#next === null ? due : both(this.#next, due);
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.#lookAgain(due).then(() => {
      this.#running = null;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.#refresh(next);
      else this.#plan();
    });
  }

  status(): LiveStatus {
    const served = this.#served;
    const { reason, since, healthySince } = this.#standing;
    return {
      state: reason === null ? 'current' : 'stale',
      since: since.toISOString(),
      hash: served?.made.hash ?? '',
      servedSince: (served?.at ?? healthySince).toISOString(),
      ...(reason !== null && { reason }),
      subgraphs: this.#subgraphs.map((listed) => statusOf(listed, served)),
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    this.#files.close();
    await this.#running;
  }

  async #look(due: Due): Promise<void> {
    const { recipe, metrics } = this.#parts;
    const { signal } = this.#closing;
    this.#readSince = Date.now();
    const attempting = recipe.attempt(signal, due).finally(() => {
      if (due === 'everything') this.#allReadAt = performance.now();
    });
    const { outcome, subgraphs, trouble }: Attempt = await attempting;
    if (signal.aborted) {
      if (outcome.kind === 'made') await outcome.graph.close?.();
      return;
    }
    if (outcome.kind === 'made') await this.#serve(outcome);
    this.#subgraphs = subgraphs;
    metrics.countReload(outcome.kind, trouble !== null);
    this.#standing.note(trouble);
  }

  async #lookAgain(due: Due): Promise<void> {
    const { log, metrics } = this.#parts;
    try {
      await this.#look(due);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      if (!(error instanceof StartupError)) log.error({ err: error }, 'a reload failed');
      metrics.countReload('kept', true);
      this.#standing.note(error instanceof Error ? error.message : String(error));
    }
  }

  async #serve(made: Made): Promise<void> {
    const { serve, log } = this.#parts;
    try {
      await serve(made.graph);
    } catch (error) {
      await made.graph.close?.();
      throw error;
    }
    made.accept();
    this.#served = { made, at: new Date() };
    log.info({ hash: made.hash, subgraphs: [...made.remote.keys()] }, 'serving a new graph');
  }

  #plan(): void {
    if (this.#closing.signal.aborted) return;
    const { recipe } = this.#parts;
    this.#files.watch(recipe.files(), this.#readSince);
    const waitMs = waitBefore(this.#standing.failures, recipe.pollMs());
    if (waitMs === null) return;
    // Files that change often must not keep everything else from being looked at.
    const waitedMs = performance.now() - this.#allReadAt;
    this.#timer = setTimeout(
      () => {
        this.refresh();
      },
      Math.max(0, waitMs - waitedMs),
    ).unref();
  }
}

function both(one: Due, other: Due): Due {
  if (one === 'everything' || other === 'everything') return 'everything';
  return new Set([...one, ...other]);
}

function waitBefore(failures: number, pollMs: number | null): number | null {
  if (failures === 0) return pollMs;
  const most = pollMs === null ? MAX_RETRY_MS : Math.min(pollMs, MAX_RETRY_MS);
  const waitMs = Math.min(most, RETRY_MS * 2 ** (failures - 1));
  // Several processes that lost the same subgraph should not come back all at once.
  return waitMs * (0.75 + Math.random() / 2);
}

function statusOf({ reason, ...listed }: ListedState, served: Served | null): SubgraphStatus {
  const remote = served?.made.remote.get(listed.name);
  return {
    ...listed,
    ...(reason !== null && { reason }),
    ...(remote && { breaker: remote.state(), ...remote.load() }),
  };
}
