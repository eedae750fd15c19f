import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CacheHints } from '../../src/answer/cacheHints.ts';
import { JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

const hints: CacheHints = { hintAt: () => undefined, isElsewhere: () => false };
const unchanging = { sequence: 0, lastChange: () => 0, isLive: () => true };

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const ID = 'the-same-each-time';
const post = (body: unknown, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  path: '/graphql',
  headers: { ...JSON_HEADERS, 'x-request-id': ID, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}): Sent => ({
  method: 'GET',
  path: `/graphql?${new URLSearchParams(parameters).toString()}`,
  headers: { 'apollo-require-preflight': '1', 'x-request-id': ID, ...headers },
  body: undefined,
});

/** Every byte of a response but its date. */
async function exchange(url: string, { method, path, headers, body }: Sent) {
  const asked = httpRequest(`${url}${path}`, { method, headers });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const received = Object.entries(response.headers).filter(([name]) => name !== 'date');
  return {
    status: response.statusCode,
    headers: Object.fromEntries(received),
    body: Buffer.concat(chunks).toString('latin1'),
  };
}

/** The same request, with what lets it take no short way and changes nothing else. */
function theLongWay(sent: Sent): Sent {
  const name = sent.method === 'POST' ? 'transfer-encoding' : 'content-length';
  const value = sent.method === 'POST' ? 'chunked' : '0';
  return { ...sent, headers: { [name]: value, ...sent.headers } };
}

async function count({ url }: TestServer, metric: string): Promise<number> {
  const { text } = await send(`${url}/metrics`);
  return Number(
    new RegExp(`^${metric.replace(/[{}]/g, '\\$&')} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
  );
}

const SHORT = 'mep_graph_short_way_answers_total';
const named = 'query A { a: __typename } query B { nearest { id } }';
const pages =
  'query ($n: Int) { centers(first: $n) { nodes { peers(first: $n) { nodes { id } } } } }';
const large = '{ __schema { types { name fields { name description } } } }';
const ASKED: readonly [name: string, sent: Sent, isShort: boolean][] = [
  ['a query', post({ query: '{ nearest { id name } }' }), true],
  ['variables', post({ query: pages, variables: { n: 3 } }), true],
  ['variables that are null', post({ query: '{ nearest { name } }', variables: null }), true],
  ['extensions that say nothing', post({ query: '{ nearest { id } }', extensions: {} }), true],
  ['a fragment', post({ query: '{ nearest { ...F } } fragment F on Center { id }' }), true],
  ['characters of other scripts', post({ query: '{ nearest { id } } # Größe 北' }), true],
  ['the operation that is named', post({ query: named, operationName: 'B' }), true],
  ['an operation with a name of its own', post({ query: 'query Own { nearest { id } }' }), true],
  ['introspection', post({ query: '{ __schema { queryType { name } } }' }), true],
  ['what is compressed', post({ query: large }, { 'accept-encoding': 'gzip' }), true],
  ['what is compressed, by GET', get({ query: large }, { 'accept-encoding': 'br' }), true],
  [
    'what is too small to be compressed',
    post({ query: '{ nearest { id } }' }, { 'accept-encoding': 'zstd' }),
    true,
  ],
  ['any type', post({ query: '{ nearest { id } }' }, { accept: '*/*' }), true],
  [
    'the newer type',
    post({ query: '{ nearest { id } }' }, { accept: 'application/graphql-response+json' }),
    true,
  ],
  [
    'who asks with credentials',
    post({ query: '{ nearest { id } }' }, { authorization: 'Bearer x' }),
    true,
  ],
  ['who has a cookie', post({ query: '{ nearest { id } }' }, { cookie: 'a=b' }), true],
  [
    'a page of another site',
    post({ query: '{ nearest { id } }' }, { origin: 'http://x.org' }),
    true,
  ],
  ['a query by GET', get({ query: '{ nearest { id } }' }), true],
  [
    'a query by GET from who sends a type and nothing else',
    get(
      { query: '{ nearest { id } }' },
      { 'apollo-require-preflight': '', 'content-type': 'application/json' },
    ),
    true,
  ],
  ['variables by GET', get({ query: pages, variables: '{"n":2}' }), true],
  [
    'a version the client has',
    get({ query: '{ nearest { id } }' }, { 'if-none-match': '*' }),
    true,
  ],
  ['no name where there are several', post({ query: named }), false],
  ['a name that no operation has', post({ query: named, operationName: 'C' }), false],
  ['an empty name', post({ query: named, operationName: '' }), false],
  ['a variable of another type', post({ query: pages, variables: { n: 'ten' } }), false],
  ['a variable over the limit', post({ query: pages, variables: { n: 1000 } }), false],
  ['a field that fails', post({ query: '{ broken }' }), false],
  ['a field that fails for clients to read', post({ query: '{ nearest { id } refused }' }), false],
  ['a value that is owed', post({ query: '{ never }' }), false],
  ['a subgraph that fails', post({ query: '{ remote }' }), false],
  ['a mutation', post({ query: 'mutation { rename(id: "1", name: "x") { id } }' }), false],
  ['a subscription', post({ query: 'subscription { news { headline } }' }), false],
  ['a document that does not parse', post({ query: '{' }), false],
  ['a document that is not valid', post({ query: '{ nothing }' }), false],
  ['a type it cannot answer in', post({ query: '{ nearest { id } }' }, { accept: 'a/b' }), false],
  ['a body that is no JSON', post('{"query":'), false],
  ['a list', post([{ query: '{ nearest { id } }' }]), false],
  ['no query', post({ a: 1 }), false],
  ['a query that is no text', post({ query: 7 }), false],
  ['variables in a text', post({ query: '{ nearest { id } }', variables: '{}' }), false],
  ['extensions in a list', post({ query: '{ nearest { id } }', extensions: [] }), false],
  ['what changes prototypes', post('{"query":"{ nearest { id } }","__proto__":{}}'), false],
  [
    'what changes prototypes, escaped',
    post('{"query":"{ nearest { id } }","\\u005f_proto__":{}}'),
    false,
  ],
  [
    'GET of who sends nothing else',
    get({ query: '{ nearest { id } }' }, { 'apollo-require-preflight': '' }),
    true,
  ],
  [
    'who takes events as well, as urql does',
    get({ query: '{ nearest { id } }' }, { accept: 'application/json, text/event-stream' }),
    true,
  ],
  [
    'GET of other sites with a cookie',
    get(
      { query: '{ nearest { id } }' },
      { 'apollo-require-preflight': '', 'sec-fetch-site': 'cross-site', cookie: 'a=b' },
    ),
    false,
  ],
  [
    'GET with a type of body',
    get({ query: '{ nearest { id } }' }, { 'content-type': 'a/b' }),
    false,
  ],
  ['variables by GET that are no object', get({ query: pages, variables: '[]' }), false],
  [
    'variables by GET that are null',
    get({ query: '{ nearest { id } }', variables: 'null' }),
    false,
  ],
  ['no variables by GET', get({ query: '{ nearest { id } }', variables: '' }), false],
  [
    'one parameter twice',
    { ...get({ query: '{ nearest { id } }' }), path: '/graphql?query={__typename}&query={a}' },
    false,
  ],
];

describe.each([
  ['without a cache', {}],
  ['with a cache', { freshness: unchanging }],
])('the short way, %s', (_name, freshness) => {
  describe.each(['*', 'none', 'http://x.org,http://y.org'])('for pages of %s', (corsOrigins) => {
    let started: TestServer;
    beforeAll(async () => {
      started = await startServer({
        settings: { corsOrigins, maxNodes: '1000' },
        keeping: { ...freshness, cacheHints: hints },
      });
      // What the smallest pages return is within the limits.
      await exchange(started.url, post({ query: pages, variables: { n: 1 } }));
    });
    afterAll(() => started.server.close());

    it.each(ASKED)('answers %s as Apollo Server does', async (_what, sent, isShort) => {
      const answers = [await exchange(started.url, theLongWay(sent))];
      await exchange(started.url, sent);
      const before = await count(started, SHORT);
      answers.push(await exchange(started.url, sent), await exchange(started.url, sent));
      answers.push(await exchange(started.url, theLongWay(sent)));
      const [first] = answers;
      expect(answers).toEqual(answers.map(() => first));
      expect((await count(started, SHORT)) - before).toBe(isShort ? 2 : 0);
    });
  });

  it('counts and logs as Apollo Server does', async () => {
    const told: unknown[] = [];
    for (const way of [theLongWay, (sent: Sent) => sent]) {
      const started = await startServer({ keeping: { ...freshness, cacheHints: hints } });
      // The first time, it is the long way for both.
      for (const [, sent] of [...ASKED, ...ASKED]) await exchange(started.url, way(sent));
      const { text } = await send(`${started.url}/metrics`);
      await started.server.close();
      told.push({
        metrics: text.match(COUNTED)?.sort(),
        log: started.logged
          .filter(({ path }) => path === '/graphql')
          .map((line) => ({ ...line, time: 0, ms: 0 })),
      });
    }
    expect(told[1]).toEqual(told[0]);
  });
});

const COUNTED = /^(graphql_(operations|errors)_total|http_request_duration_seconds_count){.*$/gm;
