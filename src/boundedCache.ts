export interface CacheBounds<K, V> {
  readonly maxEntries: number;
  /** Of all entries together, as `sizeOf` tells it. */
  readonly maxSize: number;
  readonly sizeOf: (key: K, value: V) => number;
}

interface Entry<V> {
  readonly value: V;
  /** How many entries had ever been set when this one last became the newest. */
  newestAt: number;
}

/** Keeps what was used lately, bounded in number and size; what is too large by itself is not kept. */
export class BoundedCache<K, V> {
  readonly #bounds: CacheBounds<K, V>;
  /** A map keeps the order of insertion: the first is what was not used for longest, or nearly so. */
  readonly #entries = new Map<K, Entry<V>>();
  #size = 0;
  #everSet = 0;

  constructor(bounds: CacheBounds<K, V>) {
    this.#bounds = bounds;
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    // One that only few came behind is not soon the oldest; moving it costs several times what finding it does.
    if (this.#everSet - entry.newestAt > this.#entries.size / 4) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      entry.newestAt = this.#everSet;
    }
    return entry.value;
  }

  set(key: K, value: V): void {
    const { maxEntries, maxSize, sizeOf } = this.#bounds;
    this.delete(key);
    const size = sizeOf(key, value);
    if (size > maxSize) return;
    this.#everSet += 1;
    this.#entries.set(key, { value, newestAt: this.#everSet });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= maxEntries && this.#size <= maxSize) return;
      this.delete(oldest);
    }
  }

  /** Whether there was something to delete. */
  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#size -= this.#bounds.sizeOf(key, entry.value);
    return this.#entries.delete(key);
  }
}
