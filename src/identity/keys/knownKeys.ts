import type { Db } from 'mongodb';
import { BoundedCache } from '../../boundedCache.ts';
import type { Freshness } from '../../freshness/freshness.ts';
import type { Asker } from '../asker.ts';
import { KEYS, openKeys, type KeyDoc } from './keyDocs.ts';

export interface KnownKeysParts {
  readonly db: Db;
  readonly freshness: Pick<Freshness, 'sequence' | 'lastChange' | 'isLive'>;
  /** Whether there is a server to be asked, as far as is known. */
  readonly isAvailable: () => boolean;
}

/** A key, and who asks by it. */
export interface KnownKey {
  readonly doc: KeyDoc;
  readonly asker: Asker;
  readonly secrets: readonly KnownSecret[];
}

interface KnownSecret {
  /** SHA-256 of its text, in the bytes of hexadecimal digits. */
  readonly hash: Buffer;
  /** In ms since 1970; infinite for never. */
  readonly until: number;
}

interface Known {
  /** Null where nobody has such a key. */
  readonly key: KnownKey | null;
  /** Of the changes known before it was read. */
  readonly sequence: number;
}

/** How long the database may take to say what it knows of a key, in ms. */
const MAX_MS = 2000;

/**
 * Keys as the database has them, kept in memory for as long as it is known that they have not changed since. While that
 * is not known, each look asks the database.
 */
export class KnownKeys {
  readonly #parts: KnownKeysParts;
  readonly #known = new BoundedCache<string, Known>({
    maxEntries: 10_000,
    maxSize: 10_000,
    sizeOf: () => 1,
  });
  readonly #looking = new Map<string, { readonly sequence: number; found: Promise<Known> }>();

  constructor(parts: KnownKeysParts) {
    this.#parts = parts;
  }

  /** What is known without asking anybody. */
  find(id: string): KnownKey | null {
    const known = this.#known.get(id);
    return known !== undefined && this.#holds(known) ? known.key : null;
  }

  #holds({ sequence }: Known): boolean {
    const { freshness } = this.#parts;
    return freshness.isLive() && freshness.lastChange(KEYS) <= sequence;
  }

  /** Asks the database; rejects where that does not answer. */
  async lookUp(id: string): Promise<KnownKey | null> {
    const { freshness, isAvailable } = this.#parts;
    if (!isAvailable()) throw new Error('No server of the database is known.');
    const { sequence } = freshness;
    const looking = this.#looking.get(id);
    // Who waits already began before nothing that is known by now.
    if (looking?.sequence === sequence && freshness.isLive()) return (await looking.found).key;
    const found = this.#read(id, sequence);
    const mine = { sequence, found };
    this.#looking.set(id, mine);
    try {
      const known = await found;
      // Those that nobody has are made up by others, who could make up any number.
      if (known.key !== null) this.#known.set(id, known);
      return known.key;
    } finally {
      if (this.#looking.get(id) === mine) this.#looking.delete(id);
    }
  }

  async #read(id: string, sequence: number): Promise<Known> {
    const options = {
      readPreference: 'primary',
      maxTimeMS: MAX_MS,
      signal: AbortSignal.timeout(MAX_MS),
    } as const;
    const doc = await openKeys(this.#parts.db).findOne({ _id: id }, options);
    return { key: doc && keyOf(doc), sequence };
  }
}

function keyOf(doc: KeyDoc): KnownKey {
  const { _id: name, owner, scopes, quota, contract = null, secrets } = doc;
  return {
    doc,
    asker: Object.freeze({ kind: 'key', name, owner, scopes: new Set(scopes), quota, contract }),
    secrets: secrets.map(({ hash, expiresAt }) => ({
      hash: Buffer.from(hash, 'latin1'),
      until: expiresAt?.getTime() ?? Infinity,
    })),
  };
}
