import type { FastifyInstance } from 'fastify';
import { addVary } from '../vary.ts';
import type { Compressor } from './compressor.ts';
import { chooseEncoding, MIN_BYTES } from './encodings.ts';

/** Compresses what routes send whole, for who accepts that; streams and files look after themselves. */
export function addEncoding(app: FastifyInstance, compressor: Compressor): void {
  app.addHook<string | Buffer | null>('onSend', (request, reply, payload, done) => {
    const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
    const isEvent = String(reply.getHeader('content-type')).startsWith('text/event-stream');
    if (!isWhole || isEvent || reply.hasHeader('content-encoding')) {
      done(null, payload);
      return;
    }
    const bytes = Buffer.byteLength(payload);
    if (bytes >= MIN_BYTES) addVary(reply, 'Accept-Encoding');
    const encoding = chooseEncoding(request.headers['accept-encoding'], bytes);
    if (encoding === null) {
      done(null, payload);
      return;
    }
    void reply.header('content-encoding', encoding).removeHeader('content-length');
    Promise.resolve(compressor.encode(payload, encoding)).then(
      (encoded) => {
        done(null, encoded);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
