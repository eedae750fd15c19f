import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/** What `readBody` can decode, as `accept-encoding` says it. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

export type Body =
  | { readonly state: 'whole'; readonly bytes: Buffer }
  /** The rest was not read. */
  | { readonly state: 'too-large' }
  | { readonly state: 'unknown-encoding' };

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface BodyLimits {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Told of every chunk as it came over the network. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * The decoded body, read no further than the limit whatever its headers claim. What comes over the
 * network counts too: empty gzip members decode to nothing, however many they are.
 * Rejects when the connection breaks, the signal aborts or the compression is broken.
 */
export async function readBody(
  body: Readable,
  headers: Headers,
  { maxBytes, signal, onBytes }: BodyLimits,
): Promise<Body> {
  const encoding = encodingOf(headers);
  const decoder = createDecoder(encoding);
  if (decoder === 'unknown') return refuse(body, { state: 'unknown-encoding' });
  if (Number(headers['content-length']) > maxBytes) return refuse(body, { state: 'too-large' });

  const chunks: Buffer[] = [];
  try {
    if (decoder === null) {
      await readAtMost(maxBytes, body as AsyncIterable<Buffer>, (chunk) => {
        chunks.push(chunk);
        onBytes(chunk.length);
      });
    } else {
      const received = passAtMost(maxBytes, onBytes);
      const decode = async (source: AsyncIterable<Buffer>) =>
        readAtMost(maxBytes, source, (chunk) => chunks.push(chunk));
      await pipeline(body, received, decoder, decode, { signal });
    }
    return { state: 'whole', bytes: Buffer.concat(chunks) };
  } catch (error) {
    if (error instanceof TooLarge) return { state: 'too-large' };
    throw error;
  }
}

/** How a body is encoded, `identity` where it is as it is. */
export function encodingOf(headers: Headers): string {
  const told = String(headers['content-encoding'] ?? '').toLowerCase();
  // No encoding is called "none", but graphql-sse says it.
  return told === '' || told === 'none' ? 'identity' : told;
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Leaving the loop ends what it reads. */
async function readAtMost(
  maxBytes: number,
  source: AsyncIterable<Buffer>,
  onChunk: (chunk: Buffer) => void,
): Promise<void> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    onChunk(chunk);
    if (bytes > maxBytes) throw new TooLarge();
  }
}

function passAtMost(
  maxBytes: number,
  onBytes: (bytes: number) => void,
): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (source) {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      onBytes(chunk.length);
      if (bytes > maxBytes) throw new TooLarge();
      yield chunk;
    }
  };
}

function createDecoder(encoding: string): NodeJS.ReadWriteStream | null | 'unknown' {
  switch (encoding) {
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      return 'unknown';
  }
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
