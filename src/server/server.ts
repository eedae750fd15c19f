import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import fastifyCors from '@fastify/cors';
import type { FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from '../settings/config.ts';
import type { Identify } from '../identity/identify.ts';
import type { Graph } from '../graph/graph.ts';
import type { Logger } from '../observing/log.ts';
import { NO_OPERATIONS, type OperationFiles } from '../operations/operationFiles.ts';
import { addBuiltPages, type BuiltPages } from './builtPages.ts';
import type { CacheCounts } from './cache/answers.ts';
import { observeCache, observeHeavyWork } from './cache/cacheMetrics.ts';
import { HeavyWork } from './cache/heavyWork.ts';
import { corsOptions } from './corsOptions.ts';
import { addContractRoutes } from './contractRoutes.ts';
import { Compressor } from './encoding/compressor.ts';
import { addEncoding } from './encoding/encodeReplies.ts';
import { arrivalOf } from './front/arrival.ts';
import { createGetRule } from './front/getRule.ts';
import { endWorkOnSend } from './endWorkOnSend.ts';
import { addFeedRoute, createFollowers } from './feed/feedRoute.ts';
import { Admission } from './front/admission.ts';
import { createAdmissionMeter } from './front/admissionMetrics.ts';
import { Front } from './front/front.ts';
import { watchLoopDelay, type LoopDelay } from './front/loopDelay.ts';
import { addGraphqlRoute } from './graphqlRoute.ts';
import { addHealthRoutes } from './healthRoutes.ts';
import { addHomeRoute } from './homeRoute.ts';
import { createHosts } from './hosts.ts';
import { createAccept } from './httpServer.ts';
import { AnswerTypes } from './known/answerTypes.ts';
import { PersistedTexts } from './known/persistedTexts.ts';
import type { Limits } from './limits/limits.ts';
import { listenAt } from './listen.ts';
import { createApp } from './createApp.ts';
import { addMcpRoute, createLazyMcp } from './mcpRoute.ts';
import { createPoints } from './createPoints.ts';
import type { PointsLedger } from '../points/settling.ts';
import { createPointsSharing } from './sharePoints.ts';
import { createMetrics } from './metrics.ts';
import { addApiRoute } from './operations/apiRoute.ts';
import { addOperationsRoute } from './operations/listRoute.ts';
import { addOpenApiRoute } from './operations/openApiRoute.ts';
import { addTypesRoute } from './operations/typesRoute.ts';
import { createOriginOf } from './originOf.ts';
import { addPublishRoute, createPublishing, readNdjson } from './publish/publishRoute.ts';
import { readinessIn, type ReadinessCheck } from './readiness.ts';
import { addRequestHeaders, followRequests } from './requests.ts';
import { addSchemaRoutes } from './schemaRoutes.ts';
import { servedTo, type Phase, type Served } from './served.ts';
import { createServing, statisticsOf, updateOperations } from './serving.ts';
import { createSlots } from './slots.ts';
import { returnStartMemory } from './startMemory.ts';
import { createStreams } from './streams/streams.ts';
import { boundReplies } from './unread/boundReplies.ts';
import type { UsageCounts } from '../usage/usageCounts.ts';
import { Unread } from './unread/unread.ts';
import { createUnreadMeter } from './unread/unreadMetrics.ts';

type ServerConfig = Limits &
  Pick<
    Config,
    | 'host'
    | 'port'
    | 'corsOrigins'
    | 'allowedHosts'
    | 'trustProxy'
    | 'graceMs'
    | 'maxBodyBytes'
    | 'explain'
    | 'maxRequests'
    | 'maxWaitMs'
    | 'maxStreams'
    | 'maxStallMs'
    | 'maxUnreadBytes'
    | 'heartbeatMs'
    | 'responseCacheBytes'
    | 'httpMaxAge'
    | 'documents'
    | 'mcpMaxTokens'
    | 'pointsMode'
    | 'pointsPerSecond'
    | 'pointsMaximum'
    | 'trustedProxies'
  >;

export interface ServerParts {
  readonly config: ServerConfig;
  readonly log: Logger;
  /** Asked by `/readyz` once a graph is served; before and after, the server knows itself. */
  readonly readiness: ReadinessCheck;
  /** Told by `/healthz` beside that the process runs. Default: nothing. */
  readonly health?: () => Readonly<Record<string, unknown>>;
  /** Where the meters go; one server per registry. */
  readonly registry: Registry;
  /** Milliseconds, by which points come back. Default: since the process began. */
  readonly clock?: () => number;
  /** Default: that of this process. */
  readonly loopDelay?: LoopDelay;
  /** What `/metrics` shows. Default: the meters in the registry. */
  readonly exposition?: () => Promise<string>;
  /** Finds out who asks. Default: `Authorization` is nothing to this server, and everybody anonymous. */
  readonly identify?: Identify | null;
  /** Named operations in files, which the server follows. Default: none. */
  readonly operations?: OperationFiles;
  /** Told of each operation that was answered. Default: nobody counts. */
  readonly usage?: Pick<UsageCounts, 'note'> | undefined;
  readonly pages: BuiltPages;
}

/** Listens before there is a graph, so that whoever waits for it can see it coming. */
export interface Server {
  /** Gives the URL; throws a StartupError when the address cannot be had. */
  listen(): Promise<string>;
  /** Answers on a connection that another process has accepted; in place of listening. */
  accept(socket: Socket): void;
  /** Answers by this graph from now on, and closes it at the end. Again with another: it takes over, running requests keep theirs, subscriptions end with SCHEMA_RELOADED. */
  serve(graph: Graph): Promise<void>;
  /** Shares from now on what askers have left with other processes; where points are only measured, nothing is shared. */
  sharePoints(ledger: PointsLedger | null): void;
  /** Refuses new requests and ends subscriptions at once, lets running ones finish for `graceMs`, then closes every connection. */
  close(): Promise<void>;
}

/** An HTTP server for graphs: it knows HTTP, limits, logs and metrics, and nothing of what a graph is about. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { config, log, readiness, health = () => ({}), registry } = parts;
  const { identify = null } = parts;
  const files = parts.operations ?? NO_OPERATIONS;
  const exposition = parts.exposition ?? (() => registry.metrics());
  const metrics = createMetrics(registry);
  // Widened: TypeScript would take the phase for the one it starts with inside the closures below.
  let phase = { state: 'starting' } as Phase;
  const current = (): Served | null => (phase.state === 'serving' ? phase.served : null);
  const served = ({ raw }: FastifyRequest): Served | null =>
    servedTo(current(), arrivalOf(raw).asker);
  const heavyWork = new HeavyWork(config.maxNodes);
  observeHeavyWork(registry, () => heavyWork.statistics);
  const unread = new Unread({ config, log, meter: createUnreadMeter(registry) });
  const streams = createStreams(config, metrics, unread);
  const retire = (served: Served | null) => {
    served?.retire().catch((error: unknown) => {
      log.error({ err: error }, 'a graph that is no longer served could not be closed');
    });
  };

  const requests = followRequests(log, metrics, unread, parts.usage ?? null);
  const slots = createSlots(config.maxRequests);
  const types = new AnswerTypes();
  const persisted = new PersistedTexts();
  const counts: CacheCounts = { hits: 0, misses: 0, joined: 0, bypassed: 0, waiting: 0 };
  const serveOver = createServing({
    ...{ config, log, files, metrics, persisted, counts, heavyWork },
  });
  observeCache(registry, counts, () => statisticsOf(current()));
  const compressor = new Compressor();
  const hosts = createHosts(config);
  const mayGet = createGetRule(config.corsOrigins);
  const points = createPoints(config, registry, parts.clock);
  const sharing = createPointsSharing(points, log);
  const loopDelay = parts.loopDelay ?? watchLoopDelay();
  const admission = new Admission({
    ...{ maxWaitMs: config.maxWaitMs, points, current, loopDelay },
    meter: createAdmissionMeter(registry),
  });
  const passing = {
    points,
    admission,
    requests,
    current,
    slots,
    types,
    persisted,
    metrics,
    compressor,
    mayGet,
  };
  const front = new Front({ config, unread, hosts, identify, ...passing });
  const app = createApp(config, log, (onward) => front.listener(onward));
  app.server.on('connection', (socket) => {
    unread.follow(socket);
  });
  addRequestHeaders(app);
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (phase.state === 'stopping') void reply.header('connection', 'close');
    done(null, payload);
  });
  endWorkOnSend(app, points);
  addEncoding(app, compressor);
  boundReplies(app, unread);
  await app.register(fastifyCors, corsOptions(config.corsOrigins));
  const originOf = createOriginOf(hosts, config);
  addHomeRoute(app, originOf);
  addBuiltPages(app, parts.pages);
  addSchemaRoutes(app, { served, compressor });
  addHealthRoutes(app, {
    health,
    metrics: { contentType: registry.contentType, exposition },
    readiness: async () => readinessIn(phase, readiness),
  });
  const graphqlParts = {
    served,
    mayExplain: config.explain,
    documents: config.documents,
    limits: config,
    slots,
    streams,
    admission,
    points,
    types,
    mayGet,
  };
  const followers = createFollowers(config);
  const feedParts = { served, config, unread, followers, points };
  const publishing = createPublishing();
  addFeedRoute(app, feedParts);
  readNdjson(app);
  addPublishRoute(app, { served, publishing, points });
  const mcpParts = { ...graphqlParts, mcp: createLazyMcp(config, log), originOf };
  addGraphqlRoute(app, graphqlParts);
  addMcpRoute(app, mcpParts);
  addApiRoute(app, graphqlParts);
  addOperationsRoute(app, served);
  addTypesRoute(app, served);
  const hasCredentials = identify !== null;
  addOpenApiRoute(app, { served, hasCredentials });
  addContractRoutes(app, {
    ...{ ...mcpParts, ...feedParts, hasCredentials, publishing, current, compressor },
    pages: parts.pages,
  });
  await app.ready();
  files.onChange(() => {
    const served = current();
    if (served !== null) updateOperations(served, files);
  });

  return {
    listen: () => listenAt(app, config),
    accept: createAccept(app.server),
    serve: async (graph) => {
      const next = await serveOver(graph);
      if (phase.state === 'stopping') {
        retire(next);
        return;
      }
      const previous = current();
      if (previous === null) returnStartMemory(requests);
      phase = { state: 'serving', served: next };
      // They may have changed while these were prepared.
      updateOperations(next, files);
      // After the change of phase: who subscribes again gets the new graph.
      streams.endAll('reloaded');
      retire(previous);
    },
    sharePoints: sharing.begin,
    close: async () => {
      const last = current();
      phase = { state: 'stopping' };
      streams.endAll('stopped');
      followers.endAll();
      await Promise.race([
        requests.untilIdle(),
        setTimeout(config.graceMs, undefined, { ref: false }),
      ]);
      await app.close();
      // Where others accept, Fastify takes it for one that has no connections.
      app.server.closeAllConnections();
      app.server.close();
      unread.close();
      loopDelay.close();
      sharing.close();
      retire(last);
    },
  };
}
