import { describe, expect, it } from '@jest/globals';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { SubgraphResult } from '../../../src/gateway/subgraph.ts';
import {
  answer,
  request,
  unavailable,
  useRemotes,
  type Behave,
  type TestRemote,
} from '../../support/remoteSubgraph.ts';

const remotes = useRemotes();

async function ask(
  behave: Behave,
  options: Record<string, unknown> = {},
): Promise<{ result: Omit<SubgraphResult, 'cost'>; remote: TestRemote; bytesSent: () => number }> {
  const remote = await remotes.start(behave, { retries: { attempts: 1 }, ...options });
  const { data, errors } = await remote.subgraph.execute(request());
  return { result: { data, errors }, remote, bytesSent: remote.peer.bytesSent };
}

const EVENTS = { data: { events: [{ id: 'Event:1' }] } };
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
    const { result, remote } = await ask((response) => {
      answer(response, body, how);
    });
    expect(result).toEqual(unavailable(`Expected ${expected} of subgraph "training", got ${got}.`));
    expect(remote.fetches).toEqual([{ outcome: 'malformed', attempts: 1 }]);
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
    const { result, remote } = await ask((response) => {
      answer(response, EVENTS, { status, headers: { location: elsewhere.url } });
    });
    expect(result).toEqual(
      unavailable('Expected an answer of subgraph "training", got a redirect.'),
    );
    expect(remote.fetches).toEqual([{ outcome: 'redirect', attempts: 1 }]);
    expect(elsewhere.received).toEqual([]);
  });
});

describe('data of a remote subgraph', () => {
  it('are only what was asked for', async () => {
    const text =
      '{ events { id: slug ... on Talk { by { name } } ...Named } } fragment Named on Event { by { born } }';
    const { subgraph } = await remotes.start((response) => {
      const by = { name: 'N', born: 1, secret: 's' };
      answer(response, {
        data: {
          center: { name: 'Not yours' },
          events: [
            { id: 'a', slug: 'b', by, __typename: 'Talk' },
            null,
            { id: [{ any: 1 }], by: [by] },
          ],
        },
      });
    });
    const kept = { name: 'N', born: 1 };
    expect(await subgraph.execute(request(text))).toMatchObject({
      errors: [],
      data: { events: [{ id: 'a', by: kept }, null, { id: [{ any: 1 }], by: [kept] }] },
    });
    const { data } = await subgraph.execute(request(text));
    expect(JSON.stringify(data)).not.toMatch(/Not yours|secret|slug|__typename/);
  });
});

describe('errors of a remote subgraph', () => {
  const errorsOf = async (errors: unknown, data: unknown = null) => {
    const { result } = await ask((response) => {
      answer(response, { data, errors });
    });
    return result;
  };

  it('keep path and code beside the data, and say whose they are', async () => {
    const path = ['events', 0, 'seats'];
    expect(
      await errorsOf(
        [
          { message: 'Sold out.', path, extensions: { code: 'SOLD_OUT', seats: 0, subgraph: 'x' } },
          {
            message: 'Odd.',
            path: ['a', {}],
            locations: [{ line: 1, column: 1 }],
            extensions: 'x',
          },
          { message: 'Odder.', path: 'a', extensions: { code: 17 } },
        ],
        { events: [null] },
      ),
    ).toEqual({
      data: { events: [null] },
      errors: [
        {
          message: 'Sold out.',
          path,
          extensions: { code: 'SOLD_OUT', seats: 0, subgraph: 'training' },
        },
        {
          message: 'Odd.',
          path: null,
          extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' },
        },
        {
          message: 'Odder.',
          path: null,
          extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' },
        },
      ],
    });
  });

  it('lose stacks and what is too long', async () => {
    const stack = 'Error: boom\n    at resolve (/srv/app.js:1:1)';
    expect(
      await errorsOf([
        {
          message: stack,
          extensions: {
            code: 'BOOM',
            stacktrace: [stack],
            exception: { stacktrace: [stack] },
            debug: { stack, hint: 'h' },
          },
        },
        { message: 'm'.repeat(5000), extensions: { code: 'LONG', more: 'x'.repeat(5000) } },
      ]),
    ).toEqual({
      data: null,
      errors: [
        {
          message: 'Error: boom',
          path: null,
          extensions: { code: 'BOOM', debug: { hint: 'h' }, subgraph: 'training' },
        },
        {
          message: `${'m'.repeat(1000)}…`,
          path: null,
          extensions: { code: 'LONG', subgraph: 'training' },
        },
      ],
    });
  });

  it('are at most 1000, and a word on the rest', async () => {
    const { errors } = await errorsOf(Array.from({ length: 5000 }, () => ({ message: 'no' })));
    expect(errors).toHaveLength(1001);
    expect(errors.at(-1)?.message).toBe('Subgraph "training" gave 4000 more errors.');
  });
});

describe('maxResponseBytes', () => {
  const options = { maxResponseBytes: 100_000 };
  const HUGE = 100_000_000;
  const tooLarge = unavailable(
    'Expected an answer of at most 100000 bytes of subgraph "training", got more.',
  );
  const head = { 'content-type': 'application/json' };
  /** Writes as fast as the reader takes it, up to 100 MB. */
  const pour = (response: Parameters<Behave>[0]) => {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    let sent = 0;
    const more = () => {
      while (sent < HUGE) {
        sent += chunk.length;
        if (!response.write(chunk)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  };

  it('refuses an answer that says it is larger, without reading it', async () => {
    const { result, bytesSent } = await ask((response) => {
      response.writeHead(200, { ...head, 'content-length': HUGE });
      pour(response);
    }, options);
    expect(result).toEqual(tooLarge);
    expect(bytesSent()).toBeLessThan(20_000_000);
  });

  it('reads no more of an answer that does not say how large it is', async () => {
    const { result, bytesSent, remote } = await ask((response) => {
      response.writeHead(200, head);
      pour(response);
    }, options);
    expect(result).toEqual(tooLarge);
    expect(bytesSent()).toBeLessThan(20_000_000);
    expect(remote.fetches).toEqual([{ outcome: 'too-large', attempts: 1 }]);
    expect(remote.subgraph.load().running).toBe(0);
  });

  it('counts what compressed bytes become', async () => {
    const bomb = gzipSync(Buffer.alloc(HUGE, ' '));
    const { result } = await ask((response) => {
      answer(response, bomb, { headers: { 'content-encoding': 'gzip' } });
    }, options);
    expect(bomb.length).toBeLessThan(100_000);
    expect(result).toEqual(tooLarge);
  });

  it('counts compressed bytes that become nothing', async () => {
    const member = gzipSync('');
    const nothing = Buffer.concat(Array.from({ length: 50_000 }, () => member));
    const { result } = await ask((response) => {
      answer(response, nothing, { headers: { 'content-encoding': 'gzip' } });
    }, options);
    expect(result).toEqual(tooLarge);
  });

  it('does not mind a length that is too small: the rest is no answer to anything', async () => {
    const { result } = await ask((response) => {
      response.socket?.end(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n${JSON.stringify(EVENTS)}`,
      );
    }, options);
    expect(result).toEqual(
      unavailable(
        'Expected a GraphQL response of subgraph "training", got JSON that cannot be parsed.',
      ),
    );
  });

  it('does not let one asker cut off the others', async () => {
    const { peer, subgraph } = await remotes.start((response) => {
      answer(response, ' '.repeat(200_000));
    }, options);
    for (let asked = 0; asked < 30; asked += 1) await subgraph.execute(request());
    expect(peer.received).toHaveLength(30);
    expect(subgraph.state()).toBe('closed');
  });
});
