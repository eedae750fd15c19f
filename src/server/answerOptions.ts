import type { FastifyInstance } from 'fastify';
import { methodsAt } from './contractRoutes.ts';
import { pathOf } from './httpErrors.ts';

/**
 * Answers OPTIONS that is no preflight of a browser: LibreOffice asks what may be done to a URL before it opens it, and takes an
 * error for a file that is not there.
 */
export function answerOptions(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers } = request;
    if (method !== 'OPTIONS' || headers['access-control-request-method'] !== undefined) return;
    const methods = methodsAt(app, pathOf(request));
    const allow = methods.length === 0 ? FILES : methods;
    await reply
      .code(204)
      .header('allow', [...allow, 'OPTIONS'].join(', '))
      .send();
  });
}

/** What is at a path without a route of its own is a page or a file, or nothing. */
const FILES = ['GET', 'HEAD'];
