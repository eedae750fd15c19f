import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { DomainName } from '../collections/index.ts';
import { userError } from '../errors.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { adaptResolvers } from './adaptResolvers.ts';
import type { OwnedEntity } from './entities.ts';
import { createExecutor } from './executor.ts';
import type { Graph } from './graph.ts';
import type { OwnServices } from './ownServices.ts';
import { isPersonal } from './personal.ts';
import { ownCacheHints } from './ownCacheHints.ts';
import { createSubscribe } from './subscribeOwn.ts';
import { ownCosts } from './ownCosts.ts';
import { ownWork } from './ownWork.ts';

interface Executable extends Pick<Graph, 'sdl' | 'supergraphSdl'> {
  /** With the resolvers of the domains. */
  readonly schema: GraphQLSchema;
  readonly domains: readonly DomainName[];
  readonly entities: ReadonlyMap<string, OwnedEntity>;
}

/** A graph of ours on an executable schema. It asks nobody who they are. */
export function graphOver(
  { schema, sdl, supergraphSdl, domains, entities }: Executable,
  data: DataAccess,
  { writes, feed, bulk }: OwnServices,
): Graph {
  const written = adaptResolvers(schema, entities);
  const { executeOver, ...executor } = createExecutor({ schema, data, entities, written, writes });
  return {
    schema,
    sdl,
    supergraphSdl,
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

/** Of a graph that nobody tells of changes. */
async function* refuseSubscription(): AsyncGenerator<ExecutionResult> {
  yield { errors: [userError('BAD_USER_INPUT', 'Expected a query, got a subscription.')] };
}
