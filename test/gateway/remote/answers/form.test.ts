import { describe, expect, it } from '@jest/globals';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { EVENTS, answer, unavailable, useRemotes } from '../../../support/remoteSubgraph.ts';

const remotes = useRemotes();
const { ask } = remotes;
const RESPONSE = 'application/graphql-response+json';

describe('an answer of a remote subgraph', () => {
  it.each(['application/json', 'application/json; charset=UTF-8', 'Application/JSON', RESPONSE])(
    'is read as %s',
    async (type) => {
      const { result } = await ask((response) => {
        answer(response, EVENTS, { type });
      });
      expect(result).toEqual({ ...EVENTS, errors: [] });
    },
  );

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('is read compressed as %s', async (encoding, compress) => {
    const { result } = await ask((response) => {
      answer(response, compress(JSON.stringify(EVENTS)), {
        headers: { 'content-encoding': encoding },
      });
    });
    expect(result).toEqual({ ...EVENTS, errors: [] });
  });

  it.each([
    ['HTML that says it is JSON', '<html>', {}, 'a GraphQL response', 'JSON that cannot be parsed'],
    ['HTML', '<html>', { type: 'text/html' }, 'JSON', 'text/html'],
    ['no type that is known', '{}', { type: '?' }, 'JSON', 'no known content type'],
    [
      'another charset',
      '{}',
      { type: 'application/json; charset=utf-16' },
      'JSON',
      'no known content type',
    ],
    ['JSON that says it is HTML', EVENTS, { type: 'text/html' }, 'JSON', 'text/html'],
    [
      'truncated JSON',
      '{"data":{"events":[',
      {},
      'a GraphQL response',
      'JSON that cannot be parsed',
    ],
    [
      'invalid UTF-8',
      Buffer.from([0x22, 0xff, 0x22]),
      {},
      'a GraphQL response',
      'JSON that cannot be parsed',
    ],
    ['nothing', '', {}, 'a GraphQL response', 'JSON that cannot be parsed'],
    ['a list', [EVENTS], {}, 'a GraphQL response', 'other JSON'],
    ['data that is a list', { data: [] }, {}, 'a GraphQL response', 'data that is no object'],
    ['no data', {}, {}, 'a GraphQL response', 'neither data nor errors'],
    ['data null', { data: null, errors: [] }, {}, 'a GraphQL response', 'neither data nor errors'],
    [
      'errors that are a text',
      { data: {}, errors: 'no' },
      {},
      'a GraphQL response',
      'errors of another form',
    ],
    [
      'errors without message',
      { data: {}, errors: [{}] },
      {},
      'a GraphQL response',
      'errors of another form',
    ],
    [
      'JSON in JSON in JSON',
      '['.repeat(1e6),
      {},
      'a GraphQL response',
      'JSON that cannot be parsed',
    ],
    [
      'objects in objects, where a leaf is asked for',
      `{"data":{"events":[{"id":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}}]}}`,
      {},
      'a GraphQL response',
      'JSON nested too deeply',
    ],
    [
      'lists in lists, where objects are asked for',
      `{"data":{"events":${'['.repeat(1e5)}${']'.repeat(1e5)}}}`,
      {},
      'a GraphQL response',
      'JSON nested too deeply',
    ],
    [
      'objects in objects of an error',
      `{"data":null,"errors":[{"message":"","extensions":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}}]}`,
      {},
      'a GraphQL response',
      'errors of another form',
    ],
    [
      'broken gzip',
      'x',
      { headers: { 'content-encoding': 'gzip' } },
      'a GraphQL response',
      'broken compression',
    ],
    [
      'truncated gzip',
      gzipSync(JSON.stringify(EVENTS)).subarray(0, 20),
      { headers: { 'content-encoding': 'gzip' } },
      'a GraphQL response',
      'broken compression',
    ],
    [
      'broken brotli',
      'xxxxxxxx',
      { headers: { 'content-encoding': 'br' } },
      'a GraphQL response',
      'broken compression',
    ],
    [
      'another compression',
      'x',
      { headers: { 'content-encoding': 'zstd' } },
      'gzip or br',
      'another content encoding',
    ],
  ])('is refused when it is %s', async (_what, body, how, expected, got) => {
    const { result, fetches } = await ask((response) => {
      answer(response, body, how);
    });
    expect(result).toEqual(unavailable(`Expected ${expected} of subgraph "training", got ${got}.`));
    expect(fetches).toEqual([{ outcome: 'malformed', attempts: 1 }]);
  });

  it('has no place for a prototype', async () => {
    const { result } = await ask((response) => {
      answer(
        response,
        '{"data":{"events":{"id":{"__proto__":{"polluted":true},"b":"__proto__","__pr\\u006fto__":{"d":1}}},"\\u005f_proto__":{"c":1}}}',
      );
    });
    expect(JSON.stringify(result)).toBe('{"data":{"events":{"id":{"b":"__proto__"}}},"errors":[]}');
    expect(Object.getPrototypeOf(result.data)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('may hold brackets in texts, however many', async () => {
    const text = `\\"${'[{'.repeat(1000)}\\\\`;
    const { result } = await ask((response) => {
      answer(response, `{"data":{"events":"${text}"}}`);
    });
    expect(result).toEqual({ data: { events: `"${'[{'.repeat(1000)}\\` }, errors: [] });
  });

  it.each([301, 302, 303, 307, 308])('is not looked for elsewhere (status %i)', async (status) => {
    const elsewhere = await remotes.startPeer((response) => {
      answer(response, EVENTS);
    });
    const { result, fetches } = await ask((response) => {
      answer(response, EVENTS, { status, headers: { location: elsewhere.url } });
    });
    expect(result).toEqual(
      unavailable('Expected an answer of subgraph "training", got a redirect.'),
    );
    expect(fetches).toEqual([{ outcome: 'redirect', attempts: 1 }]);
    expect(elsewhere.received).toEqual([]);
  });
});
