import DataLoader from 'dataloader';
import type { CollectionSpec, StoredDoc } from '../collections/define.ts';
import { reference, type Reference } from '../ids.ts';
import { projectionOf } from './projection.ts';
import type { Source } from './source.ts';

/** Loads one document by id; null for null, and where there is none. */
export interface OneLoader<Row> {
  load(id: string | null): Promise<Row | null>;
}

/** Documents by id, all of one batch in one operation. */
export function createOneLoader(
  { reader, fieldsOf, noteBatch }: Source,
  spec: CollectionSpec,
  name: string,
): OneLoader<StoredDoc | Reference> {
  const projection = projectionOf(spec, fieldsOf(spec.type));
  const documents = new DataLoader<string, StoredDoc | Reference | null>(async (ids) => {
    noteBatch?.(name, ids.length);
    const found = await reader.find(spec.name, { _id: { $in: [...ids] } }, { projection });
    const byId = new Map(found.map((document) => [document._id, rowOf(spec, document)]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  return { load: (id) => (id === null ? nothing : documents.load(id)) };
}

const nothing = Promise.resolve(null);

/** What a document of this collection is to a resolver: itself, or a reference to what it stands for. */
export function rowOf(spec: CollectionSpec, document: StoredDoc): StoredDoc | Reference {
  return spec.holdsReferences ? reference(document._id) : document;
}
