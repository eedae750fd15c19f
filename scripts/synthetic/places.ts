import { crc32 } from 'node:zlib';
import type { Db } from 'mongodb';
import type { CollectionSpec, StoredDoc } from '../../src/collections/define.ts';
import { collections, domainNames } from '../../src/collections/index.ts';
import type { Cursor } from '../../src/paging/cursor.ts';

/** The collection whose documents are of a GraphQL type. */
export function specOf(type: string): CollectionSpec {
  const found = domainNames
    .flatMap((domain) => Object.values<CollectionSpec>(collections[domain]))
    .find((spec) => spec.type === type);
  if (found === undefined) throw new Error(`Expected a collection of ${type}, got none`);
  return found;
}

/** The place in the middle of a collection, ordered by `field`; null where it is empty. */
export async function middlePlace(
  db: Db,
  { name }: { readonly name: string },
  field: string,
): Promise<Cursor | null> {
  const collection = db.collection<StoredDoc>(name);
  const count = await collection.estimatedDocumentCount();
  const [document] = await collection
    .find({}, { projection: { [field]: 1 } })
    .sort({ [field]: 1, _id: 1 })
    .skip(Math.floor(count / 2))
    .limit(1)
    .toArray();
  return document === undefined ? null : { value: valueAt(document, field), id: document._id };
}

/** A cursor of the same list as `cursor`, at another place. */
export function cursorAt(cursor: string, { value, id }: Cursor): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  // A checksum, and then what tells the list, the value and the id (src/paging/cursor.ts).
  const [list] = JSON.parse(text.slice(checksumLength)) as [string];
  const moved = JSON.stringify([list, value, id]);
  const checksum = crc32(moved).toString(16).padStart(checksumLength, '0');
  return Buffer.from(`${checksum}${moved}`).toString('base64url');
}

const checksumLength = 8;

function valueAt(document: StoredDoc, field: string): Cursor['value'] {
  // Orders are declared on scalar fields.
  return (document[field] ?? null) as Cursor['value'];
}
