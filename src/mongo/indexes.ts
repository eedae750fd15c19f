import { MongoServerError, type Db } from 'mongodb';
import { collections } from '../collections/index.ts';
import type { CollectionSpec } from '../collections/define.ts';
import { pageIndexFields } from '../collections/pageIndex.ts';
import { tallyIndexFields } from '../collections/tally.ts';

type IndexKey = Readonly<Record<string, 1 | '2dsphere'>>;

/**
 * Creates the collections and indexes that the declared look-ups need, where they are missing.
 * Leaves every other index alone: another version may be running beside this one.
 */
export async function ensureIndexes(db: Db): Promise<void> {
  const domains = Object.values<Readonly<Record<string, CollectionSpec>>>(collections);
  const specs = domains.flatMap((domain) => Object.values(domain));
  await Promise.all(specs.map((spec) => ensureCollectionIndexes(db, spec)));
}

async function ensureCollectionIndexes(db: Db, spec: CollectionSpec): Promise<void> {
  const present = new Set(await listKeys(db, spec.name));
  const missing = indexKeys(spec).filter((key) => !present.has(printKey(key)));
  if (missing.length === 0) return;
  await db
    .collection(spec.name)
    .createIndexes(missing.map((key) => ({ key, name: Object.keys(key).join(',') })));
}

/**
 * The indexes behind a collection's look-ups: each page's parent field and each filter, followed by
 * each order, so that a page is read in order from where it begins; each field with points; and what
 * is searched and counted.
 */
function indexKeys(spec: CollectionSpec): readonly IndexKey[] {
  const {
    pages,
    filters,
    orders,
    checks,
    nearest = {},
    search,
    tally,
    isLoadedApart = false,
  } = spec;
  const starts = [...Object.values(pages), ...Object.values(filters).map(({ field }) => field)];
  const keys = starts.flatMap((start) =>
    Object.values(orders).map((order) => toKey(pageIndexFields(start, order, checks))),
  );
  const points = Object.values(nearest).map(({ field }): IndexKey => ({ [field]: '2dsphere' }));
  // By `origin`, an import finds what it wrote before.
  const written = isLoadedApart ? [] : [toKey(['origin'])];
  const searched = search === undefined ? [] : [toKey(['terms', 'rank', '_id'])];
  const tallied = tally === undefined ? [] : [toKey(tallyIndexFields(tally))];
  return withoutPrefixes([...keys, ...points, ...searched, ...tallied, ...written]);
}

function toKey(fields: readonly string[]): IndexKey {
  return Object.fromEntries(fields.map((field) => [field, 1]));
}

/** An index serves whatever any beginning of it would. */
function withoutPrefixes(keys: readonly IndexKey[]): readonly IndexKey[] {
  const printed = [...new Map(keys.map((key) => [printKey(key), key]))];
  return printed
    .filter(([text]) => !printed.some(([other]) => other.startsWith(`${text},`)))
    .map(([, key]) => key);
}

async function listKeys(db: Db, name: string): Promise<readonly string[]> {
  try {
    const indexes = await db.collection(name).listIndexes().toArray();
    return indexes
      .filter(({ sparse, partialFilterExpression }) => !sparse && !partialFilterExpression)
      .map(({ key }) => printKey(key as IndexKey));
  } catch (error) {
    if (error instanceof MongoServerError && error.codeName === 'NamespaceNotFound') return [];
    throw error;
  }
}

function printKey(key: IndexKey): string {
  return Object.entries(key)
    .map(([field, direction]) => `${field} ${direction}`)
    .join(',');
}
