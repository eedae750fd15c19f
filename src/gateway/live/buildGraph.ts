import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import { combineCacheHints } from '../cacheHints.ts';
import { createGateway } from '../createGateway.ts';
import type { Subgraph } from '../subgraph.ts';
import type { Supergraph } from '../supergraph.ts';
import type { RemoteAddress, Remotes, Taken } from './remotes.ts';

export interface GraphParts {
  readonly supergraph: Supergraph;
  readonly publicSdl: string;
  readonly addresses: readonly RemoteAddress[];
  /** The schemas of the remote ones, which may say how long answers may be kept. */
  readonly remoteSdls: readonly string[];
  /** Our own part; null when every subgraph is remote. */
  readonly own: { readonly graph: Graph; readonly subgraph: Subgraph } | null;
}

export interface BuiltGraph {
  /** Closing it lets go of subgraphs that no other graph has. */
  readonly graph: Graph;
  readonly remote: Taken['subgraphs'];
}

/** One graph over remote subgraphs and ours. Throws a StartupError where there can be none. */
export async function buildGraph(
  { supergraph, publicSdl, addresses, remoteSdls, own }: GraphParts,
  { remotes, log }: { readonly remotes: Remotes; readonly log: Logger },
): Promise<BuiltGraph> {
  const taken = remotes.take(addresses);
  const subgraphs = new Map<string, Subgraph>(taken.subgraphs);
  if (own !== null) subgraphs.set(own.subgraph.name, own.subgraph);
  try {
    const graph = createGateway({
      supergraph,
      publicSdl,
      subgraphs,
      own: own?.graph ?? null,
      cacheHints: own === null ? undefined : combineCacheHints(own.graph, remoteSdls),
      onUnplanned: (reason) => {
        log.error({ err: reason }, 'an operation could not be planned');
      },
    });
    return { graph: { ...graph, close: () => taken.release() }, remote: taken.subgraphs };
  } catch (error) {
    await taken.release();
    throw error;
  }
}
