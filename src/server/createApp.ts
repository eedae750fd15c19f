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
import { methodsAt, methodsOfFiles } from './contractRoutes.ts';
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
  app.setNotFoundHandler(answerUnknown((path) => methodsAt(app, path)));
  app.setErrorHandler<FastifyError>(answerError);
  return app;
}

/**
 * Refuses a method or a path that no route has before the body is looked at: what its type, its length or its text would
 * be refused for says nothing of what is wrong. Comes behind all hooks that give every answer its headers.
 */
export function refuseUnknownFirst(app: FastifyInstance): void {
  const refuse = answerUnknown((path) => {
    const methods = methodsAt(app, path);
    return methods.length > 0 ? methods : methodsOfFiles(app, path);
  });
  app.addHook('onRequest', async (request, reply) =>
    request.is404 ? refuse(request, reply) : undefined,
  );
}

function noSchemas(): never {
  throw new Error('Expected routes without schemas, got one that has one.');
}
