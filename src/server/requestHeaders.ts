import type { FastifyInstance } from 'fastify';
import { arrivalOf } from './front/arrival.ts';

export const REQUEST_ID = 'x-request-id';
/** In every response, beside its request's id. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** Says the request's id in every response of a route, and the route to whoever follows requests. */
export function addRequestHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const arrival = arrivalOf(request.raw);
    arrival.route = request.routeOptions.url ?? 'none';
    void reply.headers({ [REQUEST_ID]: arrival.id, ...SECURITY_HEADERS });
    done();
  });
}
