import { setTimeout as wait } from 'node:timers/promises';

/** What retries and the breaker know of time and chance. */
export interface Clock {
  /** In ms, never going back. */
  readonly now: () => number;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  random: () => Math.random(),
  delay: async (ms, signal) => wait(ms, undefined, { signal }),
};
