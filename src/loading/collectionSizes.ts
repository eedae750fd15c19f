import type { Db } from 'mongodb';
import type { Availability } from './reader.ts';

interface Known {
  readonly size: Promise<number>;
  /** Once it is there. */
  found: number | null;
  readonly askedAt: number;
}

/** About how many documents collections have: what MongoDB keeps count of, asked at most once a minute of each. */
export class CollectionSizes {
  readonly #db: Db;
  readonly #availability: Availability | undefined;
  readonly #known = new Map<string, Known>();

  constructor(db: Db, availability?: Availability) {
    this.#db = db;
    this.#availability = availability;
  }

  /** Infinity where MongoDB does not tell. */
  async of(collection: string): Promise<number> {
    const known = this.#known.get(collection);
    const now = performance.now();
    if (known !== undefined && !isOld(known, now)) return known.size;
    const asked: Known = { size: this.#ask(collection), found: known?.found ?? null, askedAt: now };
    this.#known.set(collection, asked);
    const size = await asked.size;
    if (size === Infinity) this.#known.delete(collection);
    else asked.found = size;
    return size;
  }

  /** The same as far as it was heard, which it is asked for where that is long ago; null before it is known. */
  known(collection: string): number | null {
    const before = this.#known.get(collection);
    if (before === undefined || isOld(before, performance.now())) void this.of(collection);
    return before?.found ?? null;
  }

  async #ask(collection: string): Promise<number> {
    if (this.#availability?.lostSince() != null) return Infinity;
    try {
      return await this.#db.collection(collection).estimatedDocumentCount();
    } catch {
      // Whoever reads it next hears why.
      return Infinity;
    }
  }
}

const MAX_AGE_MS = 60_000;

function isOld({ askedAt }: Known, now: number): boolean {
  return now - askedAt >= MAX_AGE_MS;
}
