import type { FastifyInstance } from 'fastify';
import type { Points } from '../points/points.ts';
import { arrivalOf } from './front/arrival.ts';

/** What is ready to be sent is no work any more; who goes on asking without points waits for being told so. */
export function endWorkOnSend(app: FastifyInstance, points: Points): void {
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    const arrival = arrivalOf(raw);
    arrival.endWork?.();
    const pauseMs = reply.statusCode === 429 ? points.pauseMs(raw, arrival.asker) : 0;
    if (pauseMs === 0) {
      done(null, payload);
      return;
    }
    setTimeout(() => {
      done(null, payload);
    }, pauseMs);
  });
}
