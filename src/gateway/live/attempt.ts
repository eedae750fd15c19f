import type { Graph } from '../../graph/graph.ts';
import type { RemoteSubgraph } from '../remote/createRemoteSubgraph.ts';

/** Makes graphs of what files and subgraphs say, each time it is asked. */
export interface Recipe {
  /**
   * Rejects with a StartupError where nothing can be made of it.
   * @param due - what is not due may be taken as it was read before
   */
  attempt(signal: AbortSignal, due: Due): Promise<Attempt>;
}

/** What is to be read again: everything, or what depends on these files. */
export type Due = 'everything' | ReadonlySet<string>;

/** What came of reading everything once more. */
export interface Attempt {
  readonly outcome: Outcome;
  /** Why the graph is not, or not all, what is asked for; null when it is. */
  readonly trouble: string | null;
  /** Those that are asked for, in the order of their list. */
  readonly subgraphs: readonly ListedState[];
}

type Outcome =
  /** Nothing to be made: everything is as it was, or what has changed cannot be used. */
  { readonly kind: 'kept' } | Made;

export interface Made {
  readonly kind: 'made';
  readonly graph: Graph;
  readonly remote: ReadonlyMap<string, RemoteSubgraph>;
  /** The same for the same supergraph. */
  readonly hash: string;
  /** Told once it is served: what comes next is compared with it. */
  readonly accept: () => void;
}

export interface ListedState {
  readonly name: string;
  readonly url: string;
  /** Whether the graph has its schema as it is now, an older one, or none of it. */
  readonly schema: 'current' | 'older' | 'missing';
  readonly reason: string | null;
}

/** Where the recipe's next look is due. */
export interface Sources {
  /** Files that it read, or would have. */
  readonly files: () => readonly string[];
  /** How often to look again while all is well; null for never. */
  readonly pollMs: () => number | null;
}
