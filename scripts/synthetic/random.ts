/** Numbers that look random and are the same whenever the seed is. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** As `pick`, but the first items come far more often: the n-th about 1/n as often as the first. */
  pickPopular<Item>(items: readonly Item[]): Item;
  /** One of the keys, as often as its weight says. */
  pickWeighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
}

/**
 * The random numbers of one record, which depend on nothing but the seed, the record's kind and its
 * number: so records come out the same in whatever order and batches they are made.
 */
export function randomOf(seed: number, kind: string, index: number): Random {
  let state = hashText(`${seed} ${kind} ${index}`);
  // Mulberry32: 32 bits of state, good enough to look at, and fast.
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: (items) => itemAt(items, below(items.length)),
    pickPopular: (items) => itemAt(items, Math.floor((items.length + 1) ** fraction()) - 1),
    pickWeighted: (weights) => pickWeighted(weights, fraction()),
  };
}

function pickWeighted<Key extends string>(
  weights: Readonly<Record<Key, number>>,
  fraction: number,
): Key {
  // Object.entries() says string for the keys and unknown for the values.
  const entries = Object.entries(weights) as [Key, number][];
  let left = fraction * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
  if (found === undefined) throw new Error('Expected weights to choose by, got none');
  return found[0];
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  if (index >= items.length) throw new Error(`Expected more than ${index} items to choose from`);
  // Inside the list, whatever `Item` is.
  return items[index] as Item;
}

/** FNV-1a. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
