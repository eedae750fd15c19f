import type { SubgraphRequest } from '../subgraph.ts';
import {
  ACCEPTED_TYPES,
  mediaTypeOf,
  readAnswer,
  refusalOf,
  type Answer,
  type AnswerContext,
  type Read,
} from './answer.ts';
import { ACCEPTED_ENCODINGS, decodeBody, encodingOf, isKnown, type Headers } from './body.ts';
import { connectionFailure } from './connectionFailure.ts';
import type { Deadline } from './deadline.ts';
import type { Failure } from './failure.ts';
import { requestHeaders, type HeadersFor } from './headers.ts';
import type { RemoteOptions } from './options.ts';
import { Reception, type Refused, type Verdict } from './reception.ts';
import { mayTell, readTold } from './refusals.ts';
import type { RemoteParts } from './remoteParts.ts';
import { requestBody } from './requestBody.ts';
import { retryAfterMsOf } from './retryAfter.ts';

/** What one attempt came to. */
export type Exchanged = {
  readonly status: number | null;
  /** As they came over the network. */
  readonly bytes: number;
  readonly retryAfterMs: number | null;
} & (Answer | { readonly state: 'failed'; readonly failure: Failure });

export type Exchange = AnswerContext &
  Pick<RemoteParts, 'connections'> & {
    /** As `fetchHeaders` makes them. */
    readonly headersFor: HeadersFor;
  };

/** Makes the headers of fetches. */
export function fetchHeaders(headers: RemoteOptions['headers']): HeadersFor {
  return requestHeaders(headers, { accept: ACCEPTED_TYPES, acceptEncoding: ACCEPTED_ENCODINGS });
}

/** Decoded, of what comes with an error status. */
const MAX_TOLD_BYTES = 1_000_000;

/** Asks once. Never rejects. */
export async function exchangeOnce(
  request: SubgraphRequest,
  deadline: Deadline,
  asked: Exchange,
): Promise<Exchanged> {
  const { connections, headersFor, options, failures } = asked;
  let head: Pick<Exchanged, 'status' | 'retryAfterMs'> = { status: null, retryAfterMs: null };
  const maxBytes = options.maxResponseBytes;
  const reception = new Reception({
    maxBytes,
    judge: (code, headers) => {
      const retryAfterMs = retryAfterMsOf(headers['retry-after']);
      head = { status: code, retryAfterMs };
      return judge({ status: code, headers, retryAfterMs }, asked);
    },
  });
  const end = (read: Read): Exchanged => ({
    ...read,
    status: head.status,
    retryAfterMs: head.retryAfterMs,
    bytes: reception.bytes,
  });
  const fail = (failure: Failure): Exchanged => end({ state: 'failed', failure });
  const stay = deadline.onOver(() => {
    reception.end(over);
  });
  try {
    connections.dispatch(
      { headers: headersFor(request.asker), body: requestBody(request) },
      reception,
    );
    const received = await reception.received;
    if (received.state === 'refused') return fail(await explain(received, asked));
    const body =
      received.state === 'whole' && received.encoding !== 'identity'
        ? await decodeBody(received.bytes, received.encoding, maxBytes)
        : received;
    if (deadline.reason() !== null) throw over;
    if (body.state !== 'whole') return fail(failures.tooLarge(maxBytes, 'an answer'));
    return end(
      readAnswer({ bytes: body.bytes, status: head.status ?? 200 }, asked, request.operation),
    );
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
  const encoding = encodingOf(headers);
  if (refusal !== null) {
    const isTold = refusal.kind === 'status' && mayTell(type) && isKnown(encoding);
    return { state: 'refused', failure: refusal, keep: true, told: isTold ? encoding : null };
  }
  if (isKnown(encoding)) return { state: 'wanted', encoding };
  const failure = asked.failures.malformed('gzip or br', 'another content encoding');
  return { state: 'refused', failure, keep: false, told: null };
}

/** The failure with what the subgraph itself says of it, where that can be read. */
async function explain({ failure, told }: Refused, asked: Exchange): Promise<Failure> {
  const { status, retryAfterMs } = failure;
  if (told === null || status === null) return failure;
  const body = await decodeBody(told.bytes, told.encoding, MAX_TOLD_BYTES).catch(() => null);
  if (body?.state !== 'whole') return failure;
  return asked.failures.status(status, retryAfterMs, readTold(body.bytes, status, asked));
}

/** What becomes of it is the deadline's to say. */
const over = new Error('The deadline is over.');
