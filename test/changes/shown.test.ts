import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedEntry } from '../../src/changes/feed.ts';
import { DatabaseFeed } from '../../src/changes/openFeed.ts';
import { shownRecord } from '../../src/changes/shownRecord.ts';
import { createOpenGraph } from '../../src/graph/createGraph.ts';
import { guardOwn } from '../../src/graph/ownGuards.ts';
import type { GuardRules } from '../../src/guards/guardRules.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { openWebhooks } from '../../src/webhooks/openWebhooks.ts';
import type { Server } from '../../src/server/serverParts.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { createRandom } from '../support/random.ts';
import { ownGraphOver } from '../support/ownGraph.ts';
import { JSON_HEADERS, send, startServerOver } from '../support/startServer.ts';

const { db } = testDatabase();
const write = dataFolders();
const feed = new DatabaseFeed(db, { isLive: () => true, onChange: () => () => undefined });
const silent = { info: () => undefined, warn: () => undefined };
const told = { db, log: silent, note: () => undefined };
const { access } = openWebhooks({ ...told, hosts: [] });
const writes = openWrites(told, access);
const services = { feed, writes: writes.access, bulk: writes.bulk };

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
});

const entriesAt = async (url: string, init: RequestInit = {}): Promise<readonly FeedEntry[]> => {
  const { status, text } = await send(url, init);
  expect(status).toBe(200);
  const lines = text.split('\n').filter((line) => line !== '');
  // The feed's own form.
  return lines.map((line) => JSON.parse(line) as FeedEntry);
};

describe('a record of which everything is shown', () => {
  it('is the whole record, whatever its type', async () => {
    const { entries } = await feed.read({ after: null, types: null, entities: null, first: 1000 });
    const { schema } = createOpenGraph(accessData(db, 10_000));
    const shown = {
      hasType: () => true,
      hasField: (type: string, field: string) => {
        const known = schema.getType(type);
        return known !== undefined && 'getFields' in known && field in known.getFields();
      },
    };
    const types = new Set(entries.map(({ type }) => type));
    expect(types.size).toBeGreaterThan(12);
    for (const { type, record } of entries) {
      expect([type, shownRecord(type, record ?? {}, shown)]).toEqual([type, record]);
    }
  });
});

