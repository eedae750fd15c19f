import type { RequestListener } from 'node:http';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from 'fastify';
import type { Config } from '../settings/config.ts';
import type { Logger } from '../observing/log.ts';
import { clientErrorAnswerer } from './clientErrors.ts';
import { methodsAt } from './contractRoutes.ts';
import { readJsonExactly } from './exactBody.ts';
import { addHead, createAnswerHead } from './front/answerHead.ts';
import { arrivalOf } from './front/arrival.ts';
import { answerError, answerUnknown } from './httpErrors.ts';
import { createHttpServer } from './httpServer.ts';
import { maxHeaderSize } from './nodeHttp.ts';

type AppConfig = Pick<Config, 'trustProxy' | 'corsOrigins' | 'maxBodyBytes'>;

/**
 * Fastify, as this server has it.
 * @param before - makes the listener that takes every request first of the one that takes what is left
 */
export function createApp(
  config: AppConfig,
  log: Logger,
  before: (onward: RequestListener) => RequestListener,
): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  const { trustProxy, corsOrigins } = config;
  const headFor = createAnswerHead({ corsOrigins, explain: false });
  const app = Fastify({
    loggerInstance,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    genReqId: (request) => arrivalOf(request).id,
    requestIdHeader: false,
    bodyLimit: config.maxBodyBytes,
    // Node.js has refused what is longer; a name that is not known is told as any other.
    routerOptions: { maxParamLength: maxHeaderSize },
    trustProxy: typeof trustProxy === 'boolean' ? trustProxy : [...trustProxy],
    frameworkErrors: (error, request, reply) => {
      // No hook has seen this one.
      addHead(reply, headFor(request.headers.origin));
      answerError(error, request, reply);
    },
    clientErrorHandler: clientErrorAnswerer(corsOrigins),
    serverFactory: (onward) => createHttpServer(before(onward)),
    // No route has a schema, and loading what compiles them takes a tenth of the start.
    schemaController: {
      compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas },
    },
    // `close` has let the requests finish by then; what is left has used up its grace.
    forceCloseConnections: true,
    return503OnClosing: false,
  });
  app.removeContentTypeParser('text/plain');
  readJsonExactly(app);
  const answerNoRoute = answerUnknown((path) => methodsAt(app, path));
  app.setNotFoundHandler(answerNoRoute);
  app.setErrorHandler<FastifyError>((error, request, reply) =>
    // Of QUERY without a type, Fastify says so before it says that no route has that method, as none of ours has.
    error.code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE'
      ? answerNoRoute(request, reply)
      : answerError(error, request, reply),
  );
  return app;
}

function noSchemas(): never {
  throw new Error('Expected routes without schemas, got one that has one.');
}
