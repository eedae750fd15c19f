import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CacheHint, CacheHints } from '../../src/answer/cacheHints.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import {
  JSON_HEADERS,
  send,
  startServer,
  type Answer,
  type TestServer,
} from '../support/startServer.ts';

const PREFLIGHT = { 'apollo-require-preflight': '1' };
const HINTS: Readonly<Record<string, CacheHint>> = {
  Center: { maxAge: 600 },
  'Center.tags': { maxAge: 5 },
  'Query.node': { scope: 'PRIVATE' },
  'Query.nearest': { inheritMaxAge: true },
  ResourceConnection: { inheritMaxAge: true },
  Resource: { maxAge: 30 },
};
const elsewhere = new Set(['Tag', 'Query.slow', 'Center.name', 'Resource.center']);
const cacheHints: CacheHints = {
  hintAt: (coordinate) => HINTS[coordinate],
  isElsewhere: (coordinate) =>
    elsewhere.has(coordinate) || elsewhere.has(coordinate.split('.')[0] ?? ''),
};

let started: TestServer;
beforeAll(async () => {
  started = await startServer({ keeping: { cacheHints }, settings: { explain: 'true' } });
});
afterAll(() => started.server.close());

function get(
  parameters: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
  { url }: Pick<TestServer, 'url'> = started,
): Promise<Answer> {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const search = new URLSearchParams(texts).toString();
  return send(`${url}/graphql?${search}`, { headers: { ...PREFLIGHT, ...headers } });
}
const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(`${started.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify(body),
  });
const control = ({ headers }: Answer) => headers.get('cache-control');

describe('Cache-Control', () => {
  it.each([
    ['what says nothing has the default', '{ centers { totalCount } }', 'public, max-age=60'],
    ['a type says it for what returns it', '{ center(id: "x") { id } }', 'public, max-age=600'],
    [
      'a field says it before its type',
      '{ center(id: "x") { tags { __typename } } }',
      'public, max-age=5',
    ],
    [
      'the least counts, also in fragments',
      '{ center(id: "x") { ...F } } fragment F on Center { resources { nodes { id } } }',
      'public, max-age=30',
    ],
    ['nothing stands above the root to inherit from', '{ nearest { id } }', 'public, max-age=600'],
    [
      'one private field makes it private',
      '{ center(id: "x") { id } node(id: "x") { id } }',
      'private, max-age=30',
    ],
    ['all that a field can be counts', '{ search(text: "x") { __typename } }', 'no-store'],
    [
      'what others add without a word is not kept',
      '{ slow_: __typename centers { nodes { tags { name } } } }',
      'no-store',
    ],
    ['and our word for a type is not theirs', '{ center(id: "x") { name } }', 'no-store'],
    [
      'nor for a reference of theirs to it',
      '{ center(id: "x") { resources { nodes { center { id } } } } }',
      'no-store',
    ],
    ['the schema is ours', '{ __schema { queryType { name } } }', 'public, max-age=60'],
    ['errors are not kept', '{ refused }', 'no-store'],
    ['what is not valid is not kept', '{ nothing }', 'no-store'],
  ])('%s', async (_what, query, expected) => {
    const answers = [await get({ query }), await get({ query }), await post({ query })];
    expect(answers.map(control)).toEqual([expected, expected, expected]);
    const tags = answers.map(({ headers }) => headers.has('etag'));
    const isKept = expected !== 'no-store';
    expect(tags).toEqual([isKept, isKept, false]);
  });

  it('lets nobody keep what somebody in particular asks, or what is explained', async () => {
    const query = '{ center(id: "x") { id } }';
    for (const headers of [
      { authorization: 'Bearer x' },
      { cookie: 'a=b' },
      { 'x-mep-explain': '1' },
    ]) {
      const answers = [await get({ query }, headers), await get({ query }, headers)];
      expect(answers.map(control)).toEqual(['no-store', 'no-store']);
      expect(answers.map(({ headers: sent }) => sent.has('etag'))).toEqual([false, false]);
    }
    expect(control(await post({ query: 'mutation { rename(id: "1", name: "x") { id } }' }))).toBe(
      'no-store',
    );
  });

  it('keeps nothing where the graph says nothing, or the operator wants it so', async () => {
    const silent = await startServer();
    const strict = await startServer({ keeping: { cacheHints }, settings: { httpMaxAge: '0' } });
    const query = '{ centers { totalCount } }';
    const answers = [await get({ query }, {}, silent), await get({ query }, {}, strict)];
    await Promise.all([silent.server.close(), strict.server.close()]);
    expect(answers.map(control)).toEqual(['no-store', 'no-store']);
  });
});

describe('a cache between', () => {
  const query = '{ center(id: "x") { id } }';

  it('is told by 304 that it has the answer, until that changes', async () => {
    const whole = await get({ query });
    const tag = whole.headers.get('etag') ?? '';
    const known = [
      await get({ query }, { 'if-none-match': tag }),
      await get({ query }, { 'if-none-match': `"other", W/${tag}` }),
    ];
    expect(known.map(({ status, text }) => [status, text])).toEqual([
      [304, ''],
      [304, ''],
    ]);
    for (const { headers } of known) {
      expect([headers.get('etag'), headers.get('cache-control'), headers.get('vary')]).toEqual([
        tag,
        'public, max-age=600',
        'Accept, Accept-Encoding, x-mep-cost, x-mep-explain',
      ]);
    }
    const other = await get(
      { query: '{ center(id: "x") { __typename } }' },
      { 'if-none-match': tag },
    );
    expect(other.status).toBe(200);
  });

  it('knows two types of one answer apart', async () => {
    const accept = 'application/graphql-response+json';
    const answers = [await get({ query }), await get({ query }, { accept })];
    const [one, two] = answers.map(({ headers }) => headers.get('etag'));
    expect(answers.map(({ text }) => text)).toEqual([answers[0]?.text, answers[0]?.text]);
    expect(one).not.toBe(two);
    expect((await get({ query }, { accept, 'if-none-match': one ?? '' })).status).toBe(200);
  });

  it('is not asked by POST, which always gets the answer', async () => {
    const tag = (await get({ query })).headers.get('etag') ?? '';
    expect((await post({ query }, { 'if-none-match': tag })).status).toBe(200);
  });
});

describe('automatic persisted queries', () => {
  const query = 'query Persisted($id: ID!) { center(id: $id) { id peers { totalCount } } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const variables = { id: 'x' };

  it('are asked for by their hash, by GET, once their text was sent', async () => {
    const unknown = await get({ variables, extensions });
    expect(unknown.body).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    expect(unknown.headers.get('cache-control')).not.toContain('public');
    const sent = await get({ query, variables, extensions });
    const byHash = [await get({ variables, extensions }), await post({ variables, extensions })];
    expect(byHash.map(({ status, text }) => [status, text])).toEqual([
      [200, sent.text],
      [200, sent.text],
    ]);
    const tag = byHash[0]?.headers.get('etag') ?? '';
    expect((await get({ variables, extensions }, { 'if-none-match': tag })).status).toBe(304);
  });

  it('are still known to the next graph', async () => {
    await get({ query, variables, extensions });
    await started.server.serve({ ...createMemoryGraph('two'), cacheHints });
    expect((await get({ variables, extensions })).status).toBe(200);
  });

  it('are not taken under the hash of another text', async () => {
    const other = { persistedQuery: { version: 1, sha256Hash: sha256Hash.replace(/^./, 'x') } };
    const refused = await get({ query, variables, extensions: other });
    expect([refused.status, refused.body]).toEqual([
      400,
      {
        errors: [
          {
            message: 'Expected the hash to be the SHA-256 of the query, got another one.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      },
    ]);
    expect((await get({ variables, extensions: other })).body).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });

  it('are refused in a version that nobody knows, as the mistake of who asks', async () => {
    const next = { persistedQuery: { version: 2, sha256Hash } };
    expect((await post({ query, variables, extensions: next })).body).toEqual({
      errors: [
        {
          message: 'Expected "version" of a persisted query to be 1, got another one.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });
});

it('keeps no refusal that never came to the graph', async () => {
  const refused = await Promise.all([
    fetch(`${started.url}/graphql`, { method: 'HEAD' }),
    fetch(`${started.url}/graphql`, { method: 'DELETE' }),
    fetch(`${started.url}/graphql`, { method: 'POST', body: 'text' }),
    fetch(`${started.url}/nowhere`),
  ]);
  expect(refused.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual([
    [405, 'no-store'],
    [405, 'no-store'],
    [415, 'no-store'],
    [404, 'no-store'],
  ]);
});
