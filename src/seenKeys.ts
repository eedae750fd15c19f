/** So many keys are remembered, about; two with the same place forget each other. */
const PLACES = 16_384;

/**
 * Remembers of keys that they came, by nothing but a number of each: 64 kB, however many and however long they are.
 * For a key that never came it says so with few exceptions.
 */
export class SeenKeys {
  readonly #hashes = new Uint32Array(PLACES);

  /** Whether a key came before; from now on it did. */
  isSecond(key: string): boolean {
    const hash = hashOf(key);
    const place = hash % PLACES;
    if (this.#hashes[place] === hash) return true;
    this.#hashes[place] = hash;
    return false;
  }
}

/** FNV-1a of the key's characters. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1)
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
