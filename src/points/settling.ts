import { setTimeout as delay } from 'node:timers/promises';
import type { Bucket } from './bucket.ts';
import type { Quota } from '../identity/asker.ts';

/** What one asker has spent here, to be told to others. */
interface Spent {
  readonly asker: string;
  readonly quota: Quota;
  readonly points: number;
}

/** Where the processes over one database keep what askers have left. */
export interface PointsLedger {
  /** Takes what was spent from what there is, all together or not at all. */
  spend(spent: readonly Spent[]): Promise<void>;
  /** What all processes together have left for askers; those of whom nothing was ever told are missing. */
  levels(askers: readonly Pick<Spent, 'asker' | 'quota'>[]): Promise<ReadonlyMap<string, number>>;
}

/** Of one operation of the database. */
const BATCH = 1000;
/** From the end of one round to the next. */
const SETTLE_EVERY_MS = 1000;

interface SettlingParts {
  readonly buckets: { entries(): Iterable<[string, Bucket]> };
  readonly ledger: PointsLedger;
  readonly now: () => number;
}

/** Tells others what was spent here, and hears what was spent there, of everybody who has less than all. */
export async function settleOnce({ buckets, ledger, now }: SettlingParts): Promise<void> {
  const open = [...buckets.entries()].filter(
    ([, bucket]) => bucket.untold !== 0 || bucket.levelAt(now()) < bucket.quota.maximum,
  );
  for (let from = 0; from < open.length; from += BATCH) {
    // In turn: what is settled need not be quick, and must not hold up what is asked.
    await settleBatch(open.slice(from, from + BATCH), { ledger, now });
  }
}

async function settleBatch(
  batch: readonly (readonly [string, Bucket])[],
  { ledger, now }: Pick<SettlingParts, 'ledger' | 'now'>,
): Promise<void> {
  const spent = batch
    .map(([asker, bucket]) => ({ asker, bucket, quota: bucket.quota, points: bucket.untold }))
    .filter(({ points }) => points !== 0);
  if (spent.length > 0) await ledger.spend(spent);
  for (const { bucket, points } of spent) bucket.noteTold(points);
  const levels = await ledger.levels(batch.map(([asker, { quota }]) => ({ asker, quota })));
  const at = now();
  for (const [asker, bucket] of batch) {
    const level = levels.get(asker);
    if (level !== undefined) bucket.settle(level, at);
  }
}

interface SettlingLoop extends SettlingParts {
  readonly signal: AbortSignal;
  readonly onFailure: (error: unknown) => void;
}

/** Settles each second until it is told to stop. Where that is not possible now, each process counts for itself, and tells later. */
export async function keepSettling({ signal, onFailure, ...parts }: SettlingLoop): Promise<void> {
  while (!signal.aborted) {
    // One round after the other.
    await settleOnce(parts).catch(onFailure);
    await delay(SETTLE_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
