import { setTimeout } from 'node:timers/promises';
import fastifyCors from '@fastify/cors';
import { NO_OPERATIONS } from '../operations/operationFiles.ts';
import { addRoutes } from './addRoutes.ts';
import { answerOptions } from './answerOptions.ts';
import { corsOptions } from './corsOptions.ts';
import { createApp, refuseUnknownFirst } from './createApp.ts';
import { addEncoding } from './encoding/encodeReplies.ts';
import { endWorkOnSend } from './endWorkOnSend.ts';
import { Front } from './front/front.ts';
import { createAccept } from './httpServer.ts';
import { listenAt } from './listen.ts';
import { createMeans } from './means.ts';
import { addRequestHeaders } from './requestHeaders.ts';
import type { Served } from './served.ts';
import type { Server, ServerParts } from './serverParts.ts';
import { whenQuiet } from './operations/whenQuiet.ts';
import { createServing, prepareOperations, updateOperations } from './serving.ts';
import { createPointsSharing } from './sharePoints.ts';
import { Turnover } from './turnover.ts';
import { boundReplies } from './unread/boundReplies.ts';

/** An HTTP server for graphs: it knows HTTP, limits, logs and metrics, and nothing of what a graph is about. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { config, log, readiness, identify = null, operations: files = NO_OPERATIONS } = parts;
  const current = (): Served | null => turnover.current();
  const means = createMeans(parts, current);
  const { requests, streams, followers, publishing, points, unread } = means;
  const tellUnprepared = (error: unknown): void => {
    log.error({ err: error }, 'operations could not be prepared');
  };
  const update = (served: Served): void => {
    updateOperations(served, files).catch(tellUnprepared);
  };
  let callOff = (): void => undefined;
  const prepareLater = (served: Served): void => {
    callOff();
    callOff = whenQuiet(
      () => requests.running.idleMs(),
      () => {
        prepareOperations(served).catch(tellUnprepared);
      },
    );
  };
  const turnover: Turnover = new Turnover({
    log,
    serveOver: createServing({ config, log, files, ...means }),
    onFirst: () => {
      parts.onFirstGraph?.(requests.running);
    },
    onServed: (served) => {
      // They may have changed while these were prepared.
      update(served);
      prepareLater(served);
      means.starting.end();
      // Now that there is another: who subscribes again gets the new graph.
      streams.endAll('reloaded');
    },
  });
  const front = new Front({ config, identify, current, ...means });
  const app = createApp(config, log, (onward) => front.listener(onward));
  app.server.on('connection', (socket) => {
    unread.follow(socket);
  });
  addRequestHeaders(app);
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (turnover.isStopping) void reply.header('connection', 'close');
    done(null, payload);
  });
  endWorkOnSend(app, points);
  addEncoding(app, means.compressor);
  boundReplies(app, unread);
  answerOptions(app);
  await app.register(fastifyCors, corsOptions(config.corsOrigins));
  refuseUnknownFirst(app);
  addRoutes(app, parts, means, { current, readiness: () => turnover.readiness(readiness) });
  await app.ready();
  files.onChange(() => {
    const served = current();
    if (served !== null) update(served);
  });
  const sharing = createPointsSharing(points, log);

  return {
    listen: () => listenAt(app, config),
    accept: createAccept(app.server),
    serve: (graph) => turnover.serve(graph),
    sharePoints: sharing.begin,
    close: async () => {
      callOff();
      const letGo = turnover.stop();
      means.starting.end();
      streams.endAll('stopped');
      followers.endAll();
      publishing.endAll();
      await Promise.race([
        requests.running.untilIdle(),
        setTimeout(config.graceMs, undefined, { ref: false }),
      ]);
      await app.close();
      // Where others accept, Fastify takes it for one that has no connections.
      app.server.closeAllConnections();
      app.server.close();
      unread.close();
      means.loopDelay.close();
      sharing.close();
      letGo();
    },
  };
}
