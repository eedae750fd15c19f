import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseFeed } from '../../src/changes/openFeed.ts';
import { TYPES_TOLD } from '../../src/changes/shownFeed.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { serveSubgraph, type HttpSubgraph } from '../support/httpSubgraph.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { ownGraphOver } from '../support/ownGraph.ts';
import { patientList } from '../support/patience.ts';
import { readEvents } from '../support/readEvents.ts';
import { ask, JSON_HEADERS, send } from '../support/startServer.ts';

const { db } = testDatabase();
const write = dataFolders();
const feed = new DatabaseFeed(db, { isLive: () => true, onChange: () => () => undefined });
let partner: HttpSubgraph;
let server: LiveServer;

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
  partner = await serveSubgraph({
    sdl: 'type Topic @key(fields: "id") { id: ID! film: String } type Query { films: Int }',
    resolvers: {
      Query: { films: () => 1 },
      Topic: { __resolveReference: ({ id }: { id: string }) => ({ id, film: `F of ${id}` }) },
    },
  });
  const writes = openWrites({ db, log: { warn: () => undefined }, note: () => undefined });
  const services = { feed, writes: writes.access, bulk: writes.bulk };
  const list = `${patientList()}subgraphs: { films: { schema: { subgraph_url: "${partner.url}" } } }
contracts: { quiet: { exclude: [funding, results, agreements] } }
`;
  server = await startLiveServer(
    list,
    {},
    { own: ownGraphOver(accessData(db, 240_000), services) },
  );
});
afterAll(async () => {
  await server.close();
  await partner.close();
});

/** The first event of a subscription at a path. */
async function firstEvent(query: string, path = '/graphql'): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  for await (const event of readEvents(response)) if ('event' in event) return event.data;
  return null;
}

describe('/changes', () => {
  it.each([
    ['Text/Event-Stream', 'text/event-stream; charset=utf-8'],
    ['application/x-ndjson, text/event-stream;q=0', 'application/x-ndjson; charset=utf-8'],
  ])('has for who accepts %s what that means', async (accept, type) => {
    const calling = new AbortController();
    const { signal } = calling;
    const { headers } = await fetch(`${server.url}/changes`, { headers: { accept }, signal });
    expect(headers.get('content-type')).toBe(type);
    calling.abort();
  });
});

describe('changes of types', () => {
  it('are subscribed to behind a gateway, with and without what partners say', async () => {
    const { text } = await send(`${server.url}/changes?types=Resource`);
    const lines = text.split('\n').filter((line) => line !== '');
    const { token } = JSON.parse(lines.at(-1) ?? '') as { readonly token: string };
    const changed = (fields: string) =>
      `subscription { changed(types: ["Topic"], after: "${token}") { ${fields} } }`;
    expect(await firstEvent(changed('kind entityId'))).toEqual({
      data: { changed: { kind: 'PUBLISHED', entityId: 'Topic:energy' } },
    });
    expect(await firstEvent(changed('entity { ... on Topic { label film } }'))).toEqual({
      data: { changed: { entity: { label: 'Energy', film: 'F of Topic:energy' } } },
    });
  });

  it.each([
    ['', 'Castle', []],
    ['/contracts/quiet', 'Castle', ['Agreement', 'FundingRecord', 'ImpactReport']],
    ['/contracts/quiet', 'FundingRecord', ['Agreement', 'FundingRecord', 'ImpactReport']],
  ])('are refused at %s/ where the type is %s, which is not there', async (path, type, hidden) => {
    const known = TYPES_TOLD.filter((one) => !hidden.includes(one));
    const message = `Expected "types" to be some of ${known.join(', ')}, got "${type}".`;
    const refused = { errors: [expect.objectContaining({ message })] };
    const { status, body } = await send(`${server.url}${path}/changes?types=Resource,${type}`);
    expect([status, body]).toEqual([400, expect.objectContaining(refused)]);
    const asked = `(types: ["Resource", "${type}"])`;
    const url = `${server.url}${path}`;
    expect((await ask({ url }, `{ changes${asked} { nodes { type } } }`)).body).toMatchObject({
      data: { changes: null },
      ...refused,
    });
    const events = await firstEvent(`subscription { changed${asked} { type } }`, `${path}/graphql`);
    expect(events).toMatchObject(refused);
  });

  it.each(['types: []', 'entities: []', 'entities: ["nope"]'])(
    'are refused where %s could never be told of',
    async (argument) => {
      const events = await firstEvent(`subscription { changed(${argument}) { type } }`);
      const [name] = argument.split(':');
      const message = expect.stringMatching(new RegExp(`^Expected "${name}" to be `));
      expect(events).toMatchObject({
        errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }],
      });
    },
  );
});
