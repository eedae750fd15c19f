import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { startServer } from '../support/startServer.ts';

const ORIGIN = 'https://a.example';
const head = (line: string, ...headers: string[]) =>
  [
    `${line} HTTP/1.1`,
    'host: x',
    'connection: close',
    `origin: ${ORIGIN}`,
    ...headers,
    '',
    '',
  ].join('\r\n');
const post = (type: string, body: string, ...headers: string[]) =>
  head('POST /graphql', `content-type: ${type}`, `content-length: ${body.length}`, ...headers) +
  body;

/** Whatever a page may be answered, it has to be able to read why. */
const REFUSED: readonly [what: string, status: number, raw: string][] = [
  ['a head that is too large', 431, head('GET /graphql', `x: ${'a'.repeat(20_000)}`)],
  ['a head that goes on', 431, head('GET /graphql', `x: ${'a'.repeat(2_000_000)}`)],
  ['a URL that is too long', 431, head(`GET /graphql?query=${'a'.repeat(20_000)}`)],
  ['what is no HTTP', 400, head('GET /graphql', 'broken')],
  ['a path that is no URL', 400, head('GET /%ZZ')],
  ['an unknown path', 404, head('GET /nothing')],
  ['another method', 405, head('PUT /graphql')],
  [
    'a mutation by GET',
    405,
    head(
      'GET /graphql?query=mutation{rename(id:1,name:%22x%22){id}}',
      'apollo-require-preflight: 1',
    ),
  ],
  ['a body that is too large', 413, post('application/json', ' '.repeat(100_001))],
  ['a body of another type', 415, post('text/plain', '{}')],
  ['another encoding', 415, post('application/json', '{}', 'content-encoding: compress')],
  ['a body that is no JSON', 400, post('application/json', '{')],
  ['no query', 400, post('application/json', '{}')],
  ['a type it cannot answer in', 406, post('application/json', '{"query":"{a}"}', 'accept: a/b')],
];

describe.each([
  ['*', '*'],
  [`https://b.example,${ORIGIN}`, ORIGIN],
  ['https://b.example', undefined],
  ['none', undefined],
])('under CORS_ORIGINS=%s, a page is told', (corsOrigins, allowed) => {
  it.each(REFUSED)('that %s is refused by %d', async (_what, status, raw) => {
    const started = await startServer({ settings: { corsOrigins } });
    const socket = connect(Number(new URL(started.url).port), '127.0.0.1');
    socket.end(raw);
    const answer = await text(socket);
    await started.server.close();
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(/^access-control-allow-origin: (.*)\r$/m.exec(answer)?.[1]).toBe(allowed);
    expect(/^cache-control: (.*)\r$/m.exec(answer)?.[1]).toBe('no-store');
  });
});
