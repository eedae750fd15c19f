import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import type { StoredDoc } from '../../src/collections/define.ts';
import { explained } from '../../src/observing/explanation.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { EntityCache } from '../../src/loading/cache/entityCache.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { insert, testDatabase } from '../support/database.ts';
import { follow, untilLive, type Followed } from '../support/followed.ts';
import { askGraph, type Ask } from '../support/graph.ts';
import { until } from '../support/until.ts';

const database = testDatabase();
const followers: Followed[] = [];

afterAll(async () => {
  for (const followed of followers) await followed.close();
});

interface Cached extends Followed {
  readonly ask: Ask;
  readonly cache: EntityCache;
  /** What `explain` says of the cache's part in an answer. */
  explain(source: string): Promise<unknown>;
}

/** The graph as one of several processes has it, with a cache of its own. */
async function openCached(maxBytes = 1_000_000): Promise<Cached> {
  const followed = await follow(database.uri, database.db.databaseName);
  followers.push(followed);
  await untilLive(followed);
  const { db, freshness } = followed;
  const cache = new EntityCache({ freshness, maxBytes });
  const data = accessData(db, 240_000, { freshness, cache });
  const graph = createGraph(data);
  return {
    ...followed,
    cache,
    ask: askGraph(graph, db.client),
    explain: async (source) => {
      const document = parse(source);
      const operation = { document, operationName: null, variables: {} };
      const result = await explained((explanation) => graph.execute({ ...operation, explanation }));
      return (result.extensions?.['explain'] as { readonly cache: unknown }).cache;
    },
  };
}

/** Does something to the database from elsewhere, and waits until this process knows of it. */
async function change({ freshness }: Followed, write: () => Promise<unknown>): Promise<void> {
  const { sequence } = freshness;
  await write();
  await until('the change', () => freshness.sequence > sequence);
}

const collection = (name: string) => database.db.collection<StoredDoc>(name);

const agencies = [
  { _id: 'Agency:a', name: 'A', sortName: 'a', website: 'https://a.example', kind: 'DEPARTMENT' },
  { _id: 'Agency:b', name: 'B', sortName: 'b', website: 'https://b.example', kind: 'DEPARTMENT' },
];
const resources = [
  {
    _id: 'Resource:x',
    name: 'X',
    sortName: 'x',
    providerIds: ['Agency:a'],
    agencyIds: ['Agency:a'],
  },
];

beforeEach(async () => {
  for (const name of ['agencies', 'resources']) await collection(name).deleteMany({});
  await insert(database, { agencies, resources });
});

const listed = '{ agencies { nodes { id name resources { nodes { id title } totalCount } } } }';