describe('/changes of a contract', () => {
  let server: LiveServer;
  /** Keys are for the contract that they name. */
  const identify: Identify = ([credential = '']) => {
    const [, name = ''] = credential.split(' ');
    const owner = 'Center:gamep';
    const scopes = new Set(['publish', 'webhooks']);
    const contract = name === 'whole' ? null : name;
    const asker = { ...anonymous, kind: 'key', name, owner, scopes, contract } as const;
    return { state: 'known', asker, isForSubgraphs: false };
  };
  beforeAll(async () => {
    const own = ownGraphOver(accessData(db, 240_000), services);
    const list = `subgraphs: {}
contracts:
  quiet: { exclude: [funding, results, agreements] }
  closed: { exclude: [publishing] }
`;
    server = await startLiveServer(list, {}, { own, identify });
  });
  afterAll(() => server.close());

  const typesAt = async (path: string, key: string | null = null) => {
    const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
    const entries = await entriesAt(`${server.url}${path}`, { headers });
    return [...new Set(entries.map(({ type }) => type))].toSorted();
  };
  const HIDDEN = ['Agreement', 'FundingRecord', 'ImpactReport'];
  const ask = async (contract: string, query: string) => {
    const url = `${server.url}${contract === '' ? '' : `/contracts/${contract}`}/graphql`;
    const headers = { ...JSON_HEADERS, authorization: `Bearer ${contract || 'whole'}` };
    return (await send(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).body;
  };

  it('tells of no type that it hides, by lines and by GraphQL', async () => {
    const all = await typesAt('/changes');
    const shown = all.filter((type) => !HIDDEN.includes(type));
    expect(all.length - shown.length).toBe(HIDDEN.length);
    expect(await typesAt('/contracts/quiet/changes')).toEqual(shown);
    expect(await typesAt('/changes', 'quiet')).toEqual(shown);
    const query = '{ changes(first: 100) { nodes { type entityId } edges { node { type } } } }';
    const told = JSON.stringify(await ask('quiet', query));
    expect(told).toContain('Resource');
    expect(told).not.toMatch(/FundingRecord|ImpactReport|Agreement/);
    expect(JSON.stringify(await ask('', query))).toContain('FundingRecord');
  });

  it('is not there where the contract hides changes', async () => {
    for (const path of ['/contracts/closed/changes', '/contracts/nobody/changes']) {
      expect([path, (await send(server.url + path)).status]).toEqual([path, 404]);
    }
  });

  it('takes no line about what it hides', async () => {
    const line = (entity: string) =>
      JSON.stringify({ kind: 'WITHDRAW', entity, source: { url: 'https://example.org/' } });
    const sent = async (key: string) => {
      const { text } = await send(`${server.url}/publish`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` },
        body: [line('Agreement:none'), line('Resource:none')].join('\n'),
      });
      return text
        .trim()
        .split('\n')
        .map((one) => (JSON.parse(one) as { errors: { code: string }[] }).errors[0]?.code);
    };
    expect(await sent('whole')).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await sent('quiet')).toEqual(['FORBIDDEN', 'NOT_FOUND']);
    expect(await sent('closed')).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('tells webhooks of no type that it hides', async () => {
    const register = (types: string) =>
      ask(
        'quiet',
        `mutation { registerWebhook(input: { url: "https://example.org/" ${types} }) {
        webhook { types } userErrors { field message } } }`,
      );
    const refused = JSON.stringify(await register('types: ["FundingRecord"]'));
    expect(refused).toContain('"field":"types"');
    expect(refused).not.toMatch(/expected[^"]*FundingRecord,/);
  });
});

const COORDINATES = [
  ...['Resource', 'Center', 'Agency', 'State', 'FundingRecord', 'ImpactReport', 'Identifier'],
  ...['Resource.startYear', 'Resource.summary', 'Resource.topics', 'Resource.status', 'Center.zip'],
  ...[
    'Center.name',
    'Agency.website',
    'State.fips',
    'ImpactMetric.value',
    'Source.url',
    'Topic.label',
  ],
];
/** Of the coordinates, who may see what: a field needs its type as well. */
const SCOPES = ['a', 'b', 'c'];
const RUNS = Number(process.env['SHOWN_RUNS'] ?? 25);

/** What of a record tells of what somebody may not have. */
function leaksOf(
  { type, record }: FeedEntry,
  mayHave: (coordinate: string) => boolean,
): readonly string[] {
  const text = JSON.stringify(record);
  const told = [
    ...Object.keys({ ...record })
      .filter((field) => field !== 'status')
      .map((field) => `${type}.${field}`),
    ...(text.includes('"status":{"code"') ? [`${type}.status`] : []),
    ...(text.includes('"url":') ? ['Source.url'] : []),
    ...(text.includes('"scheme":') ? ['Identifier'] : []),
    ...(/"metric":.*"value":/.test(text) ? ['ImpactMetric.value'] : []),
  ];
  return told.filter((coordinate) => !mayHave(coordinate));
}

describe('/changes of a guarded graph', () => {
  const open = createOpenGraph(accessData(db, 240_000), services);
  let who: Asker = anonymous;
  let url = '';
  let server: Server;
  beforeAll(async () => {
    const identify: Identify = () => ({ state: 'known', asker: who, isForSubgraphs: false });
    ({ url, server } = await startServerOver(open, { identify }));
  });
  afterAll(() => server.close());

  it('tells nothing that its asker may not see, whatever is guarded, and all the rest', async () => {
    const whole = await feed.read({ after: null, types: null, entities: null, first: 1000 });
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const random = createRandom(seed);
      const guarded = COORDINATES.filter(() => random.chance(0.3));
      const scopeOf = new Map(guarded.map((coordinate) => [coordinate, random.pick(SCOPES)]));
      const scopes = new Set(SCOPES.filter(() => random.chance(0.5)));
      const asker: Asker = random.chance(0.2)
        ? anonymous
        : { ...anonymous, kind: 'key', name: 'k', scopes };
      const mayHave = (coordinate: string) => {
        const scope = scopeOf.get(coordinate);
        return scope === undefined || (asker.kind === 'key' && asker.scopes.has(scope));
      };
      const rules: GuardRules = new Map(
        [...scopeOf].map(([at, scope]) => [
          at,
          { isAuthenticated: false, scopes: [[scope]], policies: null },
        ]),
      );
      who = asker;
      await server.serve(guardOwn(open, { rules }));
      const headers = { authorization: 'Bearer somebody' };
      const told = await entriesAt(`${url}/changes`, { headers });
      expect([seed, told.map(({ entity }) => entity)]).toEqual([
        seed,
        whole.entries
          .filter(({ type }) => mayHave(type === 'ZipPlace' ? 'Center' : type))
          .map(({ entity }) => entity),
      ]);
      expect([seed, told.flatMap((entry) => leaksOf(entry, mayHave))]).toEqual([seed, []]);
    }
  });

  it('is refused as a whole where changes are guarded', async () => {
    const rule = { isAuthenticated: true, scopes: null, policies: null };
    await server.serve(guardOwn(open, { rules: new Map([['Query.changes', rule]]) }));
    const { status, body } = await send(`${url}/changes`);
    expect({ status, body }).toEqual({
      status: 403,
      body: {
        errors: [
          {
            message: 'Unauthorized field or type',
            extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
          },
        ],
      },
    });
  });
});
