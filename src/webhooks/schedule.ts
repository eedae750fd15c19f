const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Before the second attempt, the third, … as Standard Webhooks has it: 10 attempts in three days. */
export const standardDelaysMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** So much longer at most, by chance: what failed together need not come back together. */
const jitter = 0.1;
/** Whoever asks for more is asked again all the same. */
const maxRetryAfterMs = 24 * hour;

/** How long a receiver may have us wait; 0 where it says nothing. */
export function boundRetryAfter(retryAfterMs: number | null): number {
  return Math.min(retryAfterMs ?? 0, maxRetryAfterMs);
}

/** How long to wait after so many attempts, the last of which was told to wait so long; null where that was the last. */
export function delayAfter(
  attempts: number,
  retryAfterMs: number | null,
  { delaysMs, random }: { readonly delaysMs: readonly number[]; readonly random: () => number },
): number | null {
  const delayMs = delaysMs[attempts - 1];
  if (delayMs === undefined) return null;
  return Math.max(delayMs * (1 + jitter * random()), boundRetryAfter(retryAfterMs));
}
