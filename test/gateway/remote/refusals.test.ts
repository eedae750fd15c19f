import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import {
  answer,
  refused,
  request,
  unavailable,
  useRemotes,
  type Head,
} from '../../support/remoteSubgraph.ts';

const remotes = useRemotes();
const RESPONSE = 'application/graphql-response+json';

const ask = async (body: unknown, head: Head = {}, options: Record<string, unknown> = {}) =>
  remotes.ask((response) => {
    answer(response, body, { status: 400, ...head });
  }, options);

const logLine = (more: Record<string, unknown>) => ({
  level: 40,
  msg: 'a subgraph gave no answer that can be used',
  kind: 'status',
  failures: 1,
  ...more,
});

describe('an answer with an error status', () => {
  const got = (status: number, message: string) =>
    `Expected an answer of subgraph "training", got status ${status}: ${message}`;

  it.each<[string, unknown, Head, string, string]>([
    [
      'errors of GraphQL',
      { errors: [{ message: 'No field "x".' }, { message: 'No' }] },
      {},
      'No field "x".',
      'No field "x".',
    ],
    [
      'errors and data null, as ariadne has them',
      { data: null, errors: [{ message: 'No thing.' }] },
      {},
      'No thing.',
      'No thing.',
    ],
    [
      'errors that are texts',
      { errors: ['No token.'] },
      { status: 401 },
      got(401, 'No token.'),
      'No token.',
    ],
    [
      'one error that is a text',
      { error: 'no_scope' },
      { status: 403 },
      got(403, 'no_scope'),
      'no_scope',
    ],
    ['one error', { error: { message: 'Gone.' } }, { status: 410 }, got(410, 'Gone.'), 'Gone.'],
    [
      'a message alone',
      { message: 'Unauthorized' },
      { status: 401 },
      got(401, 'Unauthorized'),
      'Unauthorized',
    ],
    [
      'details, as FastAPI has them',
      { detail: [{ loc: ['body'], msg: 'field required' }] },
      { status: 422 },
      got(422, 'field required'),
      'field required',
    ],
    [
      'a problem by RFC 9457',
      { type: 'about:blank', title: 'Not Found', status: 404 },
      { status: 404, type: 'application/problem+json' },
      got(404, 'Not Found'),
      'Not Found',
    ],
    [
      'data besides',
      { data: { events: [] }, errors: [{ message: 'Partly.' }] },
      {},
      got(400, 'Partly.'),
      'Partly.',
    ],
    ['a stack', { message: 'Boom\n    at x (/srv/a.js:1:1)' }, {}, got(400, 'Boom'), 'Boom'],
    [
      'a message that is long',
      { message: 'm'.repeat(5000) },
      {},
      got(400, `${'m'.repeat(1000)}…`),
      `${'m'.repeat(1000)}…`,
    ],
    [
      'a message in gzip',
      gzipSync('{"message":"Packed."}'),
      { headers: { 'content-encoding': 'gzip' } },
      got(400, 'Packed.'),
      'Packed.',
    ],
  ])('tells client and log of %s', async (_what, body, head, message, told) => {
    const { result, logged, fetches } = await ask(body, head);
    const status = head.status ?? 400;
    expect(result).toMatchObject({ data: null });
    expect(result.errors[0]).toEqual({
      message,
      path: null,
      extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' },
    });
    expect(logged).toMatchObject([logLine({ status, detail: got(status, told) })]);
    expect(fetches).toEqual([{ outcome: 'status', attempts: 1 }]);
  });

  it('keeps codes, extensions and paths of errors of GraphQL', async () => {
    const { result } = await ask({
      data: null,
      errors: [{ message: 'No.', path: ['events', 0], extensions: { code: 'SOLD_OUT', seats: 0 } }],
    });
    expect(result).toEqual({
      data: null,
      errors: [
        {
          message: 'No.',
          path: ['events', 0],
          extensions: { code: 'SOLD_OUT', seats: 0, subgraph: 'training' },
        },
      ],
    });
  });

  it.each<[string, unknown, Head]>([
    ['HTML', '<html>', { type: 'text/html' }],
    ['nothing', '', {}],
    ['JSON that is none', '{"message":', {}],
    ['JSON without a message', { ok: false }, {}],
    ['an empty message', { message: ' ' }, {}],
    ['more than anybody writes', { message: 'x'.repeat(100_000) }, {}],
    ['broken gzip', 'x', { headers: { 'content-encoding': 'gzip' } }],
    ['an encoding that nobody knows', 'x', { headers: { 'content-encoding': 'zstd' } }],
  ])('is only a status where it is %s', async (_what, body, head) => {
    const { result, logged } = await ask(body, head);
    const message = 'Expected an answer of subgraph "training", got status 400.';
    expect(result).toEqual(unavailable(message));
    expect(logged).toMatchObject([logLine({ status: 400, detail: message })]);
  });

  it('stays a status where the rest never comes, or breaks off', async () => {
    const { subgraph } = await remotes.start(
      (response, _asked, index) => {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.write('{"message":"', () => {
          if (index === 1) setImmediate(() => response.socket?.destroy());
        });
      },
      // Some of it is for a slow machine to send what there is.
      { retries: { attempts: 1 }, timeoutMs: 2000 },
    );
    const message = 'Expected an answer of subgraph "training", got status 400.';
    for (const text of ['{ a }', '{ b }']) {
      expect(await subgraph.execute(request(text))).toMatchObject(unavailable(message));
    }
  });

  it.each([408, 429, 500, 502, 503])(
    'is unavailable with status %i, with a message for the log alone',
    async (status) => {
      const { result, logged } = await ask({ errors: [{ message: 'Later.' }] }, { status });
      expect(result).toEqual(
        unavailable(`Expected an answer of subgraph "training", got status ${status}.`),
      );
      expect(logged).toMatchObject([logLine({ status, detail: got(status, 'Later.') })]);
    },
  );
});

