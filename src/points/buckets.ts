import type { Quota } from '../identity/asker.ts';
import { Bucket } from './bucket.ts';

/** Beyond, the one that asked longest ago is forgotten, which is more than anybody has who is held to a share. */
const MAX_ASKERS = 100_000;

/** A bucket for each asker, kept as long as it is not full. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();
  #sweepAt = MAX_ASKERS / 10;

  get size(): number {
    return this.#buckets.size;
  }

  of(key: string, quota: Quota, now: number): Bucket {
    const known = this.#buckets.get(key);
    if (known !== undefined && isSame(known.quota, quota)) return known;
    if (this.#buckets.size >= this.#sweepAt) this.#sweep(now);
    const bucket = new Bucket(quota, now);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  find(key: string): Bucket | undefined {
    return this.#buckets.get(key);
  }

  entries(): IterableIterator<[string, Bucket]> {
    return this.#buckets.entries();
  }

  /** Forgets those that are full, as a new one is; looks again when there are twice as many as are left. */
  #sweep(now: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (bucket.levelAt(now) >= bucket.quota.maximum) this.#buckets.delete(key);
    }
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < MAX_ASKERS) break;
      this.#buckets.delete(key);
    }
    this.#sweepAt = Math.min(MAX_ASKERS, Math.max(MAX_ASKERS / 10, this.#buckets.size * 2));
  }
}

function isSame(one: Quota, other: Quota): boolean {
  return one.maximum === other.maximum && one.pointsPerSecond === other.pointsPerSecond;
}
