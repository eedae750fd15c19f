import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { buildSchema, print, type ExecutionResult } from 'graphql';
import { domainNames, type DomainName } from '../collections/index.ts';
import { userError } from '../errors.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { assembleResolvers } from './assemble.ts';
import { ownedEntities } from './entities.ts';
import { createExecutor } from './executor.ts';
import type { Graph } from './graph.ts';
import { hydrateReferences } from './hydrate.ts';
import { mergeDomains } from './mergeDomains.ts';
import { resolveEntities } from './resolveEntities.ts';
import { readApiSdl, readSupergraphSdl } from './schemaFiles.ts';

export interface GraphOptions {
  /** The domains this process serves: all of them make a graph, some of them a subgraph. */
  readonly domains: readonly DomainName[];
  readonly data: DataAccess;
}

/** The graph of all domains, or the subgraph of some. */
export function createGraph(options: GraphOptions): Graph {
  return options.domains.length === domainNames.length
    ? createWholeGraph(options)
    : createSubgraph(options);
}

/** The whole graph on one executable schema, whose types come from composing all domains. */
function createWholeGraph({ domains, data }: GraphOptions): Graph {
  const sdl = readApiSdl();
  const schema = makeExecutableSchema({
    typeDefs: sdl,
    resolvers: assembleResolvers(buildSchema(sdl), domains),
  });
  const entities = ownedEntities(domains);
  const referring = hydrateReferences(schema, entities);
  return {
    schema,
    sdl,
    supergraphSdl: readSupergraphSdl(),
    ...createExecutor({ schema, data, entities, referring }),
    subscribe: refuseSubscription,
    ...(data.freshness && { freshness: data.freshness }),
  };
}

/** Any domains as one Federation 2 subgraph, with `_service` and `_entities`. */
export function createSubgraph({ domains, data }: GraphOptions): Graph {
  const typeDefs = mergeDomains(domains);
  const entities = ownedEntities(domains);
  const types = buildSubgraphSchema([{ typeDefs }]);
  const schema = buildSubgraphSchema([
    {
      typeDefs,
      // Both sides describe resolver maps by types of their own.
      resolvers: assembleResolvers(types, domains) as never,
    },
  ]);
  resolveEntities(schema, entities);
  const referring = hydrateReferences(schema, entities);
  return {
    schema,
    sdl: print(typeDefs),
    supergraphSdl: null,
    ...createExecutor({ schema, data, entities, referring }),
    subscribe: refuseSubscription,
    ...(data.freshness && { freshness: data.freshness }),
  };
}

/** No domain has subscriptions; a server refuses them by the schema before it comes here. */
async function* refuseSubscription(): AsyncGenerator<ExecutionResult> {
  yield { errors: [userError('BAD_USER_INPUT', 'Expected a query, got a subscription.')] };
}
