import { buildASTSchema, parse, type ExecutionResult } from 'graphql';
import { domainNames } from '../collections/index.ts';
import { userError } from '../errors.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { adaptResolvers } from './adaptResolvers.ts';
import { assembleResolvers } from './assemble.ts';
import { attachResolvers } from './attachResolvers.ts';
import { ownedEntities } from './entities.ts';
import { createExecutor } from './executor.ts';
import type { Graph } from './graph.ts';
import type { OwnServices } from './ownServices.ts';
import { guardOwn, type OwnGuarding } from './ownGuards.ts';
import { ownCacheHints } from './ownCacheHints.ts';
import { isPersonal } from './personal.ts';
import { createSubscribe } from './subscribeOwn.ts';
import { ownCosts } from './ownCosts.ts';
import { ownWork } from './ownWork.ts';
import { readApiSdl, readSupergraphSdl } from './schemaFiles.ts';

/** The whole graph, which shows everybody what they may see. */
export function createGraph(
  data: DataAccess,
  services?: OwnServices,
  guarding?: OwnGuarding,
): Graph {
  return guardOwn(createOpenGraph(data, services), guarding);
}

/** The whole graph on one executable schema, whose types come from composing all domains. It asks nobody who they are. */
export function createOpenGraph(data: DataAccess, { writes, feed, bulk }: OwnServices = {}): Graph {
  const sdl = readApiSdl();
  // What composing gave is sound: a check holds it to the domains' files, and proving it takes long.
  const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
  attachResolvers(schema, assembleResolvers(schema, domainNames));
  const entities = ownedEntities(domainNames);
  const written = adaptResolvers(schema, entities);
  const { executeOver, ...executor } = createExecutor({ schema, data, entities, written, writes });
  return {
    schema,
    sdl,
    supergraphSdl: readSupergraphSdl(),
    ...executor,
    isPersonal,
    ...(feed && { feed }),
    ...(bulk && { bulk }),
    subscribe:
      feed === undefined ? refuseSubscription : createSubscribe({ schema, feed, executeOver }),
    ...(data.freshness && { freshness: data.freshness }),
    backlogMs: data.backlogMs,
    waitingRequests: data.waitingRequests,
    cacheHints: ownCacheHints(domainNames),
    costs: ownCosts(domainNames),
    work: ownWork(data),
  };
}

/** Of a graph that nobody tells of changes. */
export async function* refuseSubscription(): AsyncGenerator<ExecutionResult> {
  yield { errors: [userError('BAD_USER_INPUT', 'Expected a query, got a subscription.')] };
}
