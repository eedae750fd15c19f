import type { Dispatcher } from 'undici';
import type { SubgraphError, SubgraphRequest, SubgraphResult } from '../subgraph.ts';
import { readAnswer, refusalOf } from './answer.ts';
import { letGo, readBody } from './body.ts';
import type { Failure } from './failure.ts';
import { mayTell, readTold } from './refusals.ts';
import type { RemoteParts } from './remoteParts.ts';

/** What came in place of a stream. */
type Single =
  | { readonly state: 'failed'; readonly failure: Failure }
  /** Errors that the subgraph found in the request; `why` is for the log. */
  | { readonly state: 'refused'; readonly result: SubgraphResult; readonly why: Failure };

interface Head extends Pick<Dispatcher.ResponseData, 'body' | 'headers' | 'statusCode'> {
  /** As `mediaTypeOf` gives it. */
  readonly type: string;
}

interface Asking {
  readonly request: SubgraphRequest;
  readonly signal: AbortSignal;
}

/** Reads one answer to a subscription. Results in it are not given: they would be taken for the first of many. */
export async function readSingle(
  { body, headers, statusCode: status, type }: Head,
  parts: RemoteParts,
  { request, signal }: Asking,
): Promise<Single> {
  const { options, failures } = parts;
  const refusal = refusalOf({ status, type, retryAfterMs: null }, parts);
  if (refusal !== null && (refusal.kind !== 'status' || !mayTell(type))) {
    letGo(body);
    return fail(refusal.kind === 'malformed' ? failures.noStream(type) : refusal);
  }
  const maxBytes = options.maxResponseBytes;
  const whole = await readBody(body, headers, { maxBytes, signal });
  if (whole.state !== 'whole') return fail(refusal ?? failures.noEvents(null));
  const { bytes } = whole;
  if (refusal === null) return readResult({ bytes, status }, parts, request);
  const told = readTold(bytes, status, parts);
  return told?.errors ? refuse(told.errors, parts) : fail(failures.status(status, null, told));
}

function readResult(
  body: { readonly bytes: Buffer; readonly status: number },
  parts: RemoteParts,
  { operation }: SubgraphRequest,
): Single {
  const { failures } = parts;
  const read = readAnswer(body, parts, operation);
  if (read.state === 'failed') return fail(failures.noEvents(null));
  const { data, errors } = read;
  // With a path it was executed, though without any event.
  const isRefused = data === null && errors.every(({ path }) => path === null);
  return isRefused ? refuse(errors, parts) : fail(failures.noEvents(errors[0]?.message ?? null));
}

function refuse(errors: readonly SubgraphError[], { failures }: RemoteParts): Single {
  const why = failures.noEvents(errors[0]?.message ?? null);
  return { state: 'refused', result: { data: null, errors }, why };
}

function fail(failure: Failure): Single {
  return { state: 'failed', failure };
}
