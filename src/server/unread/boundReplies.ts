import type { FastifyInstance } from 'fastify';
import { refusalFor, TOO_MUCH_WAITS, unavailable } from '../httpErrors.ts';
import type { Unread } from './unread.ts';

/** Counts what routes send whole until it is read, and answers 503 where too much waits; files are sent as they are read. */
export function boundReplies(app: FastifyInstance, unread: Unread): void {
  app.addHook<string | Buffer | null>('onSend', (request, reply, payload, done) => {
    const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
    if (!isWhole || unread.admit(reply.raw, Buffer.byteLength(payload))) {
      done(null, payload);
      return;
    }
    const refusal = refusalFor(request.url, unavailable(TOO_MUCH_WAITS));
    for (const name of ['content-encoding', 'content-length', 'etag'])
      void reply.removeHeader(name);
    void reply.code(refusal.status).headers(refusal.headers);
    done(null, JSON.stringify(refusal.body));
  });
}
