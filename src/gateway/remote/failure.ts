import type { ErrorCode } from '../../errors.ts';
import type { SubgraphError, SubgraphResult } from '../subgraph.ts';
import type { RemoteOptions } from './options.ts';
import { streamingCure } from './streamingCure.ts';

export type FailureKind =
  | 'timeout'
  | 'unreachable'
  | 'reset'
  | 'untrusted'
  | 'status'
  | 'redirect'
  | 'malformed'
  | 'too-large'
  /** One answer in place of a stream. */
  | 'no-events'
  /** The breaker is open. */
  | 'open'
  /** Too much is waiting already. */
  | 'busy'
  /** Too many events wait for those who read them, of all streams. */
  | 'crowded'
  /** Nobody waits for the answer any more. */
  | 'aborted'
  /** The subgraph was let go of. */
  | 'closed'
  /** A fault of ours. */
  | 'fault';

/** Why there is no answer to use. */
export interface Failure {
  readonly kind: FailureKind;
  /** For clients: what was expected and what came, without host or address. */
  readonly message: string;
  /** For the log. */
  readonly detail: string;
  readonly status: number | null;
  /** What the subgraph asked for before it is tried again. */
  readonly retryAfterMs: number | null;
  /** What clients are told in place of `message`, in the subgraph's own words; null where it has none for them. */
  readonly errors: readonly SubgraphError[] | null;
  /** Clients ask again where a subgraph is unavailable; not where it answered, only not as it should. */
  readonly code: Extract<ErrorCode, 'SUBGRAPH_ERROR' | 'SUBGRAPH_UNAVAILABLE'>;
}

/** What a subgraph says of its refusing. */
export interface RefusalTold {
  /** Clipped. */
  readonly message: string;
  /** As clients may see them; null where it is no GraphQL response. */
  readonly errors: readonly SubgraphError[] | null;
}

/** What the breaker learns: the subgraph is in trouble, it is not, or nothing. */
export type Verdict = 'failed' | 'answered' | 'unknown';

const TRANSIENT_STATUS: ReadonlySet<number | null> = new Set([429, 502, 503, 504]);

/** Whether asking once more may help. Not after a timeout: then no time is left. */
export function isTransient({ kind, status }: Pick<Failure, 'kind' | 'status'>): boolean {
  return kind === 'unreachable' || kind === 'reset' || isTransientStatus(kind, status);
}

function isTransientStatus(kind: FailureKind, status: number | null): boolean {
  return kind === 'status' && TRANSIENT_STATUS.has(status);
}

const VERDICTS: Readonly<Record<FailureKind, Verdict>> = {
  timeout: 'failed',
  unreachable: 'failed',
  reset: 'failed',
  untrusted: 'failed',
  status: 'failed',
  redirect: 'failed',
  malformed: 'failed',
  'too-large': 'answered',
  'no-events': 'answered',
  open: 'unknown',
  busy: 'unknown',
  crowded: 'unknown',
  aborted: 'unknown',
  closed: 'unknown',
  fault: 'unknown',
};

/**
 * What a failure says of the subgraph. One asker's doing never cuts off the others: neither what it
 * is refused (4xx), nor how much it asks for, nor that it goes away.
 */
export function verdictOf({ kind, status }: Failure): Verdict {
  return kind === 'status' && isRefusal(status) ? 'answered' : VERDICTS[kind];
}

