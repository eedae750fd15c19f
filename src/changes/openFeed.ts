import type { Db } from 'mongodb';
import { stores } from '../collections/stores.ts';
import type { Freshness } from '../freshness/freshness.ts';
import { readChanges, readPlace, type ToldChange } from './changes.ts';
import type { Feed, FeedEntry, FeedPage, FeedQuery } from './feed.ts';

/** Where changes of the database cannot be followed, they are looked for so often. */
const lookEveryMs = 1000;

type Followed = Pick<Freshness, 'isLive' | 'onChange'>;

/** The changes of a database. Those who follow at the end of it, and ask for the same, share each read. */
export class DatabaseFeed implements Feed {
  readonly #db: Db;
  readonly #freshness: Followed;
  readonly #waiting = new Set<() => void>();
  readonly #reads = new Map<string, Promise<FeedPage>>();
  #seen = 0;
  #isFollowing = false;

  constructor(db: Db, freshness: Followed) {
    this.#db = db;
    this.#freshness = freshness;
  }

  async read(query: FeedQuery): Promise<FeedPage> {
    this.#follow();
    const key = JSON.stringify(query);
    const shared = this.#reads.get(key);
    if (shared !== undefined) return shared;
    const read = this.#read(query);
    this.#reads.set(key, read);
    try {
      return await read;
    } finally {
      if (this.#reads.get(key) === read) this.#reads.delete(key);
    }
  }

  seen(): number {
    this.#follow();
    return this.#seen;
  }

  async untilChanged(seen: number, waitMs: number, signal: AbortSignal): Promise<void> {
    if (this.#seen !== seen) return;
    // Where nobody tells, it may have changed at any time.
    const ms = this.#freshness.isLive() ? waitMs : Math.min(waitMs, lookEveryMs);
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      this.#waiting.add(end);
      if (signal.aborted) end();
    });
  }

  async place(): Promise<string | null> {
    return readPlace(this.#db);
  }

  async #read({ after, types, entities, first }: FeedQuery): Promise<FeedPage> {
    const told = await readChanges(this.#db, { after, types, entities, first });
    return { entries: told.changes.map(toEntry), token: told.token, hasMore: told.hasMore };
  }

  #follow(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    this.#freshness.onChange(({ collection }) => {
      if (collection !== null && collection !== stores.changes.name) return;
      this.#seen += 1;
      // A read that has begun may lack it.
      this.#reads.clear();
      for (const wake of [...this.#waiting]) wake();
    });
  }
}

/** Names of those who wrote are nobody else's business. */
function toEntry(change: ToldChange): FeedEntry {
  const { token, entity, type, kind, version, at, owner, record } = change;
  return { token, entity, type, kind, version, at, owner, record };
}
