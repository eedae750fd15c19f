import { BoundedCache } from '../boundedCache.ts';

/** What walks over one kind of list came to. */
interface Learned {
  /** How far a walk ever had to go until every parent had its page; null where all came to the end so far. */
  need: number | null;
  /** How often in a row even the longest walk did not do. */
  misses: number;
  /** How many more times the list is not to be walked. */
  rest: number;
}

/** How a walk ended. */
export interface Walked {
  readonly limit: number;
  /** What could be worth reading at most. */
  readonly most: number;
  /** Whether every parent has its page. */
  readonly isServed: boolean;
  /** How far it had to go until then; null where it came to the end. */
  readonly need: number | null;
}

/**
 * Remembers for which lists one walk over the elements of several parents serves them all, and how long it has to be.
 * A list that is not served is left alone for a while, each time for longer: what it holds may change.
 */
export class WalkMemory {
  readonly #lists = new BoundedCache<string, Learned>({
    maxEntries: 2000,
    maxSize: 2000,
    sizeOf: () => 1,
  });

  /** How many elements to read, or null for not to walk. */
  limitOf(list: string, most: number): number | null {
    const learned = this.#lists.get(list);
    if (learned === undefined) return most;
    if (learned.rest > 0) {
      learned.rest -= 1;
      return null;
    }
    return learned.need === null ? most : shortened(learned.need, most);
  }

  note(list: string, { limit, most, isServed, need }: Walked): void {
    const learned = this.#lists.get(list) ?? { need: null, misses: 0, rest: 0 };
    this.#lists.set(list, learned);
    if (isServed) {
      // It only grows, so that walks settle at one length: as another one, a cached walk would be read again.
      if (need !== null) learned.need = Math.max(need, learned.need ?? 0);
      learned.misses = 0;
    } else if (limit < most) {
      learned.need = limit * 2;
    } else {
      learned.misses += 1;
      learned.rest = Math.min(MAX_REST, 2 ** learned.misses * FIRST_REST);
    }
  }
}

/** In steps, for the same reason. */
function shortened(need: number, most: number): number {
  let limit = most;
  while (limit / 2 >= need * ROOM) limit /= 2;
  return Math.ceil(limit);
}

/** Other parents need a little more or less. */
const ROOM = 1.5;
const FIRST_REST = 50;
const MAX_REST = 10_000;
