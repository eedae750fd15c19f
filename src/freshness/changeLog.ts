import type { Change } from './freshness.ts';

/** The changes of the database in the order in which this process learns of them. */
export class ChangeLog {
  #sequence = 0;
  #everything = 0;
  readonly #byCollection = new Map<string, number>();
  readonly #listeners = new Set<(change: Change) => void>();

  get sequence(): number {
    return this.#sequence;
  }

  lastChange(collection: string): number {
    return Math.max(this.#everything, this.#byCollection.get(collection) ?? 0);
  }

  /** For what this process writes itself: call it before the write is reported done. */
  note(change: Change): void {
    this.#sequence += 1;
    if (change.collection === null) this.#everything = this.#sequence;
    else this.#byCollection.set(change.collection, this.#sequence);
    for (const listener of this.#listeners) listener(change);
  }

  noteEverything(): void {
    this.note({ collection: null, id: null });
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
