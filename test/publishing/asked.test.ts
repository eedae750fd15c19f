import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import type { Freshness } from '../../src/freshness/freshness.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { importData } from '../../src/import/import.ts';
import { EntityCache } from '../../src/loading/cache/entityCache.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { createClient } from '../../src/mongo/client.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { Publisher } from '../../src/publishing/publisher.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { askGraph, graphOf } from '../support/graph.ts';
import { rebuiltDocuments } from '../support/publishing.ts';
import { createRandom } from '../support/random.ts';
import { randomCommand } from '../support/randomWrites.ts';

const { db, client, uri } = testDatabase();
const other = createClient(uri, true);
/** With what a rebuild of everything makes. */
const again = other.db(`${db.databaseName}-again`);
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const changes = new ChangeLog();
const freshness: Freshness = {
  get sequence() {
    return changes.sequence;
  },
  lastChange: (collection) => changes.lastChange(collection),
  isLive: () => true,
  lagMs: () => null,
  onChange: (listener) => changes.onChange(listener),
};

beforeAll(async () => {
  await Promise.all([ensureIndexes(db), ensureIndexes(again)]);
});

afterAll(async () => {
  await again.dropDatabase();
  await other.close();
});

const question = `{
  lean: search(text: "lean methods", first: 20) { totalCount nodes { id } }
  cafe: search(text: "cafe tools", first: 20) { totalCount nodes { id } }
  typo: search(text: "enrgy", first: 20) { nodes { id } }
  resources(first: 100) {
    totalCount
    nodes { id title isOpen topics { nodes { id label } } providers { nodes { id } } }
    byTopic: facets(by: TOPIC) { value count }
    byAgency: facets(by: AGENCY) { value count }
    byProvider: facets(by: PROVIDER_KIND) { value count }
    byTopicAndAgency: crossTab(rows: TOPIC, columns: AGENCY) { cells { row column count } }
  }
  centers {
    totalCount
    nodes { id name resources(first: 20) { totalCount nodes { id } } nearby(first: 5) { nodes { id name } } }
  }
  states { totalCount nodes { id center { id name } resources { totalCount } } }
  agencies { totalCount nodes { id abbreviation resources { totalCount } } }
  associations { totalCount nodes { id name } }
  agreements { totalCount nodes { id title } }
  district: servingCenters(zip: "20001") { center { id name } reason }
  washington: servingCenters(zip: "20099") { center { id name } reason }
  nearestCenters(to: { latitude: 34, longitude: -84 }, first: 5) { nodes { id name } }
}`;

/** More by hand: `ASKED_STEPS=200 npm test -- test/publishing/asked`. */
const steps = Number(process.env['ASKED_STEPS'] ?? 6);

describe('search, counts, tallies and neighbours', () => {
  it.each([Number(process.env['WRITE_SEED'] ?? 11), 12])(
    'are those of a rebuild after each write, for who keeps answers as well (seed %i)',
    async (seed) => {
      for (const name of ['amendments', 'answered', 'imports'])
        await db.collection(name).deleteMany({});
      const dir = await write(smallSet);
      await importData({ db, dir, now });
      changes.noteEverything();
      const note = changes.note.bind(changes);
      const publisher = new Publisher({ db, log: { warn: () => undefined }, note, now });
      const cache = new EntityCache({ freshness, maxBytes: 1_000_000 });
      const kept = askGraph(createGraph(accessData(db, 240_000, { freshness, cache })), client);
      const random = createRandom(seed);
      for (let step = 0; step < steps; step += 1) {
        await publisher.publish([await randomCommand(db, random)]);
        await rebuild(dir);
        const { data, errors } = await kept(question);
        const fresh = await askGraph(graphOf({ db: again }), other)(question);
        expect({ errors, data }).toEqual({ errors: undefined, data: fresh.data });
      }
      await publisher.close();
    },
  );
});

async function rebuild(dir: string): Promise<void> {
  for (const [name, documents] of Object.entries(await rebuiltDocuments(db, dir, 2026, false))) {
    const collection = again.collection(name);
    await collection.deleteMany({});
    if (documents.length > 0) await collection.insertMany(documents.map((one) => ({ ...one })));
  }
}
