import { referencesIn } from '../records/kinds.ts';
import { identifiersIn, type Kept, type World } from './world.ts';

export interface Loaded {
  /** What is few and named by everything. */
  readonly core: ReadonlyMap<string, Kept>;
  /** All others that were asked for and are there. */
  readonly records: ReadonlyMap<string, Kept>;
  /** Who refers to what may be withdrawn. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
  readonly holders: ReadonlyMap<string, string>;
}

/** As much of the world as some writes need, and what they have made of it so far. */
export class LoadedWorld implements World {
  readonly #loaded: Loaded;
  readonly #changed = new Map<string, Kept | null>();
  /** Who of the changed refers to what. */
  readonly #referrers = new Map<string, Set<string>>();
  readonly #holders = new Map<string, string>();
  /** What was withdrawn, as it was. */
  readonly #gone = new Map<string, Kept>();

  constructor(loaded: Loaded) {
    this.#loaded = loaded;
  }

  get(id: string): Kept | undefined {
    const changed = this.#changed.get(id);
    if (changed !== undefined) return changed ?? undefined;
    return this.#loaded.core.get(id) ?? this.#loaded.records.get(id);
  }

  /** As it was before any of the writes. */
  original(id: string): Kept | undefined {
    return this.#loaded.core.get(id) ?? this.#loaded.records.get(id);
  }

  /** As it was when it was withdrawn by one of the writes. */
  gone(id: string): Kept | undefined {
    return this.#gone.get(id);
  }

  isReferredTo(id: string): boolean {
    const stored = this.#loaded.referrers.get(id) ?? [];
    if (stored.some((from) => from !== id && !this.#changed.has(from))) return true;
    const changed = this.#referrers.get(id);
    return changed !== undefined && [...changed].some((from) => from !== id);
  }

  holderOf(identifier: string): string | undefined {
    const changed = this.#holders.get(identifier);
    if (changed !== undefined) return changed;
    const stored = this.#loaded.holders.get(identifier);
    return stored === undefined || this.#changed.has(stored) ? undefined : stored;
  }

  set(id: string, after: Kept | null): void {
    const last = this.get(id);
    if (after === null && last !== undefined) this.#gone.set(id, last);
    const earlier = this.#changed.get(id);
    if (earlier != null) this.#note(earlier, false);
    this.#changed.set(id, after);
    if (after !== null) this.#note(after, true);
  }

  changes(): ReadonlyMap<string, Kept | null> {
    return this.#changed;
  }

  #note({ id, file, record }: Kept, isThere: boolean): void {
    for (const { id: to } of referencesIn(file, record)) {
      const known = this.#referrers.get(to) ?? new Set<string>();
      if (isThere) known.add(id);
      else known.delete(id);
      this.#referrers.set(to, known);
    }
    for (const identifier of identifiersIn(record)) {
      if (isThere) this.#holders.set(identifier, id);
      else this.#holders.delete(identifier);
    }
  }
}
