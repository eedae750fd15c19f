import { describe, expect, it } from '@jest/globals';
import type { StoredDoc } from '../../src/collections/define.ts';
import { StartupError } from '../../src/errors.ts';
import { importData, loadData } from '../../src/import/import.ts';
import { isImported, readImport } from '../../src/import/imports.ts';
import { writeData } from '../../src/import/write.ts';
import { createClient } from '../../src/mongo/client.ts';
import { edit, smallSet, withChange } from '../support/dataSet.ts';
import { changesIn, monday, tuesday, useImporting } from '../support/importing.ts';

const { client, db, uri, write, importSet, contents, commandsOf } = useImporting();

describe('importData', () => {
  it('writes every document of a new set, and says what it is', async () => {
    expect(await isImported(db)).toBe(false);

    const summary = await importSet(smallSet);

    expect(changesIn(summary)).toEqual({
      agencies: '+2 ~0 -0',
      states: '+3 ~0 -0',
      stateOrganizations: '+1 ~0 -0',
      centers: '+2 ~0 -0',
      zipAreas: '+5 ~0 -0',
      impacts: '+3 ~0 -0',
      funding: '+2 ~0 -0',
      associations: '+1 ~0 -0',
      resources: '+4 ~0 -0',
      focusAreas: '+3 ~0 -0',
      engagementModes: '+4 ~0 -0',
      topics: '+2 ~0 -0',
      resourceNeighbours: '+8 ~0 -0',
      agreementNeighbours: '+3 ~0 -0',
      centerNeighbours: '+3 ~0 -0',
      agreements: '+1 ~0 -0',
      entities: '+31 ~0 -0',
      searchTerms: '+86 ~0 -0',
      arenas: '+3 ~0 -0',
    });
    expect(await isImported(db)).toBe(true);
    expect(await db.collection<StoredDoc>('topics').findOne({ _id: 'Topic:lean' })).toEqual({
      _id: 'Topic:lean',
      slug: 'lean',
      label: 'Lean',
      basis: null,
      sources: [],
      origin: 'curated',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      updatedAt: monday,
    });
  });

  it('reads once where the same set was imported last', async () => {
    await importSet(smallSet);
    const before = await contents();

    const commands = await commandsOf(() => importSet(smallSet, tuesday));

    expect(commands).toEqual(['find']);
    expect(changesIn(await importSet(smallSet, tuesday))).toEqual({});
    expect(await contents()).toEqual(before);
  });

  it('tells of an unchanged set as of any other', async () => {
    const first = await importSet(smallSet);

    const again = await importSet(smallSet, tuesday);

    expect(again).toEqual(
      first.map(({ name, inserted }) => ({
        name,
        inserted: 0,
        updated: 0,
        removed: 0,
        unchanged: inserted,
      })),
    );
  });

  it('writes only the documents that a changed record changes', async () => {
    await importSet(smallSet);
    const before = await contents();

    const summary = await importSet(withChange('topics.json', 1, { label: 'Leaner' }), tuesday);

    expect(changesIn(summary)).toEqual({
      topics: '+0 ~1 -0',
      entities: '+0 ~1 -0',
      searchTerms: '+1 ~1 -0',
    });
    const after = await contents();
    const known = new Set(
      Object.values(before)
        .flat()
        .map((document) => String(document['hash'])),
    );
    const changed = Object.values(after)
      .flat()
      .filter((document) => !known.has(String(document['hash'])));
    expect(changed).toMatchObject([
      { _id: 'Topic:lean', label: 'Leaner', updatedAt: tuesday },
      { _id: 'Topic:lean', name: 'Leaner', updatedAt: tuesday },
      { _id: 'lean', count: 2, updatedAt: tuesday },
      { _id: 'leaner', count: 1, updatedAt: tuesday },
    ]);
    expect(after['topics']).toMatchObject([
      { label: 'Energy', updatedAt: monday },
      { label: 'Leaner', updatedAt: tuesday },
    ]);
  });

  it('removes what is gone, and adds what is new', async () => {
    await importSet(smallSet);

    const summary = await importSet(
      edit('topics.json', (rows) => [...rows.slice(0, 1), { id: 'quality', label: 'Quality' }]),
    );

    expect(changesIn(summary)).toEqual({
      topics: '+1 ~0 -1',
      entities: '+1 ~0 -1',
      searchTerms: '+1 ~1 -0',
    });
    const { topics } = await contents();
    expect(topics?.map(({ _id }) => _id)).toEqual(['Topic:energy', 'Topic:quality']);
  });

  it('closes a resource when its last year is over', async () => {
    await importSet(smallSet);

    const summary = await importSet(smallSet, new Date('2027-01-01T00:00:00Z'));

    expect(changesIn(summary)).toEqual({ resources: '+0 ~1 -0' });
  });

  it('imports nothing of a broken set', async () => {
    await importSet(smallSet);
    const before = await contents();
    const broken = {
      ...withChange('topics.json', 1, { label: 'Leaner' }),
      'arenas.json': [],
    };

    const refused = importSet(broken, tuesday);

    await expect(refused).rejects.toThrow(StartupError);
    expect(await contents()).toEqual(before);
  });

  it('leaves nothing behind where the database refuses a write', async () => {
    const before = await contents();
    await db.command({ collMod: 'arenas', validator: { code: { $ne: 'STATE' } } });

    await expect(importSet(smallSet)).rejects.toThrow('Document failed validation');

    await db.command({ collMod: 'arenas', validator: {} });
    expect(await isImported(db)).toBe(false);
    expect({ ...(await contents()), imports: [] }).toEqual(before);
  });

  it('never touches documents of another origin', async () => {
    const theirs = { _id: 'Topic:theirs', slug: 'theirs', label: 'Theirs', origin: 'api' };
    await db.collection<StoredDoc>('topics').insertOne(theirs);

    await importSet(smallSet);
    await importSet(withChange('topics.json', 1, { label: 'Leaner' }));

    expect(await db.collection<StoredDoc>('topics').findOne({ _id: 'Topic:theirs' })).toEqual(
      theirs,
    );
  });

  it('refuses a record whose id another origin holds', async () => {
    await db
      .collection<StoredDoc>('topics')
      .insertOne({ _id: 'Topic:lean', label: 'Theirs', origin: 'api' });
    const before = await contents();

    await expect(importSet(smallSet)).rejects.toThrow(
      new StartupError(
        'Expected the ids of the data set to be free in topics, got Topic:lean of origin "api"; nothing was imported.',
      ),
    );

    expect({ ...(await contents()), imports: [] }).toEqual(before);
  });

  it('does not wait for one that was killed in its transaction', async () => {
    const admin = client.db('admin');
    const setLifetime = (seconds: number) =>
      admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: seconds });
    await setLifetime(600);
    const other = createClient(uri);
    try {
      await importSet(smallSet);
      const killed = other.startSession();
      killed.startTransaction();
      await other
        .db(db.databaseName)
        .collection<StoredDoc>('imports')
        .updateOne({ _id: 'curated' }, { $set: { fingerprint: 'killed' } }, { session: killed });
      const changed = withChange('topics.json', 1, { label: 'Leaner' });
      expect(changesIn(await importSet(changed, tuesday))).toMatchObject({ topics: '+0 ~1 -0' });
      await expect(killed.commitTransaction()).rejects.toThrow();
    } finally {
      await setLifetime(60);
      await other.close();
    }
  });

  it('can run several times at once', async () => {
    const changed = withChange('topics.json', 1, { label: 'Leaner' });
    const dirs = await Promise.all([smallSet, changed, smallSet, changed].map(write));
    const clients = dirs.map(() => createClient(uri));

    const summaries = await Promise.all(
      dirs.map((dir, index) =>
        importData({ db: (clients[index] ?? client).db(db.databaseName), dir, now: () => monday }),
      ),
    );

    await Promise.all(clients.map((each) => each.close()));
    // The sets differ in a word: whichever comes later brings its own.
    const inserted = summaries.map((rows) =>
      rows.filter(({ name }) => name !== 'searchTerms').reduce((sum, row) => sum + row.inserted, 0),
    );
    expect(inserted.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 81]);
    const [label, entity] = await Promise.all(
      ['topics', 'entities'].map((name) =>
        db.collection<StoredDoc>(name).findOne({ _id: 'Topic:lean' }),
      ),
    );
    expect(entity?.['name']).toBe(label?.['label']);
    const last = await readImport(db);
    const sets = await Promise.all(dirs.slice(0, 2).map((dir) => loadData(dir, monday)));
    const winner = label?.['label'] === 'Lean' ? sets[0] : sets[1];
    expect(last?.fingerprint).toBe(winner?.fingerprint);
  });
});

describe('writeData', () => {
  it('only reads where no document differs', async () => {
    await importSet(smallSet);
    const before = await contents();
    const data = await loadData(await write(smallSet), tuesday);

    const commands = await commandsOf(() => writeData({ db, data, at: tuesday }));

    expect(new Set(commands)).toEqual(new Set(['find', 'commitTransaction']));
    expect(await contents()).toEqual(before);
  });

  it('puts right what was changed in the database since', async () => {
    await importSet(smallSet);
    const before = await contents();
    await db.collection<StoredDoc>('topics').deleteOne({ _id: 'Topic:lean' });
    await db
      .collection<StoredDoc>('agencies')
      .updateOne({ _id: 'Agency:commerce' }, { $set: { hash: '', summary: 'Something else.' } });
    const data = await loadData(await write(smallSet), monday);

    const summary = await writeData({ db, data, at: monday });

    expect(changesIn(summary)).toEqual({ agencies: '+0 ~1 -0', topics: '+1 ~0 -0' });
    expect(await contents()).toEqual(before);
  });
});
