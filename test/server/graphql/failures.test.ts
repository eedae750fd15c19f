import { describe, expect, it } from '@jest/globals';
import { createMemoryGraph, SECRET } from '../../support/memoryGraph.ts';
import { ask, JSON_HEADERS, send, startServer } from '../../support/startServer.ts';
import { useServer, failure } from '../../support/useServer.ts';

const started = useServer();

const post = (body: string, headers: Record<string, string> = JSON_HEADERS) =>
  send(`${started.url}/graphql`, { method: 'POST', headers, body });

describe('/graphql when a field fails', () => {
  it('shows a message written for clients as it is', async () => {
    expect((await ask(started, '{ refused }')).body).toEqual({
      data: { refused: null },
      errors: [
        {
          message: 'Expected a cursor of this list, got "x".',
          locations: [{ line: 1, column: 3 }],
          path: ['refused'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('shows what a subgraph said, but for what is not for clients', async () => {
    const before = started.logged.length;
    const { status, headers, body } = await ask(started, '{ remote }');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        data: { remote: null },
        errors: [
          {
            message: 'The calendar is being rebuilt.',
            locations: [{ line: 1, column: 3 }],
            path: ['remote'],
            extensions: { code: 'REBUILDING', subgraph: 'calendar' },
          },
        ],
      },
    });
    expect(headers.has('x-evil')).toBe(false);
    expect(started.logged.slice(before).filter(({ level }) => level === 50)).toEqual([]);
  });

  it.each(['broken', 'foreign'])(
    'shows of %s only the id under which it is logged',
    async (field) => {
      const before = started.logged.length;
      const requestId = `test-${field}`;
      const { status, body, text } = await post(JSON.stringify({ query: `{ ${field} }` }), {
        ...JSON_HEADERS,
        'x-request-id': requestId,
      });
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          data: { [field]: null },
          errors: [
            {
              message: `Something went wrong on our side; request ${requestId} is in the log.`,
              locations: [{ line: 1, column: 3 }],
              path: [field],
              extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
            },
          ],
        },
      });
      expect(text).not.toContain(SECRET);
      const lines = started.logged.slice(before).filter(({ level }) => level === 50);
      expect(lines).toEqual([
        expect.objectContaining({ requestId, path: field, failures: 1, msg: 'a field failed' }),
      ]);
      expect(JSON.stringify(lines)).toContain(SECRET);
    },
  );

  it('masks null where the schema promises a value', async () => {
    const { status, text } = await ask(started, '{ never }');
    expect(status).toBe(200);
    expect(text).not.toContain('Query.never');
  });

  it('says whose fault null is where a default stood for the variable', async () => {
    const before = started.logged.length;
    const query = 'query ($id: ID = "Center:one") { center(id: $id) { name } }';
    const { status, body } = await ask(started, query, { variables: { id: null } });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { center: null },
      errors: [
        {
          message: 'Argument "id" of non-null type "ID!" must not be null.',
          locations: [{ line: 1, column: 45 }],
          path: ['center'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(started.logged.slice(before).filter(({ level }) => level === 50)).toEqual([]);
  });

  it('logs a field that fails for every element once', async () => {
    const before = started.logged.length;
    const { body } = await ask(started, '{ nearest { id } brokenList { name } }');
    expect(body).toMatchObject({ data: null, errors: [{}] });
    expect(started.logged.slice(before).filter(({ level }) => level === 50)).toHaveLength(1);
  });

  it.each(['development', 'production', 'test'])(
    'shows no stack when NODE_ENV is %s',
    async (value) => {
      const earlier = process.env['NODE_ENV'];
      process.env['NODE_ENV'] = value;
      const other = await startServer();
      try {
        const answers = await Promise.all([
          ask(other, '{ broken }'),
          ask(other, '{'),
          ask(other, '{ nothing }'),
          send(`${other.url}/graphql`, { method: 'POST', headers: JSON_HEADERS, body: '{' }),
        ]);
        expect(answers.map(({ text }) => text).join()).not.toMatch(
          /stacktrace|node_modules|\.ts|\.js|mongodb/,
        );
      } finally {
        process.env['NODE_ENV'] = earlier;
        await other.server.close();
      }
    },
  );

  it('masks a graph that fails as a whole', async () => {
    const other = await startServer({ isServing: false });
    const graph = createMemoryGraph();
    await other.server.serve({
      ...graph,
      execute: async () => {
        throw new Error(SECRET);
      },
    });
    const { status, body } = await ask(other, '{ __typename }');
    await other.server.close();
    const requestId: unknown = expect.any(String);
    expect({ status, body }).toEqual({
      status: 500,
      body: {
        errors: [
          {
            message: expect.stringMatching(/^Something went wrong on our side; request /),
            extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
          },
        ],
      },
    });
  });
});

describe('/graphql for what is no GraphQL request', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['broken JSON', '{"query":', JSON_HEADERS, 400, 'BAD_REQUEST'],
    ['no body', '', JSON_HEADERS, 400, 'BAD_REQUEST'],
    ['null', 'null', JSON_HEADERS, 400, 'BAD_REQUEST'],
    ['an object without a query', '{"a":1}', JSON_HEADERS, 400, 'BAD_REQUEST'],
    ['a list of requests', '[{"query":"{ __typename }"}]', JSON_HEADERS, 400, 'BAD_REQUEST'],
    [
      'variables in a string',
      '{"query":"{ __typename }","variables":"{}"}',
      JSON_HEADERS,
      400,
      'BAD_REQUEST',
    ],
    [
      'a body that would change prototypes',
      '{"query":"{ __typename }","__proto__":{"x":1}}',
      JSON_HEADERS,
      400,
      'BAD_REQUEST',
    ],
    ['text', '{ __typename }', { 'content-type': 'text/plain' }, 415, 'BAD_REQUEST'],
    [
      'a form',
      'query=%7B__typename%7D',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'BAD_REQUEST',
    ],
    [
      'another charset',
      '{"query":"{ __typename }"}',
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'BAD_REQUEST',
    ],
    [
      'a body in an encoding it does not know',
      'x',
      { ...JSON_HEADERS, 'content-encoding': 'compress' },
      415,
      'BAD_REQUEST',
    ],
    [
      'a type it cannot answer in',
      '{"query":"{ __typename }"}',
      { ...JSON_HEADERS, accept: 'image/png' },
      406,
      'BAD_REQUEST',
    ],
    [
      'too many bytes',
      JSON.stringify({ query: ' '.repeat(100_000) }),
      JSON_HEADERS,
      413,
      'BODY_TOO_LARGE',
    ],
  ])('refuses %s', async (_name, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: failure(code) });
    expect(answer.text).not.toMatch(/FST_/);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])(
    'refuses %s and says what is allowed',
    async (method) => {
      const { status, headers } = await send(`${started.url}/graphql`, { method });
      expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'GET, POST' });
    },
  );
});
