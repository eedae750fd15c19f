import { buildSubgraphSchema } from '@apollo/subgraph';
import { print, type DocumentNode } from 'graphql';
import type { DomainName } from '../collections/index.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { adaptResolvers } from './adaptResolvers.ts';
import { assembleResolvers } from './assemble.ts';
import { attachResolvers } from './attachResolvers.ts';
import { refuseSubscription } from './createGraph.ts';
import { ownedEntities } from './entities.ts';
import { createExecutor } from './executor.ts';
import type { Graph } from './graph.ts';
import type { OwnServices } from './ownServices.ts';
import { isPersonal } from './personal.ts';
import { ownCacheHints } from './ownCacheHints.ts';
import { createSubscribe } from './subscribeOwn.ts';
import { ownCosts } from './ownCosts.ts';
import { ownWork } from './ownWork.ts';
import { resolveEntities } from './resolveEntities.ts';

export interface OpenSubgraphOptions extends OwnServices {
  readonly domains: readonly DomainName[];
  /** Of these domains, as `mergeDomains` gives them. */
  readonly typeDefs: DocumentNode;
  readonly data: DataAccess;
}

/** Domains as one Federation 2 subgraph, for whoever finds out who may see what. */
export function createOpenSubgraph({
  domains,
  typeDefs,
  data,
  writes,
  feed,
  bulk,
}: OpenSubgraphOptions): Graph {
  const entities = ownedEntities(domains);
  const schema = buildSubgraphSchema([{ typeDefs }]);
  attachResolvers(schema, assembleResolvers(schema, domains));
  resolveEntities(schema, entities);
  const written = adaptResolvers(schema, entities);
  const { executeOver, ...executor } = createExecutor({ schema, data, entities, written, writes });
  return {
    schema,
    sdl: print(typeDefs),
    supergraphSdl: null,
    ...executor,
    isPersonal,
    ...(feed && { feed }),
    ...(bulk && { bulk }),
    subscribe:
      feed === undefined ? refuseSubscription : createSubscribe({ schema, feed, executeOver }),
    ...(data.freshness && { freshness: data.freshness }),
    backlogMs: data.backlogMs,
    waitingRequests: data.waitingRequests,
    cacheHints: ownCacheHints(domains),
    costs: ownCosts(domains),
    work: ownWork(data),
  };
}
