import DataLoader from 'dataloader';
import type { CollectionSpec, StoredDoc } from '../collections/define.ts';
import { reference, type Reference } from '../ids.ts';
import { projectionOf } from './projection.ts';
import { collectionOf, read, type Source } from './read.ts';

/** Loads one document by id; null for null, and where there is none. */
export interface OneLoader<Row> {
  load(id: string | null): Promise<Row | null>;
}

/** Documents by id, all of one batch in one operation. */
export function createOneLoader(
  source: Source,
  spec: CollectionSpec,
): OneLoader<StoredDoc | Reference> {
  const options = {
    projection: projectionOf(spec, source.fieldsOf(spec.type)),
    maxTimeMS: source.maxTimeMs,
  };
  const documents = new DataLoader<string, StoredDoc | Reference | null>(async (ids) => {
    const found = await read(
      collectionOf(source, spec)
        .find({ _id: { $in: [...ids] } }, options)
        .toArray(),
    );
    const byId = new Map(found.map((document) => [document._id, rowOf(spec, document)]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  return { load: async (id) => (id === null ? null : documents.load(id)) };
}

/** What a document of this collection is to a resolver: itself, or a reference to what it stands for. */
export function rowOf(spec: CollectionSpec, document: StoredDoc): StoredDoc | Reference {
  return spec.holdsReferences ? reference(document._id) : document;
}
