import { BoundedCache } from '../../boundedCache.ts';

/** What came once, and may never come again; bounded, and what came longest ago goes first. */
export class SeenTexts {
  readonly #seen = new BoundedCache<string, true>({
    maxEntries: 5000,
    maxSize: 2_000_000,
    sizeOf: ({ length }) => length,
  });

  /** Whether it came before; what comes for the first time is remembered until it comes again. */
  isSecond(text: string): boolean {
    if (this.#seen.delete(text)) return true;
    this.#seen.set(text, true);
    return false;
  }
}