/** Whether a status says that what was asked is at fault, whoever asks it again. */
export function isRefusal(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

type More = Partial<Omit<Failure, 'kind' | 'message'>>;

const EXPECTED_EVENTS = 'Expected events (text/event-stream)';

/** What can go wrong with one subgraph, in words. */
export function failuresOf(
  name: string,
  { timeoutMs, messages }: Pick<RemoteOptions, 'timeoutMs' | 'messages'>,
): Failures {
  const subgraph = `Subgraph "${name}"`;
  const make = (kind: FailureKind, message: string, more: More = {}): Failure => ({
    kind,
    message,
    detail: more.detail ?? message,
    status: more.status ?? null,
    retryAfterMs: more.retryAfterMs ?? null,
    errors: more.errors ?? null,
    code: more.code ?? 'SUBGRAPH_UNAVAILABLE',
  });
  return {
    timeout: () => make('timeout', `${subgraph} did not answer within ${timeoutMs} ms.`),
    unreachable: (detail) => make('unreachable', `${subgraph} cannot be reached.`, { detail }),
    untrusted: (detail) =>
      make('untrusted', `${subgraph} has no certificate that can be trusted.`, { detail }),
    reset: (detail) =>
      make('reset', `${subgraph} ended the connection before its answer was whole.`, { detail }),
    status: (status, retryAfterMs, told = null) => {
      const message = `Expected an answer of subgraph "${name}", got status ${status}`;
      const detail = told === null ? `${message}.` : `${message}: ${told.message}`;
      const more = { detail, status, retryAfterMs };
      if (told === null || !isRefusal(status)) return make('status', `${message}.`, more);
      const { errors } = told;
      const shown = messages === 'pass' ? detail : `${message}.`;
      return make('status', shown, { ...more, errors, code: 'SUBGRAPH_ERROR' });
    },
    noEvents: (told) => {
      const message = `${EXPECTED_EVENTS} of subgraph "${name}", got one answer: its server has to be told to stream.`;
      const detail = [message, streamingCure(null), ...(told === null ? [] : [`It said: ${told}`])];
      return make('no-events', message, { detail: detail.join(' '), code: 'SUBGRAPH_ERROR' });
    },
    noStream: (type) =>
      make(
        'malformed',
        `${EXPECTED_EVENTS} of subgraph "${name}", got ${type || 'no known content type'}.`,
      ),
    redirect: (status) =>
      make('redirect', `Expected an answer of subgraph "${name}", got a redirect.`, { status }),
    malformed: (expected, got, more) =>
      make('malformed', `Expected ${expected} of subgraph "${name}", got ${got}.`, more),
    tooLarge: (maxBytes, what) =>
      make(
        'too-large',
        `Expected ${what} of at most ${maxBytes} bytes of subgraph "${name}", got more.`,
      ),
    open: () => make('open', `${subgraph} failed repeatedly; it is not asked for a while.`),
    busy: () => make('busy', `${subgraph} has too many requests waiting.`),
    aborted: () => make('aborted', `Nobody waits for subgraph "${name}" any more.`),
    closed: () => make('closed', `${subgraph} is no longer asked.`),
    stalled: (events) =>
      make(
        'busy',
        `Expected a reader that keeps up with subgraph "${name}", got ${events} events waiting.`,
      ),
    crowded: () =>
      make(
        'crowded',
        `Expected readers that keep up with subgraph "${name}", got too much that waits for them.`,
      ),
    silent: (idleMs) => make('timeout', `${subgraph} sent nothing for ${idleMs} ms.`),
    fault: (detail) => make('fault', `${subgraph} could not be asked.`, { detail }),
  };
}

export interface Failures {
  readonly timeout: () => Failure;
  readonly unreachable: (detail: string) => Failure;
  readonly untrusted: (detail: string) => Failure;
  readonly reset: (detail: string) => Failure;
  readonly status: (
    status: number,
    retryAfterMs: number | null,
    told?: RefusalTold | null,
  ) => Failure;
  /** With the first message of what came instead, null where it has none. */
  readonly noEvents: (told: string | null) => Failure;
  /** For a stream that came as something else, by its media type. */
  readonly noStream: (type: string) => Failure;
  readonly redirect: (status: number) => Failure;
  /** `got` is in our words: nothing a subgraph sent is repeated unchecked. */
  readonly malformed: (expected: string, got: string, more?: More) => Failure;
  readonly tooLarge: (maxBytes: number, what: 'an answer' | 'an event') => Failure;
  readonly open: () => Failure;
  readonly busy: () => Failure;
  readonly aborted: () => Failure;
  readonly closed: () => Failure;
  readonly stalled: (events: number) => Failure;
  readonly crowded: () => Failure;
  readonly silent: (idleMs: number) => Failure;
  readonly fault: (detail: string) => Failure;
}

/** The failure as the gateway takes it. */
export function failureResult(
  subgraph: string,
  { message, errors, code }: Failure,
): SubgraphResult {
  return {
    data: null,
    errors: errors ?? [{ message, path: null, extensions: { code, subgraph } }],
  };
}
