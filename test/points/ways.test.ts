import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute } from 'graphql';
import type { Graph } from '../../src/graph/graph.ts';
import { NO_OPERATIONS } from '../../src/operations/operationFiles.ts';
import { readOperation } from '../../src/operations/operationFile.ts';
import { JSON_HEADERS, send, startServerOver, type TestServer } from '../support/startServer.ts';

const COUNT = 250;
const ITEMS = Array.from({ length: COUNT }, (_, index) => ({ id: String(index) }));
const schema = makeExecutableSchema({
  typeDefs: `
    type Query { items(first: Int = 20, after: String): ItemConnection! }
    type ItemConnection { nodes: [Item!]! pageInfo: PageInfo! totalCount: Int! }
    type Item { id: ID! twin: Item }
    type PageInfo { hasNextPage: Boolean! endCursor: String }`,
  resolvers: {
    Query: {
      items: (_: unknown, { first, after }: { first: number; after?: string | null }) => {
        const from = after == null ? 0 : Number(after);
        const end = Math.min(COUNT, from + first);
        const pageInfo = { hasNextPage: end < COUNT, endCursor: String(end) };
        return { nodes: ITEMS.slice(from, end), pageInfo, totalCount: COUNT };
      },
    },
  },
});
const graph: Graph = {
  ...{ schema, sdl: '', supergraphSdl: null },
  execute: async ({ document, operationName, variables }) =>
    execute({ schema, document, operationName, variableValues: variables }),
  subscribe: () => {
    throw new Error('Expected no subscription.');
  },
};

const files = [
  'query Items($first: Int = 5) { items(first: $first) { nodes { id } } }',
  'query Twice { a: items(first: 100) { nodes { id } } b: items(first: 100) { totalCount nodes { id } } }',
  'query Dear($first: Int = 5) { items(first: $first) { nodes { id twin { id } } } }',
].flatMap((text) => {
  const read = readOperation('test.graphql', text);
  return read.state === 'good' ? [read.operation] : [];
});
const operations = { ...NO_OPERATIONS, current: () => files };

let now = 0;
let started: Omit<TestServer, 'graph'>;
beforeAll(async () => {
  started = await startServerOver(graph, {
    operations,
    clock: () => now,
    settings: { pointsMode: 'enforce', pointsPerSecond: '1', pointsMaximum: '150' },
  });
});
afterAll(() => started.server.close());
// All points are there again.
beforeEach(() => {
  now += 1_000_000;
});

/** `x-mep-cost` is for `/graphql`, and leaves everything to the long way. */
const WAYS = [
  ['short', {}],
  ['long', { 'x-mep-cost': '1' }],
] as const;

async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await send(`${started.url}/api/${path}`, { headers });
  const left = /r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1];
  return { ...answer, left: Number(left) };
}

/** How many points there are, less the one that asking takes. */
async function left(): Promise<number> {
  return (await get('Items.json?first=0')).left;
}

async function callTool(name: string, given: object): Promise<object> {
  return (await calledTool(name, given)).said;
}

async function calledTool(name: string, given: object) {
  const { text, headers } = await send(`${started.url}/mcp`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, accept: 'application/json, text/event-stream' },
    body: JSON.stringify({
      ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
      params: { name, arguments: given },
    }),
  });
  const message = JSON.parse(/^\{.*$|(?<=^data: )\{.*$/m.exec(text)?.[0] ?? '') as {
    result: { content: { text: string }[] };
  };
  const told = ['ratelimit-policy', 'ratelimit'].map((header) => headers.get(header));
  return { told, said: JSON.parse(message.result.content[0]?.text ?? '') as object };
}

describe('points that are enforced', () => {
  it.each(WAYS)(
    'are taken of who asks by the URL of an operation, the %s way',
    async (_way, headers) => {
      const answers = [
        await get('Items.json?first=100', headers),
        await get('Items.csv?first=40', headers),
        await get('Items.ndjson?first=100', headers),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect([answers[0]?.left, answers[1]?.left]).toEqual([49, 8]);
      const { headers: told, body } = answers[2] ?? {};
      expect([told?.get('content-type'), told?.get('retry-after'), body]).toEqual([
        'application/problem+json; charset=utf-8',
        '93',
        {
          title: 'Too Many Requests',
          status: 429,
          detail:
            'Expected 101 points to be left, got 8. They come back by themselves: try again in 93 s.',
          code: 'RATE_LIMITED',
        },
      ]);
    },
  );

  it.each(WAYS)(
    'refuse for good what costs more than there ever are, the %s way',
    async (_way, headers) => {
      const { status, body } = await get('Twice.json', headers);
      expect([status, body]).toMatchObject([400, { code: 'QUERY_TOO_LARGE' }]);
    },
  );

  it('are taken for every page of all, the further ones as debts', async () => {
    const { status, text, left: told } = await get('Items.ndjson?all=true');
    expect([status, text.split('\n').length, told]).toEqual([200, COUNT + 1, 48]);
    // Of 150, those for pages of 100, 100 and 50: what holds them, and where they end.
    expect((await get('Items.json?first=0')).status).toBe(429);
    now += (102 + 102 + 52 - 150) * 1000;
    expect((await get('Items.json?first=0')).status).toBe(429);
    now += 1000;
    expect(await get('Items.json?first=0')).toMatchObject({ status: 200, left: 0 });
  });

  it('tell who wants all pages, of which one costs more than there ever is, what can be done', async () => {
    const { status, body } = await get('Dear.csv?all=true');
    expect([status, body]).toMatchObject([
      400,
      { code: 'QUERY_TOO_LARGE', detail: expect.stringMatching(/ Leave out all=true /) },
    ]);
  });

  it('refuse who wants all pages, where there are too few for the first', async () => {
    await get('Items.json?first=100');
    const { status, body } = await get('Items.csv?all=true');
    expect([status, body]).toMatchObject([429, { code: 'RATE_LIMITED' }]);
  });

  it('are taken of who asks by tools', async () => {
    const first = await callTool('Items', { first: 100 });
    expect(first).toMatchObject({ data: { items: { nodes: expect.anything() } } });
    expect(await left()).toBe(48);
    expect(await callTool('Items', { first: 100 })).toMatchObject({
      errors: [{ code: 'RATE_LIMITED' }],
    });
    expect(await left()).toBe(47);
  });

  it('are told to who asks by tools, in the headers of /graphql', async () => {
    const policy = '"points";q=150;qu="points";w=150';
    const first = await calledTool('Items', { first: 100 });
    expect(first.told).toEqual([policy, '"points";r=49;t=101']);
    // What is refused says what is left, too; what asks nothing of the graph costs nothing.
    const second = await calledTool('Items', { first: 100 });
    expect(second.told).toEqual([policy, '"points";r=49;t=101']);
    expect(second.said).toMatchObject({
      errors: [{ code: 'RATE_LIMITED', message: expect.stringContaining('got 49.') }],
    });
    expect((await calledTool('Items', { first: 'many' })).told).toEqual([null, null]);
  });

  it('are taken of tools for what is no operation, which is not read without', async () => {
    await callTool('ask', { query: '{ nonsense' });
    expect(await left()).toBe(148);
    await get('Items.json?first=100');
    await get('Items.json?first=46');
    expect(await left()).toBe(0);
    expect(await callTool('ask', { query: '{ nonsense' })).toMatchObject({
      errors: [{ code: 'RATE_LIMITED' }],
    });
  });
});
