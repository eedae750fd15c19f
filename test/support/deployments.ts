import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import type { Db } from 'mongodb';
import { Registry } from 'prom-client';
import { domainNames, type DomainName } from '../../src/collections/index.ts';
import { readConfig } from '../../src/settings/config.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import { createLocalSubgraph } from '../../src/gateway/localSubgraph.ts';
import { createRemoteSubgraph } from '../../src/gateway/remote/createRemoteSubgraph.ts';
import { parseRemoteOptions } from '../../src/gateway/remote/options.ts';
import type { Subgraph } from '../../src/gateway/subgraph.ts';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';
import type { Supergraph } from '../../src/gateway/supergraph.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { createSubgraph } from '../../src/graph/createSubgraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { mergeDomains } from '../../src/graph/mergeDomains.ts';
import { readSupergraphSdl } from '../../src/graph/schemaFiles.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { createLogger } from '../../src/observing/log.ts';
import { createServer } from '../../src/server/server.ts';
import { PATIENCE } from './patience.ts';

/** The graph of all domains as it is deployed, over one database. */
export interface Deployments {
  /** All domains and no gateway. */
  readonly whole: Graph;
  /** The gateway over one server for each domain. */
  readonly split: Graph;
  /** The gateway over all domains as one subgraph, every operation planned. */
  readonly collapsed: Graph;
  readonly close: () => Promise<void>;
}

const config = readConfig({ port: '0', logLevel: 'silent', maxAliases: '1000' }, {});
const log = createLogger(config);

export async function deploy(db: Db): Promise<Deployments> {
  const data = accessData(db, 240_000);
  const subgraphOf = (...domains: readonly DomainName[]) => createSubgraph({ domains, data });
  const servers = await Promise.all(
    domainNames.map(async (name) => ({ name, ...(await serve(subgraphOf(name))) })),
  );
  const shown = readSupergraph(readSupergraphSdl());
  const split = await gatewayOver(
    shown,
    servers.map(({ name, url }) => createRemoteSubgraph({ name, url, options: patient(), log })),
  );
  const composed = composeServices([{ name: 'own', typeDefs: mergeDomains(domainNames) }]);
  assertCompositionSuccess(composed);
  const collapsed = await gatewayOver(
    // Composing orders fields by subgraphs; what clients see is the same for all.
    { ...readSupergraph(composed.supergraphSdl), schema: shown.schema },
    [createLocalSubgraph('own', subgraphOf(...domainNames))],
  );
  return {
    whole: createGraph(data),
    split: split.graph,
    collapsed: collapsed.graph,
    close: async () => {
      await Promise.all([split, collapsed, ...servers].map((part) => part.close()));
    },
  };
}

function patient() {
  const parsed = parseRemoteOptions({ ...PATIENCE, messages: 'pass' });
  if (parsed.state === 'invalid') throw new Error(parsed.problems.join('\n'));
  return parsed.options;
}

async function gatewayOver(supergraph: Supergraph, subgraphs: readonly Subgraph[]) {
  const graph = createGateway({
    supergraph,
    publicSdl: supergraph.sdl,
    subgraphs: new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph])),
    own: null,
    // What most answers are written by, from the first on.
    compiledAfter: 0,
    onUnplanned: (reason) => {
      throw new Error('Expected a plan.', { cause: reason });
    },
  });
  return {
    graph,
    close: async () => {
      await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
    },
  };
}

async function serve(graph: Graph) {
  const server = await createServer({
    config,
    log,
    readiness: async () => ({ state: 'ready', details: { imported: null } }),
    registry: new Registry(),
    pages: { playground: '/nowhere', docs: '/nowhere' },
  });
  const url = await server.listen();
  await server.serve(graph);
  return { url: `${url}/graphql`, close: () => server.close() };
}
