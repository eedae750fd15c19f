import { afterEach, describe, expect, it } from '@jest/globals';
import type { Change } from '../../src/freshness/freshness.ts';
import type { StoredDoc } from '../../src/collections/define.ts';
import { testDatabase } from '../support/database.ts';
import { follow, untilLive, type Followed } from '../support/followed.ts';
import { until } from '../support/until.ts';

const database = testDatabase();
const centers = database.db.collection<StoredDoc>('centers');
const following: Followed[] = [];

afterEach(async () => {
  for (const one of following.splice(0)) await one.close();
  await database.db.dropDatabase();
});

async function followed(uri = database.uri, staleAfterMs?: number): Promise<Followed> {
  const one = await follow(uri, database.db.databaseName, staleAfterMs);
  following.push(one);
  return one;
}

async function followedLive(): Promise<Followed & { readonly seen: readonly Change[] }> {
  const one = await followed();
  await untilLive(one);
  const seen: Change[] = [];
  one.freshness.onChange((change) => seen.push(change));
  return { ...one, seen };
}

/** Keeps this process from doing anything else, as a long answer does that has its turn after sockets were read. */
async function holdUp(ms: number): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('followChanges', () => {
  it('tells of what others write, by collection and document', async () => {
    await centers.insertOne({ _id: 'Center:a' });
    await database.db.collection<StoredDoc>('states').insertOne({ _id: 'State:AL' });
    const { freshness, seen } = await followedLive();
    const before = freshness.sequence;

    await centers.updateOne({ _id: 'Center:a' }, { $set: { name: 'A' } });
    await until('the update', () => seen.length > 0);

    expect(seen).toEqual([{ collection: 'centers', id: 'Center:a' }]);
    expect(freshness.lastChange('centers')).toBeGreaterThan(before);
    expect(freshness.lastChange('states')).toBeLessThanOrEqual(before);
    expect(freshness.lagMs()).not.toBeNull();
  });

  it('takes many documents that change at once for the whole collection', async () => {
    const { seen } = await followedLive();

    await database.client.withSession((session) =>
      session.withTransaction(() =>
        centers.insertMany(
          Array.from({ length: 3000 }, (_, index) => ({ _id: `Center:${index}` })),
          { session },
        ),
      ),
    );
    await database.db.collection<StoredDoc>('states').insertOne({ _id: 'State:AL' });
    await until('the last write', () => seen.some(({ collection }) => collection === 'states'));

    expect(
      seen.filter(({ collection, id }) => collection === 'centers' && id === null),
    ).not.toEqual([]);
    expect(seen.length).toBeLessThan(300);
  });

  it('takes a document that changes with every write for all that changes beside it', async () => {
    const { db, seen } = await followedLive();
    await db.collection('records').insertOne({});
    await db.collection('changes').insertOne({});
    await db.collection<StoredDoc>('outbox').insertOne({ _id: 'outbox' });
    await until('the outbox', () => seen.some(({ collection }) => collection === 'outbox'));

    expect(seen).toEqual([
      ...['changes', 'amendments', 'revisions', 'searchTerms'].map((collection) => ({
        collection,
        id: null,
      })),
      { collection: 'outbox', id: 'outbox' },
    ]);
  });

  it('knows what was counted up to as soon as it has heard of it', async () => {
    const outbox = database.db.collection<{ _id: string; sequence: number }>('outbox');
    await outbox.insertOne({ _id: 'outbox', sequence: 1 });
    const { freshness, seen } = await followedLive();

    await outbox.updateOne({ _id: 'outbox' }, { $set: { sequence: 7 } });
    // All that is written until then is never known.
    await freshness.untilKnown?.(Infinity, 60_000, 7);

    expect(seen).toContainEqual({ collection: 'changes', id: null });
  });

  it('takes everything for changed when a collection is dropped', async () => {
    await centers.insertOne({ _id: 'Center:a' });
    const { freshness, seen } = await followedLive();
    const before = freshness.sequence;

    await centers.drop();
    await until('the drop', () => seen.length > 0);

    expect(seen).toEqual([{ collection: null, id: null }]);
    expect(freshness.lastChange('states')).toBeGreaterThan(before);
  });

  it('begins anew when the database is dropped', async () => {
    await centers.insertOne({ _id: 'Center:a' });
    const one = await followedLive();

    await database.db.dropDatabase();
    await until('the drop', () => one.logged.length >= 2);

    expect(one.logged).toEqual([
      'warn: MongoDB ended the change stream',
      'info: changes of the database are followed again: caches are in use',
    ]);
    expect(one.freshness.isLive()).toBe(true);
  });

  it('keeps what it knows when this process was held up, and believes nothing until it has caught up', async () => {
    const one = await followed(database.uri, 2000);
    await untilLive(one);
    const before = one.freshness.lastChange('centers');
    const { registry } = one;

    await holdUp(5000);

    expect(one.freshness.isLive()).toBe(false);
    await untilLive(one);
    expect(one.logged).toEqual([]);
    expect(one.freshness.lastChange('centers')).toBe(before);
    expect(await registry.metrics()).toContain('mep_graph_change_stream_restarts_total 0');
  });

  it('knows of writes of its own at once', async () => {
    const { changes, freshness } = await followedLive();
    const before = freshness.sequence;

    changes.note({ collection: 'centers', id: 'Center:a' });

    expect(freshness.lastChange('centers')).toBeGreaterThan(before);
    expect(freshness.lastChange('states')).toBeLessThanOrEqual(before);
  });

  it('is never live where requests may read from secondaries, and says so once', async () => {
    const { freshness, logged } = await followed(
      `${database.uri}&readPreference=secondaryPreferred`,
    );

    expect(freshness.isLive()).toBe(false);
    expect(logged).toEqual([
      'warn: requests may be answered by other members than the primary (readPreference secondaryPreferred), which learn of changes later',
    ]);
  });

  it('is not live any more once it is closed', async () => {
    const { freshness } = await followedLive();

    await freshness.close();

    expect(freshness.isLive()).toBe(false);
  });

  it('shows lag and liveness in the metrics', async () => {
    const { registry, seen } = await followedLive();
    await centers.insertOne({ _id: 'Center:a' });
    await until('the write', () => seen.length > 0);

    const metrics = await registry.metrics();

    expect(metrics).toContain('mep_graph_change_stream_live 1');
    expect(metrics).toContain('mep_graph_change_lag_seconds_count 1');
  });
});
