import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Asker } from '../identity/asker.ts';
import { addBuiltPages } from './builtPages.ts';
import { addContractRoutes } from './contractRoutes.ts';
import { addFeedRoute } from './feed/feedRoute.ts';
import { arrivalOf } from './front/arrival.ts';
import { addGraphqlRoute } from './graphqlRoute.ts';
import { addHealthRoutes } from './healthRoutes.ts';
import { addHomeRoute } from './homeRoute.ts';
import { sendUnavailable } from './httpErrors.ts';
import { addMcpRoute, createLazyMcp } from './mcpRoute.ts';
import type { Means } from './means.ts';
import { addApiRoute } from './operations/apiRoute.ts';
import { addOperationsRoute } from './operations/listRoute.ts';
import { addOpenApiRoute } from './operations/openApiRoute.ts';
import { addTypesRoute } from './operations/typesRoute.ts';
import { addPublishRoute, readNdjson } from './publish/publishRoute.ts';
import type { Readiness } from './readiness.ts';
import { addSchemaRoutes } from './schemaRoutes.ts';
import { servedTo, type Served } from './served.ts';
import type { ServerParts } from './serverParts.ts';

interface ServerState {
  readonly current: () => Served | null;
  readonly readiness: () => Promise<Readiness>;
}

/** Everything that can be asked for: of this process, of the graph, and of what contracts show of it. */
export function addRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  means: Means,
  told: ServerState,
): void {
  const { registry, pages, health = () => ({}) } = parts;
  const { exposition = () => registry.metrics() } = parts;
  const { current, readiness } = told;
  addHomeRoute(app, means.originOf);
  addBuiltPages(app, pages);
  addHealthRoutes(app, {
    health,
    metrics: { contentType: registry.contentType, exposition },
    readiness,
  });
  readNdjson(app);
  const ofGraph = partsOfGraph(parts, means, current);
  void app.register((graph, _options, done) => {
    addGraphRoutes(graph, ofGraph);
    done();
  });
  addContractRoutes(app, { ...ofGraph, pages });
}

type GraphParts = ReturnType<typeof partsOfGraph>;

function partsOfGraph(parts: ServerParts, means: Means, current: ServerState['current']) {
  const { config, log, identify = null } = parts;
  return {
    ...means,
    config,
    current,
    mayExplain: config.explain,
    documents: config.documents,
    limits: config,
    mcp: createLazyMcp(config, log),
    hasCredentials: identify !== null,
    served: ({ raw }: FastifyRequest) => servedTo(current(), arrivalOf(raw).asker),
  };
}

/** What is asked of the graph, or of the contract that the key is for. */
function addGraphRoutes(app: FastifyInstance, parts: GraphParts): void {
  const { current, served } = parts;
  app.addHook('onRequest', async ({ raw }, reply) =>
    lacksContract(current(), arrivalOf(raw).asker)
      ? sendUnavailable(reply, NOT_FOR_KEY)
      : undefined,
  );
  addSchemaRoutes(app, parts);
  addFeedRoute(app, parts);
  addPublishRoute(app, parts);
  addGraphqlRoute(app, parts);
  addMcpRoute(app, parts);
  addApiRoute(app, parts);
  addOperationsRoute(app, served);
  addTypesRoute(app, served);
  addOpenApiRoute(app, parts);
}

const NOT_FOR_KEY =
  'The contract that the key is for is not configured here, or cannot be made of the graph at present; ask who gave you the key.';

/** Whether a graph is served, and nothing of it can be shown to who asks. */
function lacksContract(served: Served | null, asker: Asker): boolean {
  return served !== null && servedTo(served, asker) === null;
}
