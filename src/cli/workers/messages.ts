import type { Config } from '../../settings/config.ts';
import type { ImportReport } from '../parts.ts';
import type { LiveStatus } from '../../gateway/live/liveGraph.ts';

/** Set in the environment of a worker, by the process that forks it. */
export const workerVariable = 'MEP_GRAPH_WORKER';

/** What one worker is to do. */
export interface WorkerTask {
  /** From 1; one that takes another's place has its number. */
  readonly worker: number;
  readonly config: Config;
  /** Before it can answer, so that whoever waits for the start sees it coming; not where others answer already. */
  readonly acceptsAtOnce: boolean;
}

/** The database that the primary process has opened and brought up to date. */
export interface OpenedData {
  readonly uri: string;
  readonly name: string;
  readonly report: ImportReport | null;
}

/** What the primary process tells a worker. */
export type Order =
  | { readonly kind: 'begin'; readonly task: WorkerTask }
  /** Null where a supergraph is served whose subgraphs are all elsewhere. */
  | { readonly kind: 'serve'; readonly data: OpenedData | null }
  /** Comes with a connection, unless its client has left. */
  | { readonly kind: 'take' }
  /** To look at subgraphs and their list now. */
  | { readonly kind: 'refresh' }
  | { readonly kind: 'stop' };

/** What a worker tells the primary process. */
export type News =
  /** It hears what it is told from now on. */
  | { readonly kind: 'here' }
  /** It takes the next connection: the first, or one more. */
  | { readonly kind: 'free' }
  | { readonly kind: 'serving'; readonly supergraph: LiveStatus | null }
  /** Answers by this graph from now on, which is told by its hash. */
  | { readonly kind: 'reloaded'; readonly graph: string }
  /** It cannot start, for a reason that a person must put right. */
  | { readonly kind: 'failed'; readonly reason: string };

/** What both sides ask each other: a worker for the sum of all, the primary process for one worker's part. */
export type Question = 'metrics' | 'readiness';
