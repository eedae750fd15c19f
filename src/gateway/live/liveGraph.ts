import { StartupError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import type { BreakerState } from '../remote/breaker.ts';
import type { Attempt, ListedState, Made, Recipe, Sources } from './attempt.ts';
import type { LiveMetrics } from './liveMetrics.ts';
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
export async function startLiveGraph({
  recipe,
  serve,
  log,
  metrics,
}: LiveParts): Promise<LiveGraph> {
  const closing = new AbortController();
  let served: Served | null = null;
  let subgraphs: readonly ListedState[] = [];
  let trouble: { readonly reason: string; readonly since: Date } | null = null;
  let healthySince = new Date();
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isAskedAgain = false;

  const serveMade = async (made: Made): Promise<void> => {
    try {
      await serve(made.graph);
    } catch (error) {
      await made.graph.close?.();
      throw error;
    }
    made.accept();
    served = { made, at: new Date() };
    log.info({ hash: made.hash, subgraphs: [...made.remote.keys()] }, 'serving a new graph');
  };

  const note = (reason: string | null): void => {
    metrics.noteState(reason === null ? 'current' : 'stale');
    if (reason === null) {
      if (trouble !== null) log.info('the graph is what is asked for again');
      if (trouble !== null) healthySince = new Date();
      trouble = null;
      failures = 0;
      return;
    }
    failures += 1;
    if (trouble?.reason === reason) return;
    log.warn({ reason }, 'the graph is not what is asked for; trying again');
    trouble = { reason, since: trouble?.since ?? new Date() };
  };

  const look = async (): Promise<void> => {
    const attempt: Attempt = await recipe.attempt(closing.signal);
    if (closing.signal.aborted) {
      if (attempt.outcome.kind === 'made') await attempt.outcome.graph.close?.();
      return;
    }
    if (attempt.outcome.kind === 'made') await serveMade(attempt.outcome);
    subgraphs = attempt.subgraphs;
    metrics.countReload(attempt.outcome.kind, attempt.trouble !== null);
    note(attempt.trouble);
  };

  const lookAgain = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      if (closing.signal.aborted) return;
      if (!(error instanceof StartupError)) log.error({ err: error }, 'a reload failed');
      metrics.countReload('kept', true);
      note(error instanceof Error ? error.message : String(error));
    }
  };

  const files = createFileWatch(() => {
    refresh();
  });
  const plan = (): void => {
    if (closing.signal.aborted) return;
    files.watch(recipe.files());
    const waitMs = waitBefore(failures, recipe.pollMs());
    if (waitMs !== null) timer = setTimeout(refresh, waitMs).unref();
  };
  const refresh = (): void => {
    if (closing.signal.aborted) return;
    if (running !== null) {
      // What it reads may have changed since it read it.
      isAskedAgain = true;
      return;
    }
    clearTimeout(timer);
    running = lookAgain().then(() => {
      running = null;
      if (isAskedAgain) {
        isAskedAgain = false;
        refresh();
      } else plan();
    });
  };

  await look();
  plan();
  return {
    refresh,
    status: () => statusOf({ served, subgraphs, trouble, healthySince }),
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      files.close();
      await running;
    },
  };
}

function waitBefore(failures: number, pollMs: number | null): number | null {
  if (failures === 0) return pollMs;
  const most = pollMs === null ? MAX_RETRY_MS : Math.min(pollMs, MAX_RETRY_MS);
  const waitMs = Math.min(most, RETRY_MS * 2 ** (failures - 1));
  // Several processes that lost the same subgraph should not come back all at once.
  return waitMs * (0.75 + Math.random() / 2);
}

interface State {
  readonly served: Served | null;
  readonly subgraphs: readonly ListedState[];
  readonly trouble: { readonly reason: string; readonly since: Date } | null;
  readonly healthySince: Date;
}

function statusOf({ served, subgraphs, trouble, healthySince }: State): LiveStatus {
  return {
    state: trouble === null ? 'current' : 'stale',
    since: (trouble?.since ?? healthySince).toISOString(),
    hash: served?.made.hash ?? '',
    servedSince: (served?.at ?? healthySince).toISOString(),
    ...(trouble !== null && { reason: trouble.reason }),
    subgraphs: subgraphs.map(({ reason, ...listed }) => {
      const remote = served?.made.remote.get(listed.name);
      return {
        ...listed,
        ...(reason !== null && { reason }),
        ...(remote && { breaker: remote.state(), ...remote.load() }),
      };
    }),
  };
}
