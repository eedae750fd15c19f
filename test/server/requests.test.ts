import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { ask, JSON_HEADERS, send, startServer } from '../support/startServer.ts';
import { useServer } from '../support/useServer.ts';

const started = useServer();

const get = (path: string, init: RequestInit = {}) => send(`${started.url}${path}`, init);

describe('a request', () => {
  it.each([
    ['keeps an id that a proxy gave it', 'a-1:b.c_d', 'a-1:b.c_d'],
    [
      'gets a new one for one that is too long',
      'x'.repeat(65),
      expect.stringMatching(/^[\da-f-]{36}$/),
    ],
    [
      'gets a new one for one with other characters',
      'a b',
      expect.stringMatching(/^[\da-f-]{36}$/),
    ],
  ])('%s', async (_name, given, expected) => {
    const { headers } = await get('/healthz', { headers: { 'x-request-id': given } });
    expect(headers.get('x-request-id')).toEqual(expected);
  });

  it('is logged once, without its query or secrets', async () => {
    const other = await startServer();
    const query = new URLSearchParams({ query: 'query Who { nearest { id } }' }).toString();
    await send(`${other.url}/graphql?${query}`, {
      headers: {
        'apollo-require-preflight': '1',
        authorization: 'Bearer secret',
        'x-request-id': 'r-1',
      },
    });
    await send(`${other.url}/healthz`);
    await other.server.close();
    const lines = other.logged.filter(({ msg }) => msg === 'request');
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        requestId: 'r-1',
        method: 'GET',
        path: '/graphql',
        status: 200,
        ms: expect.any(Number),
        operation: 'Who',
        msg: 'request',
      },
      expect.objectContaining({ level: 20, path: '/healthz' }),
    ]);
    expect(JSON.stringify(other.logged)).not.toMatch(/secret|nearest/);
  });

  it.each([
    ['an unknown path', '/nothing', 404],
    ['a path that is no URL', '/%ZZ', 400],
    ['a known path with another method', '/healthz', 405, 'POST'],
  ])('for %s gets a clear answer', async (_name, path, status, method = 'GET') => {
    const answer = await get(path, { method });
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: { errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }] },
    });
    expect(answer.text).not.toMatch(/FST_|Route/);
  });

  it.each([
    [
      'a Host that is no host',
      'GET /graphql?query={__typename} HTTP/1.1\r\nHost: [\r\napollo-require-preflight: 1\r\nConnection: close\r\n\r\n',
      200,
    ],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a head of 20 kB', `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
  ])('with %s does no harm', async (_name, raw, status) => {
    const { port } = new URL(started.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(raw);
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await ask(started, '{ __typename }')).status).toBe(200);
  });
});

