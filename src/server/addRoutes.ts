import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addBuiltPages } from './builtPages.ts';
import { addContractRoutes } from './contractRoutes.ts';
import { addFeedRoute } from './feed/feedRoute.ts';
import { arrivalOf } from './front/arrival.ts';
import { addGraphqlRoute } from './graphqlRoute.ts';
import { addHealthRoutes } from './healthRoutes.ts';
import { addHomeRoute } from './homeRoute.ts';
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

interface Told {
  readonly current: () => Served | null;
  readonly readiness: () => Promise<Readiness>;
}

/** Everything that can be asked for: of this process, of the graph, and of what contracts show of it. */
export function addRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  means: Means,
  told: Told,
): void {
  const { config, log, registry, pages, health = () => ({}) } = parts;
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
  const ofGraph = {
    ...means,
    config,
    mayExplain: config.explain,
    documents: config.documents,
    limits: config,
    mcp: createLazyMcp(config, log),
    hasCredentials: (parts.identify ?? null) !== null,
    served: ({ raw }: FastifyRequest) => servedTo(current(), arrivalOf(raw).asker),
  };
  addSchemaRoutes(app, ofGraph);
  addFeedRoute(app, ofGraph);
  addPublishRoute(app, ofGraph);
  addGraphqlRoute(app, ofGraph);
  addMcpRoute(app, ofGraph);
  addApiRoute(app, ofGraph);
  addOperationsRoute(app, ofGraph.served);
  addTypesRoute(app, ofGraph.served);
  addOpenApiRoute(app, ofGraph);
  addContractRoutes(app, { ...ofGraph, current, pages });
}
