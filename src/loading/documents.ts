import type { StoredDoc } from '../collections/define.ts';
import type { Shape } from './cache/shape.ts';
import type { Reader } from './reader.ts';

/** Documents by their id. */
export interface Documents {
  /** What is at hand: null where there is no such document, undefined where it has to be read to know. */
  get(collection: string, id: string, shape: Shape): StoredDoc | null | undefined;
  /** Reads those that there are, in one operation. */
  read(
    collection: string,
    ids: readonly string[],
    shape: Shape,
  ): Promise<ReadonlyMap<string, StoredDoc>>;
}

/** Documents of which none is at hand. */
export function readDocuments(reader: Reader): Documents {
  return {
    get: () => undefined,
    read: async (collection, ids, shape) =>
      byId(await findDocuments(reader, collection, { ids, shape })),
  };
}

export async function findDocuments(
  reader: Reader,
  collection: string,
  { ids, shape }: { readonly ids: readonly string[]; readonly shape: Shape },
): Promise<readonly StoredDoc[]> {
  return reader.find(collection, { _id: { $in: [...ids] } }, { projection: shape.projection });
}

export function byId(documents: readonly StoredDoc[]): ReadonlyMap<string, StoredDoc> {
  return new Map(documents.map((document) => [document._id, document]));
}
