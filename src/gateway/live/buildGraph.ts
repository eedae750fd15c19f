import { setImmediate } from 'node:timers/promises';
import { parse } from 'graphql';
import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import { combineCacheHints } from '../cacheHints.ts';
import type { Guarding } from '../../guards/guardGraph.ts';
import type { ComposedContract } from '../compose/contracts.ts';
import { createGateway, type GatewayParts } from '../createGateway.ts';
import { createPlanner } from '../plan/planner.ts';
import type { Subgraph } from '../subgraph.ts';
import type { Supergraph } from '../supergraph.ts';
import type { RemoteAddress, Remotes, Taken } from './remotes.ts';

export interface GraphParts {
  readonly supergraph: Supergraph;
  readonly publicSdl: string;
  /** Each is served beside; one that failed is not. */
  readonly contracts: readonly ComposedContract[];
  readonly addresses: readonly RemoteAddress[];
  /** The schemas of the remote ones, which may say how long answers may be kept. */
  readonly remoteSdls: readonly string[];
  /** Our own part; null when every subgraph is remote. */
  readonly own: { readonly open: Graph; readonly subgraph: Subgraph } | null;
  readonly guarding: Guarding;
}

export interface BuiltGraph {
  /** Closing it lets go of subgraphs that no other graph has. */
  readonly graph: Graph;
  readonly remote: Taken['subgraphs'];
}

/** One graph over remote subgraphs and ours. Throws a StartupError where there can be none. */
export async function buildGraph(
  { supergraph, publicSdl, contracts, addresses, remoteSdls, own, guarding }: GraphParts,
  { remotes, log }: { readonly remotes: Remotes; readonly log: Logger },
): Promise<BuiltGraph> {
  warnOfPolicies(supergraph.guards, guarding, log);
  const taken = remotes.take(addresses);
  const subgraphs = new Map<string, Subgraph>(taken.subgraphs);
  if (own !== null) subgraphs.set(own.subgraph.name, own.subgraph);
  try {
    const parts = {
      planner: createPlanner(supergraph),
      subgraphs,
      own: own?.open ?? null,
      cacheHints: own === null ? undefined : combineCacheHints(own.open, remoteSdls),
      guarding,
      onUnplanned: (reason: unknown) => {
        log.error({ err: reason }, 'an operation could not be planned');
      },
    };
    const graph = createGateway({ ...parts, supergraph, publicSdl });
    const shown = new Map<string, Graph | null>();
    for (const contract of contracts) {
      // Each takes its time: between two, requests have their turn.
      await setImmediate();
      shown.set(contract.name, await contractGraph(contract, { ...parts, supergraph }));
      const warnings = contract.kind === 'composed' ? contract.warnings : [];
      for (const reason of warnings) log.warn({ contract: contract.name, reason }, WARNING);
    }
    const close = () => taken.release();
    return { graph: { ...graph, contracts: shown, close }, remote: taken.subgraphs };
  } catch (error) {
    await taken.release();
    throw error;
  }
}

const WARNING = 'a contract hides less, or more, than it seems';

/** Planned as the graph, and completed by what the contract shows of it; null where it could not be composed. */
async function contractGraph(
  contract: ComposedContract,
  parts: Omit<GatewayParts, 'publicSdl' | 'isNarrowed'>,
): Promise<Graph | null> {
  if (contract.kind === 'failed') return null;
  // With it comes the composer, which a graph without contracts does not take here.
  const { rebuildApiSchema } = await import('../compose/apiSchema.ts');
  const schema = rebuildApiSchema(parse(contract.sdl, { noLocation: true }));
  const supergraph = { ...parts.supergraph, schema };
  // The supergraph of a contract names what that hides.
  return createGateway({ ...parts, supergraph, publicSdl: null, isNarrowed: true });
}

/** Nobody meets a policy of which nobody said what it takes. */
function warnOfPolicies(
  guards: Supergraph['guards'],
  { policies }: Guarding,
  log: Pick<Logger, 'warn'>,
): void {
  const named = [...guards.values()].flatMap((rule) => rule.policies?.flat() ?? []);
  for (const policy of new Set(named)) {
    if (policies?.has(policy) === true) continue;
    log.warn({ policy }, 'a policy is not in the configuration: nobody sees what it guards');
  }
}
