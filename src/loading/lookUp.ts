import type { Document } from 'mongodb';
import type { Reader } from './reader.ts';

/** Whose pages are asked for: each parent's keys, and the field they are found in. */
export interface Parents {
  readonly field: string;
  readonly keys: readonly (readonly string[])[];
}

/** Runs one pipeline for every parent over what holds one of its keys. */
export async function lookUp<Found extends Document>(
  reader: Reader,
  collection: string,
  { field, keys, pipeline }: Parents & { readonly pipeline: readonly Document[] },
): Promise<readonly (readonly Found[])[]> {
  const results = await reader.lookUp<{ readonly found: readonly Found[] }>(collection, [
    { $documents: keys.map((parentKeys) => ({ keys: parentKeys })) },
    {
      $lookup: {
        from: collection,
        localField: 'keys',
        foreignField: field,
        pipeline,
        as: 'found',
      },
    },
    { $project: { found: 1 } },
  ]);
  return results.map(({ found }) => found);
}
