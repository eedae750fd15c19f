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
  set(key: string, value: Value, bytes: number): void;
  delete(key: string): void;
  clear(): void;
}

/**
 * Tables that share bounds. What has not been asked for since its last turn leaves first, which is
 * nearly what was used least recently, and costs nothing when something is found.
 */
export class BoundedStore {
  readonly #bounds: Bounds;
  readonly #turns = new Set<Slot>();
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
    return {
      get: (key) => {
        const slot = table.get(key) as Slot<Value> | undefined;
        if (slot === undefined) return undefined;
        slot.isUsed = true;
        return slot.value;
      },
      set: (key, value, bytes) => {
        this.#drop(table.get(key));
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
