import type { Clock } from './clock.ts';
import type { Deadline } from './deadline.ts';
import { isTransient } from './failure.ts';
import type { Exchanged } from './exchange.ts';
import type { RemoteOptions } from './options.ts';

/** Retries that can be had at once, however few fetches there were. */
const MAX_SAVED = 10;

export interface Retries {
  /** Attempts, one after the other, until one is good enough or no more are to be made. */
  run(attempt: () => Promise<Exchanged>, of: Retried): Promise<Tried>;
}

interface Retried {
  readonly isRepeatable: boolean;
  readonly deadline: Deadline;
}

export interface Tried {
  readonly last: Exchanged;
  readonly attempts: number;
}

/**
 * Retries with full jitter (each delay is any up to a bound that doubles), and a budget for all of a
 * subgraph's fetches together: every fetch saves a part of a retry, every retry spends one.
 */
export function createRetries(
  { attempts: maxAttempts, minDelayMs, maxDelayMs, budgetPercent }: RemoteOptions['retries'],
  { random, delay }: Pick<Clock, 'random' | 'delay'>,
): Retries {
  const maxSaved = budgetPercent === 0 ? 0 : MAX_SAVED;
  let saved = maxSaved;

  /** Null when it is not to be tried again. */
  function delayBefore(attempt: number, { retryAfterMs }: Exchanged, deadline: Deadline) {
    const bound = Math.min(maxDelayMs, minDelayMs * 2 ** (attempt - 1));
    const delayMs = Math.max(random() * bound, retryAfterMs ?? 0);
    // To come sooner than told would be rude, later too late.
    return delayMs > maxDelayMs || !deadline.allows(delayMs) ? null : delayMs;
  }

  return {
    run: async (attempt, { isRepeatable, deadline }) => {
      saved = Math.min(maxSaved, saved + budgetPercent / 100);
      for (let attempts = 1; ; attempts += 1) {
        // Each attempt depends on what the one before came to.
        const last = await attempt();
        if (!isRepeatable || attempts === maxAttempts || !isWorthRepeating(last)) {
          return { last, attempts };
        }
        const delayMs = delayBefore(attempts, last, deadline);
        if (delayMs === null || saved < 1) return { last, attempts };
        saved -= 1;
        try {
          await delay(delayMs, deadline.signal);
        } catch {
          return { last, attempts };
        }
      }
    },
  };
}

/** A GraphQL answer too, where it comes with a status that says to come again. */
function isWorthRepeating(last: Exchanged): boolean {
  if (last.state === 'failed') return isTransient(last.failure);
  return last.data === null && isTransient({ kind: 'status', status: last.status });
}
