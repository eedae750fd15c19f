import type { Document } from 'mongodb';
import type { Freshness } from '../../freshness/freshness.ts';
import type { BoundedStore, Table } from './boundedStore.ts';
import { freezeDeep } from './freeze.ts';

/** What a question found, and what that depends on. */
interface Kept {
  readonly rows: readonly Document[];
  readonly collections: readonly string[];
  /** Taken before it was read. */
  readonly sequence: number;
}

/** What exactly the same questions found, until a collection that was read for it changes. */
export class QuestionCache {
  readonly #table: Table<Kept>;
  readonly #freshness: Pick<Freshness, 'lastChange'>;

  constructor(store: BoundedStore, freshness: Pick<Freshness, 'lastChange'>) {
    this.#table = store.createTable();
    this.#freshness = freshness;
  }

  get(question: string): Kept | undefined {
    const kept = this.#table.get(question);
    if (kept === undefined || this.#holds(kept)) return kept;
    this.#table.delete(question);
    return undefined;
  }

  keep(question: string, kept: Kept): void {
    if (!this.#holds(kept)) return;
    this.#table.set(question, kept, () => overhead + 2 * question.length + freezeDeep(kept.rows));
  }

  #holds({ collections, sequence }: Kept): boolean {
    return collections.every((name) => this.#freshness.lastChange(name) <= sequence);
  }
}

/** Of an entry, beside question and rows. */
const overhead = 300;