describe('a path with a slash behind it', () => {
  it.each([
    ['/openapi/', '/openapi'],
    ['/openapi//', '/openapi'],
    ['/openapi.json/', '/openapi.json'],
    ['/mcp/', '/mcp'],
    ['/graphql/?query={a}', '/graphql?query={a}'],
    ['/graphql/sha256:1/', '/graphql/sha256:1'],
    ['/operations.json/', '/operations.json'],
    ['/operations/index.d.ts/', '/operations/index.d.ts'],
    ['/api/Centers.json/?first=2', '/api/Centers.json?first=2'],
    ['/changes/?first=1', '/changes?first=1'],
    ['/schema.graphql/', '/schema.graphql'],
    ['/healthz/', '/healthz'],
    ['/readyz/', '/readyz'],
    ['/metrics/', '/metrics'],
    ['/contracts/shop/schema.graphql/', '/contracts/shop/schema.graphql'],
    // Here they were not built, and so have nothing below them.
    ['/docs/', '/docs'],
    ['/playground/', '/playground'],
  ])('%s leads to %s', async (path, target) => {
    const { status, headers } = await get(path, { redirect: 'manual' });
    const location = new URL(headers.get('location') ?? '', `${started.url}${path}`);
    expect([status, location.href]).toEqual([308, new URL(target, started.url).href]);
  });

  it('keeps method and body', async () => {
    const init = { method: 'POST', body: JSON.stringify({ query: '{ __typename }' }) };
    const { status, body } = await get('/graphql/', { ...init, headers: JSON_HEADERS });
    expect([status, body]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  it.each(['/nothing/', '//other.example.net/', '/docs/nothing/', '/'.repeat(5)])(
    'is nothing where there is nothing without it: %s',
    async (path) => {
      expect((await get(path, { redirect: 'manual' })).status).toBe(404);
    },
  );
});

describe('a method that a path does not know', () => {
  it.each([
    ['PUT', '/graphql', 'GET, POST'],
    ['PUT', '/graphql/sha256:1', 'GET, POST'],
    ['DELETE', '/api/Centers.json', 'GET, HEAD'],
    ['POST', '/operations/index.d.ts', 'GET, HEAD'],
    ['POST', '/contracts/shop/operations/index.d.ts', 'GET, HEAD'],
    ['GET', '/publish', 'POST'],
    ['QUERY', '/graphql', 'GET, POST'],
    ['QUERY', '/api/Centers.json', 'GET, HEAD'],
  ])('is 405: %s %s', async (method, path, allowed) => {
    const { status, headers } = await get(path, { method });
    expect([status, headers.get('allow')]).toEqual([405, allowed]);
  });

  const bodies: readonly (readonly [string, Record<string, string>, string])[] = [
    ['an unknown type', { 'content-type': 'application/x-unknown' }, '{}'],
    ['what is no type', { 'content-type': 'nonsense' }, '{}'],
    ['broken JSON', JSON_HEADERS, '{'],
    ['an encoding that is none', { ...JSON_HEADERS, 'content-encoding': 'nonsense' }, '{}'],
    ['much more than is read', JSON_HEADERS, `"${'x'.repeat(200_000)}"`],
  ];
  it.each(
    bodies.flatMap(([what, headers, body]) =>
      [
        ['PUT', '/graphql', 405, 'GET, POST'],
        ['PUT', '/publish', 405, 'POST'],
        ['PATCH', '/mcp', 405, 'GET, POST, DELETE'],
        ['POST', '/api/Centers.json', 405, 'GET, HEAD'],
        ['POST', '/healthz', 405, 'GET, HEAD'],
        ['DELETE', '/openapi.json', 405, 'GET, HEAD'],
        ['POST', '/nothing', 404, null],
      ].map(([method, path, status, allow]) => ({
        ...{ method: String(method), path: String(path), expected: [status, allow] },
        ...{ what, headers, body },
      })),
    ),
  )('is refused as one, whatever comes with it: $method $path with $what', async (given) => {
    const { method, path, headers, body, expected } = given;
    const answer = await get(path, { method, headers, body });
    expect([answer.status, answer.headers.get('allow')]).toEqual(expected);
  });
});

describe('another origin', () => {
  const origin = 'https://example.org';
  const preflight = (url: string) =>
    send(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });

  it.each<[string, string | null]>([
    ['*', '*'],
    [`https://a.example,${origin}`, origin],
    ['https://a.example', null],
    ['none', null],
  ])(
    'under CORS_ORIGINS=%s is told %s, and never sends credentials',
    async (corsOrigins, allowed) => {
      const other = await startServer({ settings: { corsOrigins } });
      const { headers } = await preflight(other.url);
      await other.server.close();
      expect(headers.get('access-control-allow-origin')).toBe(allowed);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    },
  );
});

describe('OPTIONS that is no preflight', () => {
  it.each([
    ['/api/Loans.csv', 'GET, HEAD, OPTIONS', 'none'],
    ['/graphql', 'GET, POST, OPTIONS', '*'],
    ['/graphql/0123', 'GET, POST, OPTIONS', '*'],
    ['/mcp', 'GET, POST, DELETE, OPTIONS', '*'],
    ['/docs/limits', 'GET, HEAD, OPTIONS', '*'],
  ])('of %s is told what may be done, whatever other origins may', async (path, allow, origins) => {
    const other = await startServer({ settings: { corsOrigins: origins } });
    const {
      status,
      headers,
      text: body,
    } = await send(`${other.url}${path}`, {
      method: 'OPTIONS',
    });
    await other.server.close();
    expect([status, headers.get('allow'), body]).toEqual([204, allow, '']);
  });
});
