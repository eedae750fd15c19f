import { parse } from 'graphql';
import { domainNames } from '../../src/collections/index.ts';
import type { OwnGraph } from '../../src/gateway/live/ownGraph.ts';
import { createLocalSubgraph } from '../../src/gateway/localSubgraph.ts';
import { createOpenGraph } from '../../src/graph/createGraph.ts';
import { createOpenSubgraph } from '../../src/graph/createOpenSubgraph.ts';
import type { OwnServices } from '../../src/graph/ownServices.ts';
import { OWN_NAME, ownSubgraphs } from '../../src/graph/ownSubgraphs.ts';
import type { DataAccess } from '../../src/loading/dataAccess.ts';

/** Our own graph as a gateway has it, without guards. */
export function ownGraphOver(data: DataAccess, services: OwnServices): OwnGraph {
  const open = createOpenGraph(data, services);
  const schemas = ownSubgraphs();
  const typeDefs = parse(schemas.whole.sdl);
  const subgraph = createOpenSubgraph({ domains: domainNames, typeDefs, data, ...services });
  return {
    schemas,
    open,
    guard: () => open,
    subgraph: createLocalSubgraph(OWN_NAME, subgraph),
  };
}
