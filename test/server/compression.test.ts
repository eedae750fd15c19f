import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { CacheHints } from '../../src/answer/cacheHints.ts';
import { exchange, type Received } from '../support/exchange.ts';
import { JSON_HEADERS } from '../support/startServer.ts';
import { useServer } from '../support/useServer.ts';

const cacheHints: CacheHints = { hintAt: () => undefined, isElsewhere: () => false };
const freshness = { sequence: 0, lastChange: () => 0, isLive: () => true };
/** More than 1 kB. */
const LARGE = '{ __schema { types { name fields { name description } } } }';
const SMALL = '{ nearest { id } }';

const started = useServer({ keeping: { cacheHints, freshness } });

const post = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  exchange(`${started.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify({ query }),
  });
const get = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  exchange(`${started.url}/graphql?${new URLSearchParams({ query }).toString()}`, {
    headers: { 'apollo-require-preflight': '1', ...headers },
  });

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};
function decoded({ headers, bytes }: Received): string {
  const decode = DECODERS[headers['content-encoding'] ?? ''];
  return (decode?.(bytes) ?? bytes).toString();
}

const CHOSEN: readonly [accepted: string, encoding: string | undefined][] = [
  ['gzip', 'gzip'],
  ['GZip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br', 'br'],
  ['zstd', 'zstd'],
  ['gzip, deflate, br, zstd', 'zstd'],
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0.2,gzip;q=0.9 , zstd; q=0.3', 'gzip'],
  ['*', 'gzip'],
  ['*;q=0.5, br', 'br'],
  ['gzip, identity', 'gzip'],
  ['identity;q=0, gzip;q=0.1', 'gzip'],
  ['identity, gzip;q=0.5', undefined],
  ['identity', undefined],
  ['gzip;q=0', undefined],
  ['gzip;q=0, *', undefined],
  ['gzip;q=0.000, br;q=0', undefined],
  ['deflate', undefined],
  ['compress, sdch', undefined],
  ['', undefined],
  ['gzip;q=much', undefined],
];

describe('an answer of more than 1 kB', () => {
  it.each(CHOSEN)('to who accepts "%s" is sent in %s', async (accepted, encoding) => {
    const plain = await get(LARGE);
    const ways = [
      await get(LARGE, { 'accept-encoding': accepted }),
      // Now it is kept compressed.
      await get(LARGE, { 'accept-encoding': accepted }),
      await post(LARGE, { 'accept-encoding': accepted }),
      await post(LARGE, { 'accept-encoding': accepted, 'transfer-encoding': 'chunked' }),
    ];
    for (const way of ways) {
      expect([way.status, way.headers['content-encoding']]).toEqual([200, encoding]);
      expect(decoded(way)).toBe(plain.bytes.toString());
      expect(Number(way.headers['content-length'])).toBe(way.bytes.length);
      expect(way.headers.vary).toMatch(/\bAccept, Accept-Encoding\b/);
    }
    expect((ways[0]?.bytes.length ?? 0) < plain.bytes.length / 2).toBe(encoding !== undefined);
  });

  it.each([
    ['/schema.graphql', 'text/plain; charset=utf-8'],
    ['/supergraph.graphql', 'text/plain; charset=utf-8'],
    ['/metrics', expect.stringMatching(/^text\/plain/)],
    ['/', 'text/html; charset=utf-8'],
  ])('from %s is compressed as well', async (path, type: unknown) => {
    const zipped = await exchange(started.url + path, { headers: { 'accept-encoding': 'gzip' } });
    const { headers, status } = zipped;
    expect({
      status,
      type: headers['content-type'],
      encoding: headers['content-encoding'],
    }).toEqual({ status: 200, type, encoding: 'gzip' });
    expect(headers.vary).toMatch(/Accept-Encoding/);
    expect(decoded(zipped).length).toBeGreaterThan(1024);
  });

  it('is compressed when it is a refusal', async () => {
    const query = `{ ${Array.from({ length: 30 }, (_, index) => `x${index}`).join(' ')} }`;
    const refused = await post(query, { 'accept-encoding': 'br' });
    expect([refused.status, refused.headers['content-encoding']]).toEqual([400, 'br']);
    expect(JSON.parse(decoded(refused))).toHaveProperty('errors');
  });
});

describe('what is not compressed', () => {
  it('is an answer of less than 1 kB', async () => {
    for (const answer of [
      await get(SMALL, { 'accept-encoding': 'gzip' }),
      await post(SMALL, { 'accept-encoding': 'br, zstd' }),
      await exchange(`${started.url}/healthz`, { headers: { 'accept-encoding': 'gzip' } }),
    ]) {
      expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
    }
  });

  it('is an event, of which each has to arrive by itself', async () => {
    const accept = 'text/event-stream';
    const answer = await post(LARGE, { accept, 'accept-encoding': 'gzip' });
    expect([answer.headers['content-type'], answer.headers['content-encoding']]).toEqual([
      'text/event-stream; charset=utf-8',
      undefined,
    ]);
    const asked = httpRequest(`${started.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, accept, 'accept-encoding': 'gzip' },
    });
    asked.end(JSON.stringify({ query: 'subscription { flood(bytes: 5000) { headline } }' }));
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    expect(response.headers['content-encoding']).toBeUndefined();
    const [first] = (await once(response, 'data')) as [Buffer];
    expect(first.toString().startsWith(':\n')).toBe(true);
    asked.destroy();
  });
});

