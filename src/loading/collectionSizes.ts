import type { Db } from 'mongodb';
import type { Availability } from './reader.ts';

interface Known {
  readonly size: Promise<number>;
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
    if (known !== undefined && now - known.askedAt < MAX_AGE_MS) return known.size;
    const size = this.#ask(collection);
    this.#known.set(collection, { size, askedAt: now });
    if ((await size) === Infinity) this.#known.delete(collection);
    return size;
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