describe('entity cache', () => {
  it('answers what it was asked before without the database', async () => {
    const { ask } = await openCached();

    const first = await ask(listed);
    const second = await ask(listed);

    expect([...first.operations].sort()).toEqual([
      'aggregate resources',
      'find agencies',
      'find resources',
    ]);
    expect(second).toEqual({ ...first, operations: [] });
  });

  it('reads again what another process changed, and nothing else', async () => {
    const cached = await openCached();
    await cached.ask(listed);

    await change(cached, () =>
      collection('agencies').updateOne({ _id: 'Agency:a' }, { $set: { name: 'A, renamed' } }),
    );
    const { data, operations } = await cached.ask(listed);

    expect(data).toMatchObject({ agencies: { nodes: [{ name: 'A, renamed' }, { name: 'B' }] } });
    expect(operations).toEqual(['find agencies']);
  });

  it('forgets one document, and keeps the others of its collection', async () => {
    const cached = await openCached();
    const both = '{ a: agency(slug: "a") { name } b: agency(slug: "b") { name } }';
    await cached.ask(both);

    await change(cached, () =>
      collection('agencies').updateOne({ _id: 'Agency:b' }, { $set: { name: 'B, renamed' } }),
    );
    const explained = await cached.explain(both);

    expect(explained).toMatchObject({ state: 'on', hits: 1, misses: 1 });
  });

  it('knows of writes of its own process at once', async () => {
    const { ask, changes } = await openCached();
    await ask('{ agency(slug: "a") { name } }');

    await collection('agencies').updateOne({ _id: 'Agency:a' }, { $set: { name: 'A2' } });
    changes.note({ collection: 'agencies', id: 'Agency:a' });

    expect((await ask('{ agency(slug: "a") { name } }')).data).toEqual({ agency: { name: 'A2' } });
  });

  it('remembers what does not exist, until it does', async () => {
    const cached = await openCached();
    const missing = '{ agency(slug: "c") { name } }';
    const first = await cached.ask(missing);
    const second = await cached.ask(missing);
    await change(cached, () => collection('agencies').insertOne({ _id: 'Agency:c', name: 'C' }));

    expect(first).toEqual({ data: { agency: null }, operations: ['find agencies'] });
    expect(second).toEqual({ data: { agency: null }, operations: [] });
    expect((await cached.ask(missing)).data).toEqual({ agency: { name: 'C' } });
  });

  it('shares a document among operations that ask for different fields of it', async () => {
    const { ask } = await openCached();
    await ask('{ agency(slug: "a") { name } }');
    const other = await ask('{ agency(slug: "a") { website } }');
    const both = await ask('{ agency(slug: "a") { name website } }');

    expect(other.operations).toEqual(['find agencies']);
    expect(both).toEqual({
      data: { agency: { name: 'A', website: 'https://a.example' } },
      operations: [],
    });
  });

  it('keeps nothing that changed while it was read', async () => {
    const { ask, changes, db } = await openCached();
    const client = db.client;
    client.once('commandStarted', () => {
      changes.note({ collection: 'agencies', id: 'Agency:a' });
    });
    await ask('{ agency(slug: "a") { name } }');
    client.once('commandStarted', () => {
      changes.note({ collection: 'agencies', id: 'Agency:b' });
    });
    await ask('{ agencies { nodes { name } } }');

    const one = await ask('{ agency(slug: "a") { name } }');
    const all = await ask('{ agencies { nodes { name } } }');

    expect(one.operations).toEqual(['find agencies']);
    expect(all.operations).toEqual(['find agencies']);
  });

  it('is not used while changes cannot be followed, and says so', async () => {
    const cached = await openCached();
    await cached.ask(listed);
    await cached.freshness.close();
    await collection('agencies').updateOne({ _id: 'Agency:a' }, { $set: { name: 'A3' } });

    const { data } = await cached.ask(listed);
    const explained = await cached.explain(listed);

    expect(data).toMatchObject({ agencies: { nodes: [{ name: 'A3' }, { name: 'B' }] } });
    expect(explained).toMatchObject({ state: 'bypassed', hits: 0, misses: 0 });
  });

  it('takes no more memory than it may', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      _id: `Agency:m${index}`,
      name: 'm'.repeat(100),
      sortName: `m${index}`,
    }));
    await collection('agencies').insertMany(many);
    const { ask, cache } = await openCached(20_000);
    const askForAll = async () => {
      for (const { _id } of many) await ask(`{ agency(slug: "${_id.slice(7)}") { name } }`);
    };

    await askForAll();
    const once = cache.entries;
    await askForAll();

    // An eighth of what it may have is for what comes once.
    expect(once).toBe(5);
    expect(cache.bytes).toBeLessThanOrEqual(20_000);
    expect(cache.entries).toBeGreaterThan(once);
    // The last one is still there.
    expect((await ask('{ agency(slug: "m299") { name } }')).operations).toEqual([]);
  });

  it('goes on keeping what is asked for more than once while others ask what never comes again', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      _id: `Agency:m${index}`,
      name: 'm'.repeat(100),
      sortName: `m${index}`,
    }));
    await collection('agencies').insertMany(many);
    const { ask } = await openCached(20_000);
    const known = '{ agency(slug: "m0") { name } }';
    await ask(known);
    for (const { _id } of many.slice(1)) await ask(`{ agency(slug: "${_id.slice(7)}") { name } }`);

    expect((await ask(known)).operations).toEqual([]);
  });
});