describe('a version', () => {
  const ENCODED = ['identity', 'gzip', 'br', 'zstd'] as const;

  it.each(['answer', 'schema'])('of the %s is another one in each encoding', async (what) => {
    const ask = (headers: Readonly<Record<string, string>>) =>
      what === 'answer'
        ? get(LARGE, headers)
        : exchange(`${started.url}/schema.graphql`, { headers });
    const tags: string[] = [];
    for (const encoding of ENCODED) {
      const { headers } = await ask({ 'accept-encoding': encoding });
      tags.push(headers.etag ?? '');
    }
    expect(new Set(tags).size).toBe(ENCODED.length);
    for (const encoding of ENCODED) {
      const known: (number | undefined)[] = [];
      for (const tag of [...tags, `"x", W/${tags[ENCODED.indexOf(encoding)] ?? ''}`, '*']) {
        const answer = await ask({ 'accept-encoding': encoding, 'if-none-match': tag });
        known.push(answer.status);
        if (answer.status !== 304) continue;
        expect(answer.bytes).toHaveLength(0);
        expect([answer.headers.etag, answer.headers['content-encoding']]).toEqual([
          tags[ENCODED.indexOf(encoding)],
          undefined,
        ]);
        expect(answer.headers.vary).toMatch(/Accept-Encoding/);
      }
      expect(known).toEqual([...ENCODED.map((one) => (one === encoding ? 304 : 200)), 304, 304]);
    }
  });

  it('of the schema is asked for by HEAD, too', async () => {
    for (const encoding of ENCODED) {
      const headers = { 'accept-encoding': encoding };
      const whole = await exchange(`${started.url}/schema.graphql`, { headers });
      const head = await exchange(`${started.url}/schema.graphql`, { method: 'HEAD', headers });
      const [ofWhole, ofHead] = [whole, head].map((answer) => ({
        ...answer.headers,
        date: '',
        'x-request-id': '',
      }));
      expect([head.status, ofHead, head.bytes.length]).toEqual([200, ofWhole, 0]);
      expect(head.headers['cache-control']).toBe('no-cache');
    }
  });
});

