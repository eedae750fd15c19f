import type { Parents } from './lookUp.ts';
import type { Reader } from './reader.ts';

interface KeysAsked extends Parents {
  readonly collection: string;
  /** No key is counted further. */
  readonly most: number;
}

/** How many documents have the keys of each parent, about: what has several of them counts for each. */
export async function countKeys(
  reader: Reader,
  { collection, field, keys, most }: KeysAsked,
): Promise<readonly number[]> {
  const different = [...new Set(keys.flat())];
  const [first, ...others] = different.map((key) => [
    { $match: { [field]: key } },
    { $limit: most },
    { $count: 'count' },
    { $addFields: { key: { $literal: key } } },
  ]);
  if (first === undefined) return keys.map(() => 0);
  const counted = await reader.aggregate<{ readonly key: string; readonly count: number }>(
    collection,
    [...first, ...others.map((pipeline) => ({ $unionWith: { coll: collection, pipeline } }))],
  );
  const counts = new Map(counted.map(({ key, count }) => [key, count]));
  return keys.map((ofParent) => ofParent.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0));
}
