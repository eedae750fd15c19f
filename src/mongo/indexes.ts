import type { Db } from 'mongodb';
import { collections } from '../collections/index.ts';
import type { CollectionSpec } from '../collections/define.ts';
import { pageIndexFields } from '../collections/pageIndex.ts';
import { tallyIndexFields } from '../collections/tally.ts';
import { atStart } from './atStart.ts';
import { expectMajority, startConcern } from './majority.ts';
import { listIndexes } from './listIndexes.ts';
import {
  matchIndexes,
  printKey,
  type IndexKey,
  type Matched,
  type WantedIndex,
} from './matchIndexes.ts';
import { refuseOthers } from './refuseOthers.ts';
import { ensureStores } from './stores.ts';

/** What an index of ours is called in a collection, where it was there before under another name. */
export type IndexNames = (collection: string, name: string) => string;

const specs: readonly CollectionSpec[] = Object.values<Readonly<Record<string, CollectionSpec>>>(
  collections,
).flatMap((domain) => Object.values(domain));

/**
 * Brings a database to what look-ups rely on, or says in one sentence why that cannot be: collections that
 * are ours alone, with all indexes.
 * @throws StartupError
 */
export async function prepareDatabase(db: Db): Promise<IndexNames> {
  await atStart(db, 'look at the collections', () => refuseOthers(db, specs));
  return ensureIndexes(db);
}

/**
 * Creates the collections and indexes that the declared look-ups need, where they are missing.
 * Leaves every other index alone: another version may be running beside this one.
 * @throws StartupError where an index of somebody else is in the way
 */
export async function ensureIndexes(db: Db): Promise<IndexNames> {
  const found = await Promise.all(specs.map((spec) => findIndexes(db, spec)));
  const lacking = found.filter(({ missing }) => missing.length > 0);
  if (lacking.length > 0) await expectMajority(db);
  await Promise.all([...lacking.map((one) => createIndexes(db, one)), ensureStores(db)]);
  const aliases = new Map(found.map((one) => [one.collection, one.aliases]));
  return (collection, name) => aliases.get(collection)?.get(name) ?? name;
}

interface FoundIndexes extends Matched {
  readonly collection: string;
}

async function findIndexes(db: Db, spec: CollectionSpec): Promise<FoundIndexes> {
  const { name } = spec;
  const present = await atStart(db, `list the indexes of ${name}`, () => listIndexes(db, name));
  const wanted = indexKeys(spec).map((key) => toIndex(spec, key));
  return { collection: name, ...matchIndexes({ db, collection: name }, wanted, present) };
}

function toIndex({ oftenEmpty = [] }: CollectionSpec, key: IndexKey): WantedIndex {
  const fields = Object.keys(key);
  const [start = ''] = fields;
  const index = { key, name: fields.join(',') };
  if (!oftenEmpty.includes(start)) return index;
  // Whatever text is asked for, MongoDB finds that this one has all that hold it.
  return { ...index, partialFilterExpression: { [start]: { $gte: '' } } };
}

async function createIndexes(db: Db, { collection, missing }: FoundIndexes): Promise<void> {
  // By default, a member that is gone would be waited for.
  const options = { maxTimeMS, commitQuorum: 'majority', writeConcern: startConcern } as const;
  await atStart(db, `create the indexes of ${collection}`, () =>
    db.collection(collection).createIndexes([...missing], options),
  );
}

/** Long enough for all indexes of half a million documents; where a member is gone, nobody waits for ever. */
const maxTimeMS = 600_000;

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
