import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

const freshness = { sequence: 0, lastChange: () => 0, isLive: () => true };
const cacheHints = { hintAt: () => ({ maxAge: 60 }), isElsewhere: () => false };
const quotas: Readonly<Record<string, { pointsPerSecond: number; maximum: number } | null>> = {
  'Bearer plain': null,
  'Bearer large': { pointsPerSecond: 10, maximum: 500 },
};
const identify: Identify = ([credential = '']) => ({
  state: 'known',
  asker: {
    ...anonymous,
    kind: 'key',
    name: credential.slice(7),
    quota: quotas[credential] ?? null,
  },
  isForSubgraphs: false,
});

let now = 0;
let started: TestServer;
beforeAll(async () => {
  started = await startServer({
    clock: () => now,
    identify,
    keeping: { freshness, cacheHints },
    settings: {
      pointsMode: 'enforce',
      pointsPerSecond: '2',
      pointsMaximum: '50',
      trustedProxies: '127.0.0.1',
    },
  });
});
afterAll(() => started.server.close());
// All buckets are full again.
beforeEach(() => {
  now += 1_000_000;
});

async function ask(query: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await send(`${started.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify({ query }),
  });
  const { status, body } = answer;
  const header = (name: string) => answer.headers.get(name);
  const left = /r=(\d+)/.exec(header('ratelimit') ?? '')?.[1];
  return { status, body, header, left: Number(left) };
}

/** A page of so many, of which there is one: 1 for the connection, and 1 for each. */
const page = (first: number, name = 'P') =>
  `query ${name} { centers(first: ${first}) { nodes { id } } }`;

describe('points that are enforced', () => {
  it('are taken by the estimate, given back by what the answer has, and told in structured fields', async () => {
    const answer = await ask(page(40));
    expect([answer.status, answer.header('ratelimit-policy'), answer.header('ratelimit')]).toEqual([
      200,
      '"points";q=50;qu="points";w=25',
      '"points";r=48;t=1',
    ]);
  });

  it('refuse what the estimate of does not fit, until enough have come back, on either way', async () => {
    for (let time = 0; time < 4; time += 1) {
      await ask(page(20, `Long${time}`));
    }
    const spent = 50 - 4 * 2;
    const refused = await ask(page(49, 'Longer'));
    expect({
      status: refused.status,
      body: refused.body,
      retryAfter: refused.header('retry-after'),
      cacheControl: refused.header('cache-control'),
      rateLimit: refused.header('ratelimit'),
    }).toEqual({
      status: 429,
      body: {
        errors: [
          {
            message: `Expected 50 points to be left, got ${spent}. They come back by themselves: try again in 4 s.`,
            extensions: { code: 'RATE_LIMITED' },
          },
        ],
      },
      retryAfter: '4',
      cacheControl: 'no-store',
      rateLimit: `"points";r=${spent};t=4`,
    });
    now += 3999;
    expect((await ask(page(49, 'Longer'))).status).toBe(429);
    now += 1;
    expect((await ask(page(49, 'Longer'))).status).toBe(200);
  });

  it('refuse for good what costs more than there ever are', async () => {
    const { status, body, header } = await ask(page(100));
    expect([status, header('retry-after'), body]).toEqual([
      400,
      null,
      {
        errors: [
          {
            message:
              'Expected an operation that costs its asker at most 50 points (POINTS_MAXIMUM, or the quota of the key), got one that could cost 101. Ask for smaller pages, and for fewer counts.',
            extensions: { code: 'QUERY_TOO_LARGE' },
          },
        ],
      },
    ]);
  });

  it('are one for what is kept, and for what is no operation at all', async () => {
    for (let time = 0; time < 3; time += 1) await ask(page(2, 'Kept'));
    const before = (await ask(page(2, 'Kept'))).left;
    const kept = (await ask(page(2, 'Kept'))).left;
    await ask('{ nonsense }');
    const after = (await ask(page(2, 'Kept'))).left;
    expect([before - kept, kept - after]).toEqual([1, 2]);
  });

  it('refuse even what is kept once there are none', async () => {
    for (let time = 0; time < 3; time += 1) await ask(page(2, 'Kept'));
    let last = await ask(page(2, 'Kept'));
    for (let time = 0; time < 60 && last.status === 200; time += 1)
      last = await ask(page(2, 'Kept'));
    expect([last.status, last.header('retry-after'), last.left]).toEqual([429, '1', 0]);
    expect((await ask('{ nonsense }')).status).toBe(429);
  });

  it('are each asker’s own, by its own quota', async () => {
    const plain = { authorization: 'Bearer plain' };
    const large = { authorization: 'Bearer large' };
    await ask(page(40));
    const asked = [await ask(page(40), plain), await ask(page(100, 'Large'), large)];
    expect(asked.map(({ header }) => [header('ratelimit-policy'), header('ratelimit')])).toEqual([
      ['"points";q=50;qu="points";w=25', '"points";r=49;t=1'],
      ['"points";q=500;qu="points";w=50', '"points";r=498;t=1'],
    ]);
  });

  it('are told apart by what a trusted proxy says, and by nothing that a client can write there', async () => {
    const from = (forwarded: string) => ask(page(40), { 'x-forwarded-for': forwarded });
    await from('192.0.2.1');
    const asked = [
      await from('192.0.2.1'),
      await from('192.0.2.2'),
      await from('192.0.2.9, 192.0.2.1'),
      await from('2001:db8::1'),
      await from('2001:db8:0:0:ffff::2'),
      await from('2001:db8:0:1::1'),
    ];
    const again = asked.map(({ left }) => left);
    expect(again).toEqual([48, 49, 47, 49, 48, 49]);
  });

  it('may be read by pages of other sites', async () => {
    const { header } = await ask(page(1), { origin: 'https://example.org' });
    expect(header('access-control-expose-headers')).toBe(
      'x-request-id, retry-after, ratelimit-policy, ratelimit, x-mep-token, x-mep-more',
    );
  });
});

describe('x-mep-cost', () => {
  it('tells beside an answer what it cost, which nobody keeps', async () => {
    const { body, header } = await ask(page(7), { 'x-mep-cost': '1' });
    expect([body, header('cache-control')]).toEqual([
      {
        data: { centers: { nodes: [{ id: 'Center:one' }] } },
        extensions: {
          cost: { estimated: 8, actual: 2, points: { left: 48, maximum: 50, perSecond: 2 } },
        },
      },
      'no-store',
    ]);
  });

  it('tells what an operation would cost at most, and asks nothing', async () => {
    const { body } = await ask('{ centers(first: 30) { nodes { id } } never }', {
      'x-mep-cost': 'estimate',
    });
    expect(body).toEqual({
      data: null,
      extensions: { cost: { estimated: 31, points: { left: 49, maximum: 50, perSecond: 2 } } },
    });
  });

  it('tells what is wrong with an operation by a status that its asker reads', async () => {
    const statusFor = async (accept: string) =>
      (await ask('{ centers(first: 30) { no } }', { accept, 'x-mep-cost': 'estimate' })).status;
    expect(await statusFor('application/json')).toBe(200);
    expect(await statusFor('application/graphql-response+json')).toBe(400);
  });
});

describe('points that are measured', () => {
  it('refuse nobody, tell nothing, and are counted by class of asker', async () => {
    const measured = await startServer({
      settings: { pointsPerSecond: '1', pointsMaximum: '10' },
    });
    try {
      const init = {
        method: 'POST',
        headers: JSON_HEADERS,
        body: JSON.stringify({ query: page(20) }),
      };
      const answers = [
        await send(`${measured.url}/graphql`, init),
        await send(`${measured.url}/graphql`, init),
      ];
      expect(answers.map(({ status, headers }) => [status, headers.get('ratelimit')])).toEqual([
        [200, null],
        [200, null],
      ]);
      const { text } = await send(`${measured.url}/metrics`);
      const lines = text
        .split('\n')
        .filter((line) => /^mep_graph_points.*\{.*anonymous/.test(line));
      expect(lines).toEqual([
        'mep_graph_points_estimated_total{asker="anonymous"} 42',
        'mep_graph_points_total{asker="anonymous"} 4',
        'mep_graph_points_shortages_total{asker="anonymous"} 2',
      ]);
    } finally {
      await measured.server.close();
    }
  });
});
