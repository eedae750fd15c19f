import { describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import { collections } from '../../src/collections/index.ts';
import type { CollectionSpec } from '../../src/collections/define.ts';
import { stores } from '../../src/collections/stores.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';

const { client, db } = testDatabase();

const specs = Object.values<Readonly<Record<string, CollectionSpec>>>(collections).flatMap(
  (domain) => Object.values(domain),
);

/** Every way a page of a collection is read: the field it starts from, and what it is ordered by. */
const lookUps = specs.flatMap(({ name, pages, filters, orders }) => {
  const starts = [...Object.values(pages), ...Object.values(filters).map(({ field }) => field)];
  return [...new Set(starts)].flatMap((start) =>
    Object.values(orders).flatMap((order) =>
      ([1, -1] as const).map((direction) => ({ name, start, order, direction })),
    ),
  );
});

describe('ensureIndexes', () => {
  it('lets every look-up start from an index that has its order', async () => {
    await ensureIndexes(db);

    const sorted = await Promise.all(
      lookUps.map(async ({ name, start, order, direction }) => {
        const plan = await db
          .collection(name)
          .find(start === null ? {} : { [start]: 'x' })
          .sort({ [order]: direction, _id: direction })
          .explain('queryPlanner');
        // Explain says as much as it likes: what matters is which stages it names.
        const { queryPlanner } = plan as {
          readonly queryPlanner: { readonly winningPlan: unknown };
        };
        const stages = JSON.stringify(queryPlanner.winningPlan);
        return /"(SORT|COLLSCAN)"/.test(stages) ? { name, start, order, direction } : null;
      }),
    );

    expect(lookUps.length).toBeGreaterThan(100);
    expect(sorted.filter((lookUp) => lookUp !== null)).toEqual([]);
  });

  it('makes each index once, and none that begins another', async () => {
    await ensureIndexes(db);

    const indexes = await db.collection('centers').listIndexes().toArray();

    expect(indexes.map(({ name }) => name as string).toSorted()).toEqual([
      '_id_',
      'basis,sortName,_id',
      'basis,stateId,_id',
      'focusAreas,sortName,_id',
      'focusAreas,stateId,_id',
      'hasStatusNote,sortName,_id',
      'hasStatusNote,stateId,_id',
      'host.kind,sortName,_id',
      'host.kind,stateId,_id',
      'location',
      'names,sortName,_id',
      'names,stateId,_id',
      'origin',
      'region,sortName,_id',
      'region,stateId,_id',
      'services,sortName,_id',
      'services,stateId,_id',
      'sortName,_id',
      'stateId,_id',
      'stateId,sortName,_id',
      'status,sortName,_id',
      'status,stateId,_id',
      'unknown,sortName,_id',
      'unknown,stateId,_id',
    ]);
  });

  it('only looks where nothing is missing', async () => {
    await ensureIndexes(db);
    const commands = new Set<string>();
    const listener = ({ commandName }: CommandStartedEvent): unknown => commands.add(commandName);
    client.on('commandStarted', listener);

    await ensureIndexes(db);

    client.off('commandStarted', listener);
    expect([...commands]).toEqual(['listIndexes']);
  });

  it('adds what is missing, and leaves what it does not know', async () => {
    await ensureIndexes(db);
    const topics = db.collection('topics');
    await topics.dropIndex('label,_id');
    await topics.createIndexes([{ key: { slug: 1 }, name: 'of somebody else' }]);

    await ensureIndexes(db);

    const indexes = await topics.listIndexes().toArray();
    expect(indexes.map(({ name }) => name as string).toSorted()).toEqual([
      '_id_',
      'label,_id',
      'of somebody else',
      'origin',
    ]);
  });

  it('leaves out who has none of the texts that an index starts from, where that are many', async () => {
    await ensureIndexes(db);
    await db.collection<{ readonly _id: string }>('entities').insertMany([
      { _id: 'Agency:a', arena: 'FEDERAL', identifiers: ['ROR:1', 'UEI:2'] },
      { _id: 'Topic:b', arena: null, identifiers: [] },
    ] as never);

    const { keysPerIndex } = await db.command({ validate: 'entities' });

    expect(keysPerIndex).toMatchObject({
      'sortName,_id': 2,
      'arena,sortName,_id': 1,
      'identifiers,sortName,_id': 2,
    });
  });

  it('goes on with an index that leaves out nobody, as former versions made it', async () => {
    await db.dropDatabase();
    const key = { arena: 1, sortName: 1, _id: 1 } as const;
    await db.collection('entities').createIndexes([{ key, name: 'arena,sortName,_id' }]);

    await ensureIndexes(db);

    const indexes = await db.collection('entities').indexes();
    expect(indexes.filter(({ name = '' }) => name.startsWith('arena'))).toEqual([
      { v: 2, key, name: 'arena,sortName,_id' },
    ]);
  });

  it('can run several times at once', async () => {
    await db.dropDatabase();

    await Promise.all([ensureIndexes(db), ensureIndexes(db), ensureIndexes(db)]);

    expect(await db.listCollections({}, { nameOnly: true }).toArray()).toHaveLength(
      // The places of ZIP codes need none, and come later.
      specs.filter(({ name }) => name !== 'zips').length + Object.keys(stores).length,
    );
  });
});
