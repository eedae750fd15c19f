import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/startServer.ts';

type Headers = Readonly<Record<string, string>>;

/** As it is: fetch would add headers of its own. */
async function get({ url }: TestServer, query: string, headers: Headers) {
  const search = new URLSearchParams({ query }).toString();
  const asked = httpRequest(`${url}/graphql?${search}`, { headers });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await json(response) };
}

const LISTED = 'https://a.example';
const OTHER = 'https://b.example';
const cookie = 'session=1';
const site = (value: string): Headers => ({ 'sec-fetch-site': value });
/** Whether it is answered where any origin may ask, where this one may, and where none may. */
const ASKED: readonly [
  who: string,
  headers: Headers,
  byAny: boolean,
  byListed: boolean,
  byNone: boolean,
][] = [
  ['a program', {}, true, true, true],
  ['a program that takes everything', { accept: '*/*' }, true, true, true],
  ['a program with a token', { authorization: 'Bearer x' }, true, true, true],
  ['a program with a password', { authorization: 'Basic eDp5' }, false, false, false],
  ['a person at the address line', site('none'), true, true, true],
  ['a person who has a cookie', { ...site('none'), cookie }, true, true, true],
  ['a page of this server', { ...site('same-origin'), cookie }, true, true, true],
  ['a page that is listed', { ...site('cross-site'), origin: LISTED }, true, true, false],
  ['a listed page, by an old browser', { origin: LISTED }, true, true, false],
  [
    'a listed page with a cookie',
    { ...site('cross-site'), origin: LISTED, cookie },
    false,
    true,
    false,
  ],
  ['a page of another site', { ...site('cross-site'), origin: OTHER }, true, false, false],
  ['another site, by an old browser', { origin: OTHER }, true, false, false],
  [
    'another site with a cookie',
    { ...site('cross-site'), origin: OTHER, cookie },
    false,
    false,
    false,
  ],
  ['a sandboxed page', { ...site('cross-site'), origin: 'null' }, true, false, false],
  ['an image of another site', site('cross-site'), true, false, false],
  ['an image of a neighbour', site('same-site'), true, false, false],
  ['an image with a cookie', { ...site('cross-site'), cookie }, false, false, false],
  ['an image with a cookie, by an old browser', { cookie }, false, false, false],
  [
    'who has to ask before',
    { ...site('cross-site'), origin: OTHER, 'apollo-require-preflight': '1' },
    true,
    true,
    true,
  ],
  ['who names the operation', { cookie, 'x-apollo-operation-name': 'Q' }, true, true, true],
  [
    'who sends a type of body',
    { origin: OTHER, 'content-type': 'application/json' },
    true,
    true,
    true,
  ],
  [
    'urql',
    {
      ...site('cross-site'),
      origin: OTHER,
      accept:
        'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    },
    true,
    false,
    false,
  ],
];

const ANSWERED = { status: 200, body: { data: { nearest: [{ id: 'Center:one' }] } } };
const REFUSED = { status: 400, body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] } };

describe.each([
  ['*', 0],
  [LISTED, 1],
  ['none', 2],
] as const)('a query by GET under CORS_ORIGINS=%s', (corsOrigins, index) => {
  let started: TestServer;
  beforeAll(async () => {
    started = await startServer({ settings: { corsOrigins } });
  });
  afterAll(() => started.server.close());

  const asked = ASKED.map(
    ([who, headers, ...taken]) => [who, taken[index] ? ANSWERED : REFUSED, headers] as const,
  );
  it.each(asked)('from %s is answered by %j', async (_who, expected, headers) => {
    // From the third time on, a known query takes the short way.
    for (let time = 0; time < 3; time += 1) {
      const { status, body } = await get(started, '{ nearest { id } }', headers);
      expect({ status, body }).toMatchObject(expected);
    }
  });

  it('runs no mutation, whoever asks', async () => {
    const before = started.graph.asked();
    for (const headers of [
      {},
      site('none'),
      site('same-origin'),
      { accept: '*/*, text/event-stream' },
    ]) {
      const query = 'mutation { rename(id: "1", name: "x") { id } }';
      const answer = await get(started, query, headers);
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
    }
    expect(started.graph.asked()).toBe(before);
  });
});

describe('a GET with its query in a body, as gql for Python sends it', () => {
  let started: TestServer;
  beforeAll(async () => {
    started = await startServer();
  });
  afterAll(() => started.server.close());

  async function getWith(body: string, headers: Headers = {}) {
    const asked = httpRequest(`${started.url}/graphql`, {
      method: 'GET',
      headers: { 'content-type': 'application/json', 'content-length': body.length, ...headers },
    });
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: response.statusCode, body: await json(response) };
  }
  const query = 'query Q($id: ID!) { center(id: $id) { id } }';

  it.each([
    ['variables', { query, variables: { id: 'x' } }],
    ['a name', { query, variables: { id: 'x' }, operationName: 'Q' }],
    ['null for what is not there', { query, variables: { id: 'x' }, operationName: null }],
  ])('is answered with %s', async (_what, sent) => {
    const answer = { status: 200, body: { data: { center: { id: 'Center:one' } } } };
    expect(await getWith(JSON.stringify(sent))).toEqual(answer);
    expect(
      await getWith(JSON.stringify(sent), { accept: 'application/json, text/event-stream' }),
    ).toEqual(answer);
  });

  it.each([
    ['no JSON', 400, '{', 'BAD_REQUEST'],
    ['a list', 400, '[{}]', 'BAD_REQUEST'],
    ['no query', 400, '{}', 'BAD_REQUEST'],
    ['too much', 413, JSON.stringify({ query: ' '.repeat(100_001) }), 'BODY_TOO_LARGE'],
    [
      'a mutation',
      405,
      JSON.stringify({ query: 'mutation { rename(id: "1", name: "x") { id } }' }),
      'BAD_REQUEST',
    ],
  ])('with %s is refused with %d', async (_what, status, sent, code) => {
    expect(await getWith(sent)).toMatchObject({
      status,
      body: { errors: [{ extensions: { code } }] },
    });
  });
});
