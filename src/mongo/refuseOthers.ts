import { MongoServerError, type Db, type Document } from 'mongodb';
import type { CollectionSpec } from '../collections/define.ts';
import { StartupError } from '../errors.ts';
import { elsewhere, placeOf } from './place.ts';

type Spec = Pick<CollectionSpec, 'name' | 'type' | 'ids' | 'holdsReferences' | 'isLoadedApart'>;

const maxTimeMS = 30_000;

/**
 * Makes sure that what has the names of our collections is ours: plain collections, with documents that an
 * import can have written. What is somebody else's would become part of the graph, and break its pages.
 * @throws StartupError that names the collection and what is foreign
 */
export async function refuseOthers(db: Db, specs: readonly Spec[]): Promise<void> {
  await refuseOtherKinds(db, [...specs.map(({ name }) => name), records]);
  await Promise.all([...specs.map((spec) => refuseDocuments(db, spec)), refuseRecords(db)]);
}

/** Where imports keep what they have done. */
const records = 'imports';

async function refuseOtherKinds(db: Db, names: readonly string[]): Promise<void> {
  for (const { name, type, options } of await listKinds(db, names)) {
    const kind = type === 'collection' ? oddityIn(options) : `a ${kinds.get(type) ?? type}`;
    if (kind === null) continue;
    throw new StartupError(
      `Expected ${name} in ${placeOf(db)} to be a plain collection, but it is ${kind}. Rename or drop it, or ${elsewhere}.`,
    );
  }
}

const kinds: ReadonlyMap<string, string> = new Map([['timeseries', 'time series']]);

interface Kind {
  readonly name: string;
  /** `collection`, `view` or `timeseries`. */
  readonly type: string;
  readonly options: Document;
}

type Listed = Pick<Kind, 'name'> & Partial<Kind>;

async function listKinds(db: Db, names: readonly string[]): Promise<readonly Kind[]> {
  try {
    const filter = { name: { $in: [...names] } };
    const found = await db.listCollections<Listed>(filter, { maxTimeMS }).toArray();
    return found.map(({ name, type = 'collection', options = {} }) => ({ name, type, options }));
  } catch (error) {
    // Who may read and write need not be allowed to list; views and time series then show by their indexes.
    if (error instanceof MongoServerError && error.code === unauthorized) return [];
    throw error;
  }
}

const unauthorized = 13;

function oddityIn({ capped, collation, encryptedFields }: Document): string | null {
  if (capped === true) return 'capped, and no transaction writes to such a one';
  if (encryptedFields !== undefined) return 'encrypted';
  // What has one compares the text of ids and names by it.
  const { locale } = Object(collation) as { readonly locale?: string };
  return locale === undefined || locale === 'simple' ? null : `compared by a collation (${locale})`;
}

async function refuseDocuments(
  db: Db,
  { name, type, ids, holdsReferences, isLoadedApart }: Spec,
): Promise<void> {
  const prefix = ids ?? (holdsReferences ? '' : `${type}:`);
  // Each is an edge of an index, so that half a million documents of ours cost no more than none.
  const foreign: Document[] = [{ _id: { $not: { $gte: prefix } } }];
  // What comes behind all that begins so: the character behind the colon.
  if (prefix !== '') foreign.push({ _id: { $not: { $lt: `${prefix.slice(0, -1)};` } } });
  if (isLoadedApart !== true) foreign.push({ origin: { $not: { $gte: '' } } });
  const found = await db
    .collection(name)
    .findOne({ $or: foreign }, { maxTimeMS, projection: { origin: 1 } });
  if (found === null) return;
  const id: unknown = found._id;
  const isNamedSo = typeof id === 'string' && id.startsWith(prefix);
  const lack = isNamedSo ? 'has no origin' : `is no id like ${JSON.stringify(`${prefix}…`)}`;
  refuse(db, name, `${JSON.stringify(id)} ${lack}`);
}

async function refuseRecords(db: Db): Promise<void> {
  const found = await db
    .collection(records)
    .findOne({ _id: { $not: { $gte: '' } } } as Document, { maxTimeMS, projection: { _id: 1 } });
  if (found !== null) refuse(db, records, `${JSON.stringify(found._id)} is no text`);
}

function refuse(db: Db, name: string, what: string): never {
  throw new StartupError(
    `Expected collection ${name} in ${placeOf(db)} to hold only what imports write, but somebody else's documents are in it: _id ${what}. Move them, or ${elsewhere}.`,
  );
}
