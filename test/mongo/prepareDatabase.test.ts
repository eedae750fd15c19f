import { afterEach, describe, expect, it } from '@jest/globals';
import type { CreateCollectionOptions, IndexDescription } from 'mongodb';
import { importData } from '../../src/import/import.ts';
import { prepareImports } from '../../src/import/imports.ts';
import { loadZips } from '../../src/import/zips.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes, prepareDatabase } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';
import { askGraph } from '../support/graph.ts';
import { dataDir } from '../support/realData.ts';

type IndexOptions = Omit<IndexDescription, 'key' | 'name'>;

const { client, db } = testDatabase();
const place = `database ${db.databaseName} at ${String(client.options.hosts[0])}`;

afterEach(async () => {
  await db.dropDatabase();
});

async function refusal(): Promise<string> {
  const error: unknown = await prepareDatabase(db).then(
    () => new Error('Expected a refusal.'),
    (reason: unknown) => reason,
  );
  const { name, message } = error as Error;
  expect(name).toBe('StartupError');
  return message;
}

const elsewhere = 'name another database with --database, or in the path of MONGODB_URI.';

describe('prepareDatabase', () => {
  it('takes what imports write', async () => {
    await prepareDatabase(db);
    await prepareImports(db);
    await importData({ db, dir: dataDir });
    await loadZips(db);

    await expect(prepareDatabase(db)).resolves.toBeInstanceOf(Function);
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['no id of ours', 'agencies', { _id: 7, name: 'Acme Ads' }, '_id 7 is no id like "Agency:…"'],
    [
      'an id before ours',
      'agencies',
      { _id: 'Acme', origin: 'curated' },
      '_id "Acme" is no id like "Agency:…"',
    ],
    [
      'the id of something else',
      'centers',
      { _id: 'State:GA', origin: 'curated' },
      '_id "State:GA" is no id like "Center:…"',
    ],
    ['no origin', 'topics', { _id: 'Topic:acme' }, '_id "Topic:acme" has no origin'],
    [
      'an origin that is no text',
      'resources',
      { _id: 'Resource:acme', origin: { city: 'Acme' } },
      '_id "Resource:acme" has no origin',
    ],
    [
      'another id where only ids count',
      'zips',
      { _id: '98660', city: 'Vancouver' },
      '_id "98660" is no id like "Zip:…"',
    ],
    ['no text for an id', 'entities', { _id: 7, origin: 'curated' }, '_id 7 is no id like "…"'],
    ['a record of another import', 'imports', { _id: 7, file: 'acme.csv' }, '_id 7 is no text'],
  ])(
    'refuses documents that are somebody else’s: %s',
    async (_name, collection, document, what) => {
      const known = await db.collection(collection).countDocuments();
      await db.collection(collection).insertOne(document);

      expect(await refusal()).toBe(
        `Expected collection ${collection} in ${place} to hold only what imports write, but somebody else's documents are in it: ${what}. Move them, or ${elsewhere}`,
      );
      expect(await db.collection(collection).countDocuments()).toBe(known + 1);
      expect(await db.collection(collection).listIndexes().toArray()).toHaveLength(1);
    },
  );

  it('refuses them beside documents of ours, whatever indexes there are', async () => {
    await prepareDatabase(db);
    const agencies = db.collection<{ readonly _id: string; readonly origin?: string }>('agencies');
    await agencies.insertMany([
      { _id: 'Agency:a', origin: 'curated' },
      { _id: 'Agency:b', origin: 'partner' },
    ]);
    await prepareDatabase(db);

    await agencies.insertOne({ _id: 'Agency:c' });

    expect(await refusal()).toContain('_id "Agency:c" has no origin');
  });

  it.each<[string, CreateCollectionOptions, string]>([
    ['a view', { viewOn: 'other', pipeline: [] }, 'a view'],
    ['a time series', { timeseries: { timeField: 'at' } }, 'a time series'],
    [
      'a capped collection',
      { capped: true, size: 100_000 },
      'capped, and no transaction writes to such a one',
    ],
    [
      'a collection with a collation',
      { collation: { locale: 'en', strength: 2 } },
      'compared by a collation (en)',
    ],
  ])('refuses %s of a name of ours', async (_name, options, what) => {
    for (const name of ['states', 'imports']) {
      await db.createCollection(name, options);
      expect(await refusal()).toBe(
        `Expected ${name} in ${place} to be a plain collection, but it is ${what}. Rename or drop it, or ${elsewhere}`,
      );
      await db.dropCollection(name);
    }
  });

  const key = { sortName: 1, _id: 1 } as const;

  it.each<[string, IndexDescription['key'], IndexOptions, string]>([
    ['hidden', key, { hidden: true }, 'it is hidden. Run db.agencies.unhideIndex'],
    [
      'partial',
      key,
      { partialFilterExpression: { a: 1 } },
      'it is partial. Run db.agencies.dropIndex',
    ],
    ['sparse', key, { sparse: true }, 'it is sparse. Run db.agencies.dropIndex'],
    [
      'one with a collation',
      key,
      { collation: { locale: 'fr' } },
      'it has a collation (fr). Run db.agencies.dropIndex',
    ],
    ['one on other fields', { a: -1 }, {}, 'it is on {"a":-1}. Run db.agencies.dropIndex'],
    [
      'one in the other direction',
      { sortName: -1, _id: 1 },
      {},
      'it is on {"sortName":-1,"_id":1}. Run db.agencies.dropIndex',
    ],
    ['one of a wildcard', { '$**': 1 }, {}, 'it is on {"$**":1}. Run db.agencies.dropIndex'],
    ['one of words', { sortName: 'text' }, {}, 'it is on {"_fts":"text","_ftsx":1}. Run'],
  ])('refuses an index by our name that is none of ours: %s', async (_name, on, options, why) => {
    await ensureIndexes(db);
    await db.collection('agencies').dropIndex('sortName,_id');
    await db.collection('agencies').createIndexes([{ key: on, ...options, name: 'sortName,_id' }]);

    const message = await refusal();
    expect(message).toContain(
      `Expected index "sortName,_id" of agencies in ${place} to be a plain one on {"sortName":1,"_id":1}, but ${why}`,
    );
    expect(message).toMatch(/Index\("sortName,_id"\) in mongosh, and start again\.$/);
  });

  it('refuses an index of our keys that is unique where documents have the same', async () => {
    await db
      .collection('agencies')
      .createIndexes([{ key: { origin: 1 }, name: 'origin', unique: true }]);

    expect(await refusal()).toContain('but it is unique. Run db.agencies.dropIndex("origin")');
  });

  it('refuses an index of our keys that is hidden under another name', async () => {
    await db.collection('agencies').createIndexes([{ key, name: 'by name', hidden: true }]);

    expect(await refusal()).toContain(
      'but it is hidden. Run db.agencies.unhideIndex("by name") in mongosh, and start again.',
    );
  });

  it('refuses an index that lets documents expire', async () => {
    await db
      .collection('agencies')
      .createIndexes([{ key: { updatedAt: 1 }, name: 'updatedAt_1', expireAfterSeconds: 3600 }]);

    expect(await refusal()).toBe(
      `Expected the documents of agencies in ${place} to stay, but its index "updatedAt_1" lets them expire. Run db.agencies.dropIndex("updatedAt_1") in mongosh, and start again.`,
    );
  });

  it.each<[string, IndexOptions]>([
    ['', {}],
    [', unique as ids are', { unique: true }],
  ])('pages by an index of our keys under another name%s', async (_name, options) => {
    await db.collection('agencies').createIndexes([{ key, ...options, name: 'by name' }]);

    expect(await agencyIds()).toEqual(['Agency:a', 'Agency:b']);
    const names = await db.collection('agencies').indexes();
    expect(names.map(({ name }) => name)).not.toContain('sortName,_id');
  });

  it.each<[string, IndexOptions]>([
    ['with a collation', { collation: { locale: 'en', strength: 2 } }],
    ['that is partial', { partialFilterExpression: { kind: 'BUREAU' } }],
    ['that is sparse', { sparse: true }],
  ])('pages by its own index beside one of the same keys %s', async (_name, options) => {
    await db.collection('agencies').createIndexes([{ key, ...options, name: 'by name' }]);

    expect(await agencyIds()).toEqual(['Agency:a', 'Agency:b']);
  });

  async function agencyIds(): Promise<unknown> {
    const indexNames = await prepareDatabase(db);
    await db.collection<{ readonly _id: string }>('agencies').insertMany([
      { _id: 'Agency:b', sortName: 'b' },
      { _id: 'Agency:a', sortName: 'a' },
    ] as never);
    const ask = askGraph(createGraph(accessData(db, 240_000, { indexNames })), client);
    const { data, errors } = await ask('{ agencies(first: 5) { nodes { id } totalCount } }');
    expect(errors).toBeUndefined();
    const { nodes } = data?.['agencies'] as { readonly nodes: readonly { readonly id: string }[] };
    return nodes.map(({ id }) => id);
  }

  it('says what the server refused, where, and what to do', async () => {
    await db
      .collection('centers')
      .insertOne({ _id: 'Center:a', origin: 'x', location: 'Atlanta' } as never);

    expect(await refusal()).toMatch(
      new RegExp(
        `^Cannot create the indexes of centers in ${place}: the server said "Index build failed: .*location.*"\\. Some document has no point where one is expected: put it right, or ${elsewhere}$`,
      ),
    );
  });
});
