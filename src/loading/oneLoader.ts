import DataLoader from 'dataloader';
import type { CollectionSpec, StoredDoc } from '../collections/define.ts';
import { reference, type Reference } from '../ids.ts';
import type { Awaitable } from '../paging/paging.ts';
import { shapeOf } from './cache/shape.ts';
import type { Source } from './source.ts';

/** Loads one document by id; null for null, and where there is none. What is at hand needs no waiting. */
export interface OneLoader<Row> {
  load(id: string | null): Awaitable<Row | null>;
}

/** Documents by id, all of one batch in one operation. */
export function createOneLoader(
  { documents, fieldsOf, noteBatch }: Source,
  spec: CollectionSpec,
  name: string,
): OneLoader<StoredDoc | Reference> {
  const shape = shapeOf(spec, fieldsOf(spec.type));
  const missing = new DataLoader<string, StoredDoc | Reference | null>(async (ids) => {
    noteBatch?.(name, ids.length);
    const found = await documents.read(spec.name, ids, shape);
    return ids.map((id) => rowOf(spec, found.get(id) ?? null));
  });
  return {
    load: (id) => {
      if (id === null) return null;
      const found = documents.get(spec.name, id, shape);
      return found === undefined ? missing.load(id) : rowOf(spec, found);
    },
  };
}

/** What a document of this collection is to a resolver: itself, or a reference to what it stands for. */
export function rowOf<Doc extends StoredDoc | null>(
  spec: CollectionSpec,
  document: Doc,
): Doc | Reference {
  return spec.holdsReferences && document !== null ? reference(document._id) : document;
}