it('counts what answers are compressed to among the bytes that are kept', async () => {
  const bytes = async () => {
    const metrics = decoded(await exchange(`${started.url}/metrics`));
    return Number(/^mep_graph_response_cache_bytes (\d+)$/m.exec(metrics)?.[1]);
  };
  const query = `${LARGE} # another`;
  for (let time = 0; time < 3; time += 1) await post(query);
  const before = await bytes();
  const first = await post(query, { 'accept-encoding': 'gzip' });
  await post(query, { 'accept-encoding': 'gzip' });
  expect((await bytes()) - before).toBe(first.bytes.length);
  const other = await post(query, { 'accept-encoding': 'zstd' });
  expect((await bytes()) - before).toBe(first.bytes.length + other.bytes.length);
});

describe('a request', () => {
  const body = JSON.stringify({ query: SMALL });
  const send = (sent: Buffer | string, headers: Readonly<Record<string, string>>) =>
    exchange(`${started.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, ...headers },
      body: sent,
    });
  const told = (encoding: string) => ({ 'content-encoding': encoding });
  const answered = { data: { nearest: [{ id: 'Center:one' }] } };
  const zipped = gzipSync(body);
  const tooLarge = JSON.stringify({ query: SMALL, variables: { x: ' '.repeat(300_000) } });

  it.each([
    ['gzip', zipped, told('gzip')],
    ['gzip by its older name', zipped, told('x-gzip')],
    ['gzip in capitals', zipped, told('GZIP')],
    ['br', brotliCompressSync(body), told('br')],
    ['zstd', zstdCompressSync(body), told('zstd')],
    ['no encoding', body, told('identity')],
    ['gzip in chunks', zipped, { ...told('gzip'), 'transfer-encoding': 'chunked' }],
    ['gzip with its length', zipped, { ...told('gzip'), 'content-length': String(zipped.length) }],
    [
      'gzip in two members',
      Buffer.concat([gzipSync(body.slice(0, 9)), gzipSync(body.slice(9))]),
      told('gzip'),
    ],
  ])('in %s is answered', async (_name, sent, headers) => {
    const { status, bytes } = await send(sent, headers);
    expect([status, JSON.parse(bytes.toString())]).toEqual([200, answered]);
  });

  const code = (name: string, message: RegExp) => ({
    errors: [{ message: expect.stringMatching(message), extensions: { code: name } }],
  });
  it.each([
    ['an encoding that is not known', 415, deflateSync(body), 'deflate', /gzip, br, zstd/],
    ['two encodings', 415, gzipSync(zipped), 'gzip, gzip', /gzip, br, zstd/],
    ['another encoding than it says', 400, body, 'gzip', /as its Content-Encoding says/],
    ['another encoding than it says, br', 400, zipped, 'br', /as its Content-Encoding says/],
    ['another encoding than it says, zstd', 400, zipped, 'zstd', /as its Content-Encoding says/],
    ['half of a body', 400, zipped.subarray(0, -10), 'gzip', /as its Content-Encoding says/],
    ['what decodes to no JSON', 400, gzipSync('{'), 'gzip', /valid JSON/],
    ['what decodes to nothing', 400, gzipSync(''), 'gzip', /valid JSON/],
    ['what decodes to too much', 413, gzipSync(tooLarge), 'gzip', /at most 100000 bytes, decoded/],
    ['what decodes to too much, br', 413, brotliCompressSync(tooLarge), 'br', /decoded/],
    ['what decodes to too much, zstd', 413, zstdCompressSync(tooLarge), 'zstd', /decoded/],
  ])('with %s is refused with %d', async (_name, status, sent, encoding, message) => {
    const refused = await send(sent, told(encoding));
    const codeOf = status === 413 ? 'BODY_TOO_LARGE' : 'BAD_REQUEST';
    expect([refused.status, JSON.parse(refused.bytes.toString())]).toEqual([
      status,
      code(codeOf, message),
    ]);
    expect(refused.headers['accept-encoding']).toBe(status === 415 ? 'gzip, br, zstd' : undefined);
    expect((await post(SMALL)).status).toBe(200);
  });
});
