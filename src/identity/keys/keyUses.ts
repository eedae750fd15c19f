import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { BoundedCache } from '../../boundedCache.ts';
import { openKeyUses } from './keyDocs.ts';

const HOUR = 3_600_000;

/** Writes down when keys are used: once an hour for each, by each process, and nobody waits for it. */
export class KeyUses {
  readonly #db: Db;
  readonly #log: Pick<Logger, 'debug'>;
  /** The hour of the last use that was written. */
  readonly #hours = new BoundedCache<string, number>({
    maxEntries: 10_000,
    maxSize: 10_000,
    sizeOf: () => 1,
  });

  constructor(db: Db, log: Pick<Logger, 'debug'>) {
    this.#db = db;
    this.#log = log;
  }

  note(id: string, now: number): void {
    const hour = Math.floor(now / HOUR);
    if (this.#hours.get(id) === hour) return;
    this.#hours.set(id, hour);
    const lastUsedAt = new Date(hour * HOUR);
    openKeyUses(this.#db)
      .updateOne({ _id: id }, { $max: { lastUsedAt } }, { upsert: true })
      .catch((error: unknown) => {
        // Nothing depends on it; the next hour writes again.
        this.#log.debug({ err: error }, 'the use of a key could not be written down');
      });
  }
}
