import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ask, send, startServer } from '../support/startServer.ts';
import { useServer } from '../support/useServer.ts';

const started = useServer();

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

  it('says how to build it where what was built is deleted meanwhile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'playground-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>built</title>');
    const other = await startServer({ playgroundDir: folder });
    await rm(folder, { recursive: true });
    const { status, text: html } = await send(`${other.url}/playground/`);
    await other.server.close();
    expect(status).toBe(404);
    expect(html).toContain('npm run build');
  });

  it('serves the built page under a policy that lets no other script in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'playground-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>built</title>');
    await writeFile(join(folder, 'assets', 'main.js'), 'export {};');
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
    const put = await Promise.all(
      ['playground/assets/main.js', 'contracts/shop/playground/none/x.js'].map((path) =>
        send(`${other.url}/${path}`, { method: 'PUT', body: 'x' }),
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
    expect(put.map(({ status, headers }) => [status, headers.get('allow')])).toEqual(
      put.map(() => [405, 'GET, HEAD']),
    );
    expect([part.status, part.text]).toEqual([200, page.text]);
    expect(moved.headers.get('location')).toBe('/playground/?query=%7Ba%7D');
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
