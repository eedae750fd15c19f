import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGraph } from '../../src/graph/createGraph.ts';
import { importData } from '../../src/import/import.ts';
import { EntityCache } from '../../src/loading/cache/entityCache.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { Publisher } from '../../src/publishing/publisher.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { follow, type Followed } from '../support/followed.ts';
import { commandOf, say } from '../support/publishing.ts';
import { JSON_HEADERS, startServerOver, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const database = testDatabase();
const write = dataFolders();
let followed: Followed;
let server: Omit<TestServer, 'graph'>;

beforeAll(async () => {
  const { db, uri } = database;
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
  followed = await follow(uri, db.databaseName);
  const { freshness } = followed;
  const cache = new EntityCache({ freshness, maxBytes: 10_000_000 });
  server = await startServerOver(createGraph(accessData(db, 10_000, { freshness, cache })));
  await until('changes to be followed', () => freshness.isLive());
});

afterAll(async () => {
  await server.server.close();
  await followed.close();
});

async function titleOf(headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify({ query: '{ resource(slug: "everywhere") { title } }' }),
  });
  return response.json();
}

describe('x-mep-after', () => {
  it('shows what another process was told is done, every time', async () => {
    // Of another process: nothing notes its writes here.
    const { db } = database;
    const publisher = new Publisher({ db, log: { warn: () => undefined }, note: () => undefined });
    for (let time = 0; time < 15; time += 1) {
      await titleOf({}); // Kept from now on.
      const title = `Title ${time}`;
      const word = { kind: 'UPDATE', entity: 'Resource:everywhere', file: 'resources' } as const;
      const [outcome] = await publisher.publish([commandOf(say({ ...word, set: { title } }))]);
      expect(await titleOf({ 'x-mep-after': outcome?.token ?? '' })).toEqual({
        data: { resource: { title } },
      });
    }
    await publisher.close();
  });
});
