import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOf, hasVersion } from './cache/cacheControl.ts';
import { chooseEncoding } from './encoding/encodings.ts';
import { addVary } from './vary.ts';

interface Tagged {
  readonly text: string;
  readonly contentType: string;
}

/** Sends a text with its tag, and to who has it in this form that it still holds. */
export function sendTagged(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { text, contentType }: Tagged,
): FastifyReply {
  addVary(reply, 'Accept-Encoding');
  const encoding = chooseEncoding(headers['accept-encoding'], Buffer.byteLength(text));
  const tag = entityTagOf(text, { contentType, encoding });
  void reply.header('etag', tag);
  return hasVersion(headers['if-none-match'], tag)
    ? reply.code(304).send()
    : reply.type(contentType).send(text);
}
