import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

let started: TestServer;
beforeAll(async () => {
  started = await startServer();
});
afterAll(() => started.server.close());

const get = (path: string, init: RequestInit = {}) => send(`${started.url}${path}`, init);

describe('/', () => {
  it('says what this is and links to everything, loading nothing', async () => {
    const { status, headers, text: html } = await get('/');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    const links = [...html.matchAll(/href="([^"?]+)/g)].map(([, link]) => link);
    expect(new Set(links)).toEqual(
      new Set([
        '/playground',
        '/docs',
        '/operations.json',
        '/openapi',
        '/openapi.json',
        '/graphql',
        '/schema.graphql',
        '/supergraph.graphql',
        '/healthz',
        '/readyz',
        '/metrics',
      ]),
    );
    expect(html).not.toMatch(/<script|src=|@import/);
  });
});

describe('/schema.graphql and /supergraph.graphql', () => {
  it('give the graph as SDL', async () => {
    const answers = await Promise.all([get('/schema.graphql'), get('/supergraph.graphql')]);
    expect(answers.map((answer) => answer.text)).toEqual([
      started.graph.sdl,
      started.graph.supergraphSdl,
    ]);
    expect(answers[0].headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('are 503 before there is a graph', async () => {
    const other = await startServer({ isServing: false });
    const answers = await Promise.all(
      ['/schema.graphql', '/supergraph.graphql'].map((path) => send(`${other.url}${path}`)),
    );
    await other.server.close();
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  });

  it('say so where domains are served as one subgraph and have no supergraph', async () => {
    const other = await startServer({ isServing: false });
    await other.server.serve({ ...other.graph, supergraphSdl: null });
    const { status, body } = await send(`${other.url}/supergraph.graphql`);
    await other.server.close();
    expect({ status, body }).toMatchObject({
      status: 404,
      body: {
        errors: [{ message: expect.stringMatching(/There is no supergraph to be had here/) }],
      },
    });
  });
});

describe('/playground', () => {
  it('says how to build it when it is not there', async () => {
    const { status, text: html } = await get('/playground');
    expect(status).toBe(404);
    expect(html).toContain('npm run build');
  });

  it('serves the built page under a policy that lets no other script in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'playground-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>built</title>');
    await writeFile(join(folder, 'assets', 'main.js'), 'export {};');
    await writeFile(join(folder, 'assets', 'main.js.br'), brotliCompressSync('export {};'));
    await writeFile(join(folder, 'assets', 'main.js.br'), brotliCompressSync('export {};'));
    const other = await startServer({ playgroundDir: folder });
    const page = await send(`${other.url}/playground?query=%7Ba%7D`);
    const script = await send(`${other.url}/playground/assets/main.js`, {
      headers: { 'accept-encoding': 'br' },
    });
    const outside = await Promise.all(
      ['..%2f..%2fetc/passwd', '%00', '%2e%2e/x'].map((path) =>
        send(`${other.url}/playground/${path}`),
      ),
    );
    const part = await send(`${other.url}/playground/`, { headers: { range: 'bytes=99-' } });
    const moved = await fetch(`${other.url}/playground?query=%7Ba%7D`, { redirect: 'manual' });
    await other.server.close();
    await rm(folder, { recursive: true });

    expect(page.text).toContain('built');
    expect(page.headers.get('content-security-policy')).toContain(
      "script-src 'self'; connect-src 'self'",
    );
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    // The page may change at any time; what it names changes its name.
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(script.text).toBe('export {};');
    expect(outside.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect([part.status, part.text]).toEqual([200, page.text]);
    expect(moved.headers.get('location')).toBe('/playground/?query=%7Ba%7D');
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
    ['DELETE', '/api/Centers.json', 'GET'],
    ['POST', '/operations/index.d.ts', 'GET'],
    ['POST', '/contracts/shop/operations/index.d.ts', 'GET'],
    ['GET', '/publish', 'POST'],
  ])('is 405: %s %s', async (method, path, allowed) => {
    const { status, headers } = await get(path, { method });
    expect([status, headers.get('allow')]).toEqual([405, allowed]);
  });
});

describe('/healthz', () => {
  it('answers while there is no graph', async () => {
    const other = await startServer({ isServing: false });
    const { status, body } = await send(`${other.url}/healthz`);
    await other.server.close();
    expect({ status, body }).toEqual({ status: 200, body: { state: 'running' } });
  });
});

describe('/readyz', () => {
  it('is 503 while starting', async () => {
    const other = await startServer({ isServing: false });
    const { status, body, headers } = await send(`${other.url}/readyz`);
    await other.server.close();
    expect({ status, body }).toMatchObject({ status: 503, body: { state: 'starting' } });
    expect(headers.get('retry-after')).toBe('2');
  });

  it('shows the details when ready', async () => {
    const { status, body } = await get('/readyz');
    expect({ status, body }).toEqual({
      status: 200,
      body: { state: 'ready', details: { imported: null } },
    });
  });

  it('is 503 when the check fails, and shows nothing of why', async () => {
    const other = await startServer({
      readiness: async () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7:27017');
      },
    });
    const { status, body } = await send(`${other.url}/readyz`);
    await other.server.close();
    expect({ status, body }).toEqual({
      status: 503,
      body: { state: 'failed', reason: 'The database does not answer.' },
    });
    expect(JSON.stringify(other.logged)).toContain('ECONNREFUSED');
  });
});

describe('/metrics', () => {
  it('counts requests by route and status, and operations by outcome and code', async () => {
    const other = await startServer();
    await ask(other, '{ nearest { id } }');
    await ask(other, '{ refused }');
    await ask(other, '{ nothing }');
    await send(`${other.url}/nowhere/${'x'.repeat(50)}`);
    const { text: metrics } = await send(`${other.url}/metrics`);
    await other.server.close();
    expect(metrics.split('\n')).toEqual(
      expect.arrayContaining([
        'http_request_duration_seconds_count{method="POST",route="/graphql",status="200"} 2',
        'http_request_duration_seconds_count{method="POST",route="/graphql",status="400"} 1',
        'http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
        'graphql_operations_total{type="query",outcome="ok"} 1',
        'graphql_operations_total{type="query",outcome="partial"} 1',
        'graphql_operations_total{type="none",outcome="failed"} 1',
        'graphql_errors_total{code="BAD_USER_INPUT"} 1',
        'graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
      ]),
    );
    expect(metrics).toMatch(/^process_cpu_seconds_total /m);
  });
});

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
    ['/graphql', 'GET, HEAD, POST, OPTIONS', '*'],
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