describe('the code of errors without one', () => {
  it.each([
    [200, 'application/json', 'SUBGRAPH_ERROR'],
    [200, RESPONSE, 'SUBGRAPH_ERROR'],
    [400, RESPONSE, 'SUBGRAPH_ERROR'],
    [422, RESPONSE, 'SUBGRAPH_ERROR'],
    [429, RESPONSE, 'SUBGRAPH_UNAVAILABLE'],
    [500, RESPONSE, 'SUBGRAPH_UNAVAILABLE'],
  ])('with status %i in %s is %s', async (status, type, code) => {
    const { result } = await ask({ data: null, errors: [{ message: 'No.' }] }, { status, type });
    expect(result).toEqual({
      data: null,
      errors: [{ message: 'No.', path: null, extensions: { code, subgraph: 'training' } }],
    });
  });
});

describe('messages: mask', () => {
  const masked = (message: string) => ({ ...refused(message) });
  const errors = [{ message: 'secret', extensions: { code: 'NO', hint: 'secret' } }];

  it.each<[string, unknown, Head, unknown]>([
    [
      'a result',
      { data: { events: null }, errors: [{ ...errors[0], path: ['events'] }] },
      { status: 200 },
      {
        data: { events: null },
        errors: [
          {
            message: 'Subgraph "training" answered with an error.',
            path: ['events'],
            extensions: { code: 'NO', subgraph: 'training' },
          },
        ],
      },
    ],
    [
      'a refusal',
      { errors: [{ message: 'secret' }] },
      {},
      masked('Subgraph "training" answered with an error.'),
    ],
    [
      'a refusal that is no GraphQL',
      { message: 'secret' },
      {},
      masked('Expected an answer of subgraph "training", got status 400.'),
    ],
  ])('keeps messages of %s for the log', async (_what, body, head, result) => {
    const asked = await ask(body, head, { messages: 'mask' });
    expect(asked.result).toEqual(result);
    expect(JSON.stringify(asked.logged)).toContain('secret');
  });

  it.each([
    ['NO', 'NO'],
    ['no words, please', 'SUBGRAPH_ERROR'],
  ])('lets a code be seen that is one: %s', async (code, seen) => {
    const body = { data: null, errors: [{ message: 'secret', extensions: { code } }] };
    const { result } = await ask(body, { status: 200 }, { messages: 'mask' });
    expect(result).toMatchObject({ errors: [{ extensions: { code: seen } }] });
  });

  it('writes one line in 10 s', async () => {
    const { subgraph, logged } = await ask(
      { data: null, errors },
      { status: 200 },
      { messages: 'mask' },
    );
    await subgraph.execute(request());
    expect(logged).toMatchObject([
      { level: 40, msg: 'a subgraph answered with errors', detail: 'secret', failures: 1 },
    ]);
  });
});
