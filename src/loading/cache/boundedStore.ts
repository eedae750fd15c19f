import { SeenKeys } from '../../seenKeys.ts';

/** Up to this part of its bytes, a store keeps whatever comes; beyond, what comes a second time. */
const FREE_PART = 0.125;

export interface Bounds {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

interface Slot<Value = unknown> {
  readonly key: string;
  readonly value: Value;
  readonly bytes: number;
  readonly table: Map<string, Slot>;
  /** Whether it was asked for since it was last considered for leaving. */
  isUsed: boolean;
}

/** One table of a store. */
export interface Table<Value> {
  get(key: string): Value | undefined;
  /** @param bytesOf - called where the value is kept */
  set(key: string, value: Value, bytesOf: () => number): void;
  delete(key: string): void;
  clear(): void;
}

/**
 * Tables that share bounds. What has not been asked for since its last turn leaves first, which is
 * nearly what was used least recently, and costs nothing when something is found. What never comes again
 * is not let in once there is much: it would drive out what does, and is garbage that has grown old.
 */
export class BoundedStore {
  readonly #bounds: Bounds;
  readonly #turns = new Set<Slot>();
  readonly #seen = new SeenKeys();
  #tables = 0;
  #bytes = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  get entries(): number {
    return this.#turns.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  createTable<Value>(): Table<Value> {
    // A table holds only what `set` below put into it.
    const table = new Map<string, Slot<Value>>() as Map<string, Slot>;
    const name = `${this.#tables++} `;
    return {
      get: (key) => {
        const slot = table.get(key) as Slot<Value> | undefined;
        if (slot === undefined) return undefined;
        slot.isUsed = true;
        return slot.value;
      },
      set: (key, value, bytesOf) => {
        const earlier = table.get(key);
        if (earlier === undefined && !this.#isFree() && !this.#seen.isSecond(name + key)) return;
        this.#drop(earlier);
        const bytes = bytesOf();
        const slot = { key, value, bytes, table, isUsed: false };
        table.set(key, slot);
        this.#turns.add(slot);
        this.#bytes += bytes;
        this.#makeRoom();
      },
      delete: (key) => {
        this.#drop(table.get(key));
      },
      clear: () => {
        for (const slot of table.values()) this.#drop(slot);
      },
    };
  }

  #isFree(): boolean {
    const { maxEntries, maxBytes } = this.#bounds;
    return this.#bytes < maxBytes * FREE_PART && this.#turns.size < maxEntries * FREE_PART;
  }

  #drop(slot: Slot | undefined): void {
    if (slot === undefined) return;
    slot.table.delete(slot.key);
    this.#turns.delete(slot);
    this.#bytes -= slot.bytes;
  }

  #makeRoom(): void {
    const { maxEntries, maxBytes } = this.#bounds;
    for (const slot of this.#turns) {
      if (this.#turns.size <= maxEntries && this.#bytes <= maxBytes) return;
      if (slot.isUsed) {
        slot.isUsed = false;
        this.#turns.delete(slot);
        this.#turns.add(slot);
      } else this.#drop(slot);
    }
  }
}
