import { describe, expect, it } from '@jest/globals';
import type { Db } from 'mongodb';
import { recordsOf } from '../../scripts/synthetic/documents.ts';
import { fillDatabase, type FillProgress } from '../../scripts/synthetic/fill.ts';
import { readWorld, syntheticKinds } from '../../scripts/synthetic/world.ts';
import { openCollection } from '../../src/collections/define.ts';
import { importData } from '../../src/import/import.ts';
import { dataFiles } from '../../src/records/index.ts';
import { testDatabase } from '../support/database.ts';
import { askOf } from '../support/graph.ts';
import { dataDir } from '../support/realData.ts';

const [first, second, stopped, foreign] = [
  testDatabase(),
  testDatabase(),
  testDatabase(),
  testDatabase(),
];
// More than one batch of resources.
const world = await readWorld({ resources: 3000, seed: 1, dir: dataDir });

describe('fillDatabase', () => {
  it('makes the same documents of the same seed, byte for byte', async () => {
    await fillDatabase({ db: first.db, world, dir: dataDir });
    await fillDatabase({ db: second.db, world, dir: dataDir });
    const documents = await syntheticDocuments(first.db);
    expect(await syntheticDocuments(second.db)).toEqual(documents);
    const entities = documents.filter((text) => text.startsWith('entities '));
    expect(entities).toHaveLength(sum(Object.values(world.counts)));
    const resources = documents.filter((text) => text.startsWith('resources '));
    expect(resources).toHaveLength(3000);
  });

  it('goes on where it was stopped, even within a batch', async () => {
    const { db } = stopped;
    const steps: FillProgress[] = [];
    const stopping = new AbortController();
    const state = await fillDatabase({
      db,
      world,
      dir: dataDir,
      signal: stopping.signal,
      onProgress: (progress) => {
        if (progress.step === 'records' && progress.done > 2000) stopping.abort();
      },
    });
    expect(state).toBe('stopped');
    // As if the process had been killed between a batch and its mark.
    await db.collection('syntheticData').updateOne({}, { $inc: { finishedBatches: -1 } });
    await openCollection(db, { name: 'entities' }).deleteOne({
      _id: 'Resource:synthetic-resource-002900',
    });
    const more = await fillDatabase({
      db,
      world,
      dir: dataDir,
      onProgress: (progress) => steps.push(progress),
    });
    expect(more).toBe('complete');
    expect(steps.find(({ step }) => step === 'records')).not.toMatchObject({ done: 0 });
    expect(await syntheticDocuments(db)).toEqual(await syntheticDocuments(first.db));
  });

  it('writes into no database that holds anything else', async () => {
    await foreign.db.createCollection('states');
    await expect(fillDatabase({ db: foreign.db, world, dir: dataDir })).rejects.toThrow(
      `Expected ${foreign.db.databaseName} to be empty or filled with synthetic data before, got states; nothing was written. Give another --database.`,
    );
    expect(await foreign.db.listCollections().toArray()).toHaveLength(1);
  });

  it('mixes no two seeds', async () => {
    const other = await readWorld({ resources: 3000, seed: 2, dir: dataDir });
    await expect(fillDatabase({ db: first.db, world: other, dir: dataDir })).rejects.toThrow(
      'got 3000 resources of seed 1',
    );
  });

  it('leaves imports as they are: the real records are there, and stay what they were', async () => {
    const summary = await importData({ db: first.db, dir: dataDir });
    expect(
      summary.every(({ inserted, updated, removed }) => inserted + updated + removed === 0),
    ).toBe(true);
    const ask = askOf(first);
    const { data } = await ask('{ network { __typename } center(slug: "gamep") { id } }');
    expect(data).toMatchObject({ center: { id: 'Center:gamep' } });
  });
});

describe('synthetic records', () => {
  it.each(syntheticKinds)('are sound %s as a data file would hold them', (kind) => {
    const { schema } = dataFiles[kind];
    for (const record of recordsOf(world, kind, 0, Math.min(500, world.counts[kind]))) {
      expect(schema.safeParse(record)).toMatchObject({ success: true });
    }
  });

  it('name nothing that is not there', () => {
    const known = new Set(
      [...world.agencyIds, ...world.associationIds, ...recordsOf(world, 'resources')].map((one) =>
        typeof one === 'string' ? one : one.id,
      ),
    );
    const named = recordsOf(world, 'agreements').flatMap(
      ({ agencyIds, associationIds, resourceIds }) => [
        ...agencyIds,
        ...associationIds,
        ...resourceIds,
      ],
    );
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('are mostly nationwide, some of a few states and few of every center', () => {
    const resources = recordsOf(world, 'resources');
    const share = (isCounted: (resource: (typeof resources)[number]) => boolean): number =>
      resources.filter(isCounted).length / resources.length;
    const nationwide = share(({ stateCodes }) => stateCodes.length === 0);
    const networkWide = share(({ providerKind }) => providerKind === 'CENTER_NETWORK');
    expect(nationwide).toBeGreaterThan(0.8);
    expect(nationwide).toBeLessThan(0.9);
    expect(networkWide).toBeGreaterThan(0);
    expect(networkWide).toBeLessThan(0.05);
  });
});

/** All of them with their fields in order, as text. */
async function syntheticDocuments(db: Db): Promise<readonly string[]> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  const texts = await Promise.all(
    collections.map(async ({ name }) => {
      const found = openCollection(db, { name }).find({ origin: 'synthetic' }).sort({ _id: 1 });
      return (await found.toArray()).map((document) => `${name} ${JSON.stringify(document)}`);
    }),
  );
  return texts.flat().toSorted();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
