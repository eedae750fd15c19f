import type { ErrorCode } from '../../errors.ts';
import type { SubgraphResult } from '../subgraph.ts';

export type FailureKind =
  | 'timeout'
  | 'unreachable'
  | 'reset'
  | 'untrusted'
  | 'status'
  | 'redirect'
  | 'malformed'
  | 'too-large'
  /** The breaker is open. */
  | 'open'
  /** Too much is waiting already. */
  | 'busy'
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
  open: 'unknown',
  busy: 'unknown',
  aborted: 'unknown',
  closed: 'unknown',
  fault: 'unknown',
};

/**
 * What a failure says of the subgraph. One asker's doing never cuts off the others: neither what it
 * is refused (4xx), nor how much it asks for, nor that it goes away.
 */
export function verdictOf({ kind, status }: Failure): Verdict {
  const isRefusal = status !== null && status >= 400 && status < 500;
  if (kind === 'status' && isRefusal && status !== 408 && status !== 429) return 'answered';
  return VERDICTS[kind];
}

type More = Partial<Pick<Failure, 'detail' | 'status' | 'retryAfterMs'>>;

/** What can go wrong with one subgraph, in words. */
export function failuresOf(name: string, timeoutMs: number): Failures {
  const subgraph = `Subgraph "${name}"`;
  const make = (kind: FailureKind, message: string, more: More = {}): Failure => ({
    kind,
    message,
    detail: more.detail ?? message,
    status: more.status ?? null,
    retryAfterMs: more.retryAfterMs ?? null,
  });
  return {
    timeout: () => make('timeout', `${subgraph} did not answer within ${timeoutMs} ms.`),
    unreachable: (detail) => make('unreachable', `${subgraph} cannot be reached.`, { detail }),
    untrusted: (detail) =>
      make('untrusted', `${subgraph} has no certificate that can be trusted.`, { detail }),
    reset: (detail) =>
      make('reset', `${subgraph} ended the connection before its answer was whole.`, { detail }),
    status: (status, retryAfterMs) =>
      make('status', `Expected an answer of subgraph "${name}", got status ${status}.`, {
        status,
        retryAfterMs,
      }),
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
    silent: (idleMs) => make('timeout', `${subgraph} sent nothing for ${idleMs} ms.`),
    fault: (detail) => make('fault', `${subgraph} could not be asked.`, { detail }),
  };
}

export interface Failures {
  readonly timeout: () => Failure;
  readonly unreachable: (detail: string) => Failure;
  readonly untrusted: (detail: string) => Failure;
  readonly reset: (detail: string) => Failure;
  readonly status: (status: number, retryAfterMs: number | null) => Failure;
  readonly redirect: (status: number) => Failure;
  /** `got` is in our words: nothing a subgraph sent is repeated unchecked. */
  readonly malformed: (expected: string, got: string, more?: More) => Failure;
  readonly tooLarge: (maxBytes: number, what: 'an answer' | 'an event') => Failure;
  readonly open: () => Failure;
  readonly busy: () => Failure;
  readonly aborted: () => Failure;
  readonly closed: () => Failure;
  readonly stalled: (events: number) => Failure;
  readonly silent: (idleMs: number) => Failure;
  readonly fault: (detail: string) => Failure;
}

/** The failure as the gateway takes it. */
export function failureResult(subgraph: string, { message }: Failure): SubgraphResult {
  const code = 'SUBGRAPH_UNAVAILABLE' satisfies ErrorCode;
  return { data: null, errors: [{ message, path: null, extensions: { code, subgraph } }] };
}
