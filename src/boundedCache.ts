export interface CacheBounds<K, V> {
  readonly maxEntries: number;
  /** Of all entries together, as `sizeOf` tells it. */
  readonly maxSize: number;
  readonly sizeOf: (key: K, value: V) => number;
}

/** Keeps what was used last, bounded in number and size; what is too large by itself is not kept. */
export class BoundedCache<K, V> {
  readonly #bounds: CacheBounds<K, V>;
  /** A map keeps the order of insertion: the first is what was not used for longest. */
  readonly #entries = new Map<K, V>();
  #size = 0;

  constructor(bounds: CacheBounds<K, V>) {
    this.#bounds = bounds;
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    const { maxEntries, maxSize, sizeOf } = this.#bounds;
    this.delete(key);
    const size = sizeOf(key, value);
    if (size > maxSize) return;
    this.#entries.set(key, value);
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= maxEntries && this.#size <= maxSize) return;
      this.delete(oldest);
    }
  }

  /** Whether there was something to delete. */
  delete(key: K): boolean {
    const value = this.#entries.get(key);
    if (value === undefined) return false;
    this.#size -= this.#bounds.sizeOf(key, value);
    return this.#entries.delete(key);
  }
}
