import type { Logger } from '../../observing/log.ts';
import type { BreakerState } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Failure, FailureKind } from './failure.ts';

/** Under load, a line for each failed request would bury everything else. */
const INTERVAL_MS = 10_000;

export interface TroubleLog {
  failed(failure: Failure): void;
  /** An error of the subgraph that clients do not see. */
  readonly masked: (message: string) => void;
  changed(state: BreakerState): void;
}

/** One line for each kind of failure, and for errors that are masked, in 10 s, with how many there were; every change of the breaker. */
export function createTroubleLog(
  log: Logger,
  { subgraph, url }: { readonly subgraph: string; readonly url: string },
  { now }: Pick<Clock, 'now'>,
): TroubleLog {
  const kinds = new Map<FailureKind | 'masked', { loggedAt: number; failures: number }>();

  /** How many there were since the last line; null where one was written a moment ago. */
  function count(kind: FailureKind | 'masked'): number | null {
    const known = kinds.get(kind) ?? { loggedAt: -Infinity, failures: 0 };
    known.failures += 1;
    kinds.set(kind, known);
    if (now() - known.loggedAt < INTERVAL_MS) return null;
    const { failures } = known;
    known.loggedAt = now();
    known.failures = 0;
    return failures;
  }
  return {
    failed: ({ kind, detail, status }) => {
      // These say nothing new of the subgraph.
      if (kind === 'aborted' || kind === 'closed' || kind === 'open') return;
      const failures = count(kind);
      if (failures === null) return;
      const facts = { subgraph, url, kind, status, detail, failures };
      if (kind === 'fault') log.error(facts, 'a subgraph could not be asked');
      else log.warn(facts, 'a subgraph gave no answer that can be used');
    },
    masked: (detail) => {
      const failures = count('masked');
      if (failures === null) return;
      log.warn({ subgraph, url, detail, failures }, 'a subgraph answered with errors');
    },
    changed: (state) => {
      if (state === 'open')
        log.warn({ subgraph, url }, 'a subgraph failed repeatedly, breaker opened');
      if (state === 'closed')
        log.info({ subgraph, url }, 'a subgraph answers again, breaker closed');
    },
  };
}
