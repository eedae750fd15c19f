import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { isRecord } from './answerErrors.ts';

/** What `decodeBody` can decode, as `accept-encoding` says it. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

export type Body =
  | { readonly state: 'whole'; readonly bytes: Buffer }
  | { readonly state: 'too-large' }
  | { readonly state: 'unknown-encoding' };

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface BodyLimits {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** The decoded body of a stream, read no further than the limit whatever its headers claim. Rejects as decodeBody does. */
export async function readBody(
  body: Readable,
  headers: Headers,
  { maxBytes, signal }: BodyLimits,
): Promise<Body> {
  const encoding = encodingOf(headers);
  if (!isKnown(encoding)) return refuse(body, { state: 'unknown-encoding' });
  if (Number(headers['content-length']) > maxBytes) return refuse(body, { state: 'too-large' });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop ends what it reads.
    if (bytes > maxBytes) return { state: 'too-large' };
    chunks.push(chunk);
  }
  const decoded = await decodeBody(joinChunks(chunks), encoding, maxBytes);
  signal.throwIfAborted();
  return decoded;
}

/**
 * What the bytes of a body decode to, as long as that is not too much. They are bounded themselves:
 * empty gzip members decode to nothing, however many they are. Rejects when the compression is broken.
 */
export async function decodeBody(
  bytes: Buffer,
  encoding: Encoding,
  maxBytes: number,
): Promise<Body> {
  if (encoding === 'identity') return { state: 'whole', bytes };
  try {
    const decode = encoding === 'br' ? decodeBrotli : decodeGzip;
    return { state: 'whole', bytes: await decode(bytes, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (isRecord(error) && error['code'] === 'ERR_BUFFER_TOO_LARGE') return { state: 'too-large' };
    throw error;
  }
}

const decodeGzip = promisify(gunzip);
const decodeBrotli = promisify(brotliDecompress);

/** Most answers come in one. */
export function joinChunks(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks);
}

/** How a body is encoded, `identity` where it is as it is. */
export function encodingOf(headers: Headers): string {
  const told = String(headers['content-encoding'] ?? '').toLowerCase();
  // No encoding is called "none", but graphql-sse says it.
  return told === '' || told === 'none' ? 'identity' : told;
}

export type Encoding = 'identity' | 'gzip' | 'x-gzip' | 'br';

export function isKnown(encoding: string): encoding is Encoding {
  return ['identity', 'gzip', 'x-gzip', 'br'].includes(encoding);
}

function refuse(body: Readable, why: Body): Body {
  letGo(body);
  return why;
}

/** Reads no more of it, and ends its connection. */
export function letGo(body: Readable): void {
  body.on('error', () => undefined);
  body.destroy();
}
