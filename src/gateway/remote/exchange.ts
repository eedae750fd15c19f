import type { SubgraphRequest } from '../subgraph.ts';
import {
  ACCEPTED_TYPES,
  mediaTypeOf,
  readAnswer,
  refusalOf,
  type Answer,
  type Asked,
  type Read,
} from './answer.ts';
import { ACCEPTED_ENCODINGS, decodeBody, encodingOf, isKnown, type Headers } from './body.ts';
import { connectionFailure } from './connectionFailure.ts';
import type { Connections } from './connections.ts';
import type { Deadline } from './deadline.ts';
import type { Failure } from './failure.ts';
import { requestHeaders } from './headers.ts';
import type { RemoteOptions } from './options.ts';
import { Reception, type Verdict } from './reception.ts';
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

const BODY_HEADERS = { accept: ACCEPTED_TYPES, acceptEncoding: ACCEPTED_ENCODINGS };

/** Asks once. Never rejects. */
export async function exchangeOnce(
  request: SubgraphRequest,
  deadline: Deadline,
  asked: Exchange,
): Promise<Exchanged> {
  const { connections, options, failures } = asked;
  let status: number | null = null;
  let retryAfterMs: number | null = null;
  const maxBytes = options.maxResponseBytes;
  const reception = new Reception({
    maxBytes,
    judge: (code, headers) => {
      status = code;
      retryAfterMs = retryAfterMsOf(headers['retry-after']);
      return judge({ status, headers, retryAfterMs }, asked);
    },
  });
  const end = (read: Read): Exchanged => ({
    ...read,
    status,
    bytes: reception.bytes,
    retryAfterMs,
  });
  const fail = (failure: Failure): Exchanged => end({ state: 'failed', failure });
  const stay = deadline.onOver(() => {
    reception.end(over);
  });
  try {
    connections.dispatch(
      {
        headers: requestHeaders(request.asker, options.headers, BODY_HEADERS),
        body: requestBody(request),
      },
      reception,
    );
    const received = await reception.received;
    if (received.state === 'refused') return fail(received.failure);
    const body =
      received.state === 'whole'
        ? await decodeBody(received.bytes, received.encoding, maxBytes)
        : received;
    if (deadline.reason() !== null) throw over;
    if (body.state !== 'whole') return fail(failures.tooLarge(maxBytes, 'an answer'));
    return end(readAnswer(body.bytes, asked, request.operation));
  } catch (error) {
    return fail(connectionFailure(error, deadline, failures));
  } finally {
    stay();
  }
}

interface Head {
  readonly status: number;
  readonly headers: Headers;
  readonly retryAfterMs: number | null;
}

function judge({ status, headers, retryAfterMs }: Head, asked: Exchange): Verdict {
  const type = mediaTypeOf(headers['content-type']);
  const refusal = refusalOf({ status, type, retryAfterMs }, asked);
  if (refusal !== null) return { state: 'refused', failure: refusal, keep: true };
  const encoding = encodingOf(headers);
  if (isKnown(encoding)) return { state: 'wanted', encoding };
  const failure = asked.failures.malformed('gzip or br', 'another content encoding');
  return { state: 'refused', failure, keep: false };
}

/** What becomes of it is the deadline's to say. */
const over = new Error('The deadline is over.');
