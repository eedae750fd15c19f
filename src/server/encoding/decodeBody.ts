import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib';
import type { RequestPayload } from 'fastify';

/** Bodies that can be decoded, as `Accept-Encoding` says it. */
export const DECODED = 'gzip, br, zstd';
/** Of the error of a body that is not encoded as it says. */
export const BROKEN_BODY = 'BROKEN_BODY';

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['zstd', createZstdDecompress],
]);

/** How a body is encoded; `identity` where it is as it is. */
export function encodingOf({ 'content-encoding': encoding }: IncomingHttpHeaders): string {
  return encoding?.trim().toLowerCase() ?? 'identity';
}

/** The media type of a body in lower case, as they are compared, without parameters; empty where none is said. */
export function mediaTypeIn({ 'content-type': type = '' }: IncomingHttpHeaders): string {
  return type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether a body says that its text is UTF-8, or nothing of it: as such it is read. */
export function isUtf8({ 'content-type': type = '' }: IncomingHttpHeaders): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}

export function isDecodable(encoding: string): boolean {
  return encoding === 'identity' || decoders.has(encoding);
}

/**
 * A body as it is without its encoding; an encoding that is not known changes nothing. Whoever reads it bounds it,
 * for it is decoded no faster than it is read, and not at all once the response is over.
 */
export function decodeBody(
  payload: RequestPayload,
  encoding: string,
  response: ServerResponse,
): RequestPayload {
  const decoder = decoders.get(encoding)?.();
  if (decoder === undefined) return payload;
  // Fastify compares it with the length that was told.
  const decoded: RequestPayload = Object.assign(decoder, { receivedEncodedLength: 0 });
  payload.on('data', ({ length }: Buffer) => {
    decoded.receivedEncodedLength = (decoded.receivedEncodedLength ?? 0) + length;
  });
  payload.once('error', (error) => {
    decoder.destroy(error);
  });
  // Stays: after a body was refused for its length, nobody else listens.
  decoder.on('error', (error) => {
    Object.assign(error, { statusCode: 400, code: BROKEN_BODY });
  });
  response.once('close', () => {
    decoder.destroy();
  });
  payload.pipe(decoder);
  return decoded;
}
