import type { SubgraphRequest } from '../subgraph.ts';
import {
  ACCEPTED_TYPES,
  mediaTypeOf,
  readAnswer,
  refusalOf,
  type Answer,
  type Asked,
} from './answer.ts';
import { ACCEPTED_ENCODINGS, readBody } from './body.ts';
import { connectionFailure } from './connectionFailure.ts';
import type { Connections } from './connections.ts';
import type { Deadline } from './deadline.ts';
import { keepAsked } from './keepAsked.ts';
import type { Failure } from './failure.ts';
import { requestHeaders } from './headers.ts';
import type { RemoteOptions } from './options.ts';
import { requestBody } from './requestBody.ts';
import { retryAfterMsOf } from './retryAfter.ts';

/** What one attempt came to. */
export type Exchanged = {
  readonly status: number | null;
  /** As they came over the network. */
  readonly bytes: number;
  readonly retryAfterMs: number | null;
} & (Answer | { readonly state: 'failed'; readonly failure: Failure });

interface Exchange extends Asked {
  readonly connections: Connections;
  readonly options: RemoteOptions;
}

/** How much of a refused answer is read to keep its connection. */
const DUMP = { limit: 16_384, timeoutMs: 1000 };

/** Asks once. Never rejects. */
export async function exchangeOnce(
  request: SubgraphRequest,
  deadline: Deadline,
  asked: Exchange,
): Promise<Exchanged> {
  const { connections, options, failures } = asked;
  let status: number | null = null;
  let bytes = 0;
  let retryAfterMs: number | null = null;
  const failed = (failure: Failure): Exchanged => ({
    state: 'failed',
    failure,
    status,
    bytes,
    retryAfterMs,
  });
  try {
    const { signal } = deadline;
    const response = await connections.send(
      {
        headers: requestHeaders(request.asker, options.headers, {
          accept: ACCEPTED_TYPES,
          acceptEncoding: ACCEPTED_ENCODINGS,
        }),
        body: requestBody(request),
        signal,
      },
      'fetches',
    );
    status = response.statusCode;
    retryAfterMs = retryAfterMsOf(response.headers['retry-after']);
    const type = mediaTypeOf(response.headers['content-type']);
    const refusal = refusalOf({ status, type, retryAfterMs }, asked);
    if (refusal !== null) {
      dump(response.body);
      return failed(refusal);
    }
    const body = await readBody(response.body, response.headers, {
      maxBytes: options.maxResponseBytes,
      signal,
      onBytes: (more) => {
        bytes += more;
      },
    });
    if (body.state === 'too-large') {
      return failed(failures.tooLarge(options.maxResponseBytes, 'an answer'));
    }
    if (body.state === 'unknown-encoding') {
      return failed(failures.malformed('gzip or br', 'another content encoding'));
    }
    const read = readAnswer(body.bytes, asked);
    if (read.state === 'answered') keepAsked(read.data, request.operation);
    return { ...read, status, bytes, retryAfterMs };
  } catch (error) {
    return failed(connectionFailure(error, deadline, failures));
  }
}

/** Reads a little more in the background: under trouble, new connections only add to the load. */
function dump(body: {
  dump: (options: { limit: number; signal: AbortSignal }) => Promise<void>;
}): void {
  const { limit, timeoutMs } = DUMP;
  body.dump({ limit, signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
}
