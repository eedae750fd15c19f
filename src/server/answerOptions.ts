import type { FastifyInstance } from 'fastify';

/**
 * Answers OPTIONS that is no preflight of a browser: LibreOffice asks what may be done to a URL before it opens it, and takes an
 * error for a file that is not there.
 */
export function answerOptions(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers, url } = request;
    if (method !== 'OPTIONS' || headers['access-control-request-method'] !== undefined) return;
    const allow = TAKES_POST.test(url) ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS';
    await reply.code(204).header('allow', allow).send();
  });
}

const TAKES_POST = /\/(?:graphql|mcp|publish)\b/;
