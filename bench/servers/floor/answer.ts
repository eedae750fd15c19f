import type { Doc, PageReads } from '../readPages.ts';

/** Answers one question; gives what stands in `data`. */
export type Answer = (
  reads: PageReads,
  variables: Readonly<Record<string, unknown>>,
) => Promise<object>;

/** Where the product looks for what a center can bring. */
export function reachOf({ _id }: Doc): readonly string[] {
  return ['Center:*', _id];
}

export function idsIn(doc: Doc, field: string): readonly string[] {
  // The importer writes lists of ids in these fields.
  return doc[field] as readonly string[];
}

export function typeOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** What was found by its id, of each that is named once or more. */
export async function readNamed(
  reads: PageReads,
  collection: string,
  named: readonly string[],
  fields: readonly string[],
): Promise<ReadonlyMap<string, Doc>> {
  const ids = [...new Set(named)];
  if (ids.length === 0) return new Map();
  const found = await reads.byIds(collection, ids, fields);
  return new Map(found.flatMap((doc) => (doc === null ? [] : [[doc._id, doc] as const])));
}

export const collectionOf: Readonly<Record<string, string>> = {
  Agency: 'agencies',
  Association: 'associations',
  Center: 'centers',
  Resource: 'resources',
};
