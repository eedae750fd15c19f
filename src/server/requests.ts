import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pathOf } from './httpErrors.ts';
import type { Metrics } from './metrics.ts';

/** Looked at every few seconds by probes and scrapers. */
const QUIET: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** The id the client or a proxy gave the request when it can do no harm in a log, else a new one. */
export function readRequestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

/**
 * Says the request's id in every response; logs and times each request once, when it is over. One
 * whose client left has no status and no time to tell: its answer was not sent.
 */
export function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished && !request.isStream) logRequest(request, 'client left');
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    if (request.isStream) return;
    const status = reply.statusCode;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const { method } = request;
    metrics.timeRequest({ method, route: routeOf(request), status, ms });
    logRequest(request, 'request', { status, ms });
  });
}

function logRequest(request: FastifyRequest, message: string, more: object = {}): void {
  const { method, operationName, log } = request;
  const operation = operationName ?? undefined;
  const facts = { method, path: pathOf(request), ...more, operation };
  if (QUIET.has(routeOf(request))) log.debug(facts, message);
  else log.info(facts, message);
}

function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'none';
}

/** Follows the requests that are being answered; gives a function that waits until there are none. */
export function trackRequests(app: FastifyInstance): () => Promise<void> {
  let running = 0;
  let wake: () => void = () => undefined;
  app.addHook('onRequest', async (_request, reply) => {
    running += 1;
    reply.raw.once('close', () => {
      running -= 1;
      if (running === 0) wake();
    });
  });
  return async () => {
    if (running === 0) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  };
}
