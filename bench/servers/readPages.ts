// Reads by hand, with the fields that are asked for, for servers that are no part of the product.
import { MongoClient, type Db, type Document, type Filter } from 'mongodb';
import { network } from '../../src/collections/network.ts';
import { decodeCursor, encodeCursor } from '../../src/paging/cursor.ts';
import { CollectionSizes } from '../../src/loading/collectionSizes.ts';
import { readDocuments } from '../../src/loading/documents.ts';
import { Purse } from '../../src/loading/work/purse.ts';
import { createReader } from '../../src/loading/reader.ts';
import { createSearchLoader } from '../../src/loading/searchLoader.ts';
import { WalkMemory } from '../../src/loading/walkMemory.ts';
import { aggregateAll, findAll } from './commands.ts';

/** A document with some of its fields. */
export interface Doc {
  readonly _id: string;
  readonly [field: string]: unknown;
}

export interface Page {
  readonly rows: readonly Doc[];
  readonly hasNextPage: boolean;
}

interface PageOptions {
  readonly first: number;
  readonly fields: readonly string[];
  /** Whether there is another page; takes reading one more. */
  readonly goesOn?: boolean;
}

export interface RootPageOptions extends PageOptions {
  readonly filter?: Filter<Doc>;
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  /** Behind this place in the order by name. */
  readonly after?: string | null;
}

export interface Hit {
  readonly id: string;
  readonly score: number;
}

export interface PageReads {
  page(collection: string, options: RootPageOptions): Promise<Page>;
  /** By their order in `ids`, each once; null where there is none. */
  byIds(
    collection: string,
    ids: readonly string[],
    fields: readonly string[],
  ): Promise<readonly (Doc | null)[]>;
  /** The first that hold one of the keys in a field, for each list of keys. */
  pageOfEach(
    collection: string,
    keys: { readonly field: string; readonly lists: readonly (readonly string[])[] },
    options: PageOptions,
  ): Promise<readonly Page[]>;
  count(collection: string, filter: Filter<Doc>): Promise<number>;
  /** By the product's own words and ranking: what is compared is what stands around them. */
  search(
    text: string,
    first: number,
  ): Promise<{ readonly hits: readonly Hit[]; readonly count: number }>;
}

const byName = { sortName: 1, _id: 1 } as const;

/** @param walks - pages of several parents by one walk over the elements of all, as the product reads them */
export async function openPageReads(uri: string, walks = false): Promise<PageReads> {
  const client = await new MongoClient(uri).connect();
  const db = client.db();
  return {
    page: (collection, options) => readPage(db, collection, options),
    byIds: async (collection, ids, fields) => {
      const filter = { _id: { $in: ids } };
      const found = await findAll<Doc>(db, collection, filter, {
        projection: projectionOf(fields),
      });
      const byId = new Map(found.map((doc) => [doc._id, doc]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    pageOfEach: (collection, keys, options) =>
      (walks ? walkEach : readEach)(db, collection, keys, options),
    count: (collection, filter) => db.collection<Doc>(collection).countDocuments(filter),
    search: searchIn(db),
  };
}

/** The place of a center among all, by name, as the product writes it. */
export function cursorOf({ _id, sortName }: Doc): string {
  return encodeCursor(centersByName, { value: String(sortName), id: _id });
}

const centersByName = 'centers by NAME';

async function readPage(
  db: Db,
  collection: string,
  { first, fields, goesOn = false, filter = {}, sort = byName, after = null }: RootPageOptions,
): Promise<Page> {
  const rows = await findAll<Doc>(
    db,
    collection,
    { ...filter, ...behind(after) },
    { projection: projectionOf(fields), sort, limit: first + Number(goesOn) },
  );
  return toPage(rows, first);
}

function behind(after: string | null): Filter<Doc> {
  if (after === null) return {};
  const { value, id } = decodeCursor(centersByName, 'after', after);
  return {
    $or: [{ sortName: { $gt: value } }, { sortName: value, _id: { $gt: id } }],
  };
}

async function readEach(
  db: Db,
  collection: string,
  { field, lists }: { readonly field: string; readonly lists: readonly (readonly string[])[] },
  { first, fields, goesOn = false }: PageOptions,
): Promise<readonly Page[]> {
  const pipeline: Document[] = [
    { $sort: byName },
    { $limit: first + Number(goesOn) },
    { $project: projectionOf(fields) },
  ];
  const found = await aggregateAll<{ readonly rows: readonly Doc[] }>(db, null, [
    { $documents: lists.map((keys) => ({ keys })) },
    {
      $lookup: {
        from: collection,
        localField: 'keys',
        foreignField: field,
        pipeline,
        as: 'rows',
      },
    },
    { $project: { rows: 1 } },
  ]);
  return found.map(({ rows }) => toPage(rows, first));
}

/** As many for each page as these questions need, with room to spare. */
const walkedPages = 4;

async function walkEach(
  db: Db,
  collection: string,
  keys: { readonly field: string; readonly lists: readonly (readonly string[])[] },
  options: PageOptions,
): Promise<readonly Page[]> {
  const { field, lists } = keys;
  const { first, fields, goesOn = false } = options;
  const size = first + Number(goesOn);
  const limit = walkedPages * size;
  const filter = { [field]: { $in: [...new Set(lists.flat())] } };
  const found = await findAll<Doc>(db, collection, filter, {
    projection: projectionOf([...fields, field]),
    sort: byName,
    limit,
  });
  const pages = lists.map((list) =>
    found
      .filter((doc) => [doc[field]].flat().some((key) => list.includes(String(key))))
      .slice(0, size),
  );
  const others = lists.filter(
    (_, index) => found.length === limit && (pages[index]?.length ?? 0) < size,
  );
  const rest =
    others.length === 0 ? [] : await readEach(db, collection, { field, lists: others }, options);
  let next = 0;
  return lists.map((list, index) =>
    others.includes(list) ? (rest[next++] ?? toPage([], first)) : toPage(pages[index] ?? [], first),
  );
}

function toPage(rows: readonly Doc[], first: number): Page {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

function projectionOf(fields: readonly string[]): Document {
  return Object.fromEntries(fields.map((field) => [field, 1]));
}

function searchIn(db: Db): PageReads['search'] {
  const reader = createReader(db, () => ({ maxTimeMs: 10_000 }));
  const { entities } = network;
  const needs = { whetherItGoesOn: false, cursors: false };
  const walks = new WalkMemory();
  const sizes = new CollectionSizes(db);
  return async (text, first) => {
    const source = {
      reader,
      documents: readDocuments(reader),
      fieldsOf: () => new Set<string>(),
      needsOf: () => needs,
      walks,
      sizes,
      purse: new Purse(Infinity),
    };
    const page = createSearchLoader(source, entities, entities.search).load({ text, first });
    const [edges, { value }] = await Promise.all([page.edges(), page.count()]);
    return { hits: edges.map(({ node, score }) => ({ id: node._id, score })), count: value };
  };
}
