import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, isObjectType } from 'graphql';
import { createMemoryGraph, SECRET } from '../support/memoryGraph.ts';
import { ask, JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

let started: TestServer;
beforeAll(async () => {
  started = await startServer();
});
afterAll(() => started.server.close());

const failure = (code: string, message: unknown = expect.any(String)) => ({
  errors: [expect.objectContaining({ message, extensions: { code } })],
});
const post = (body: string, headers: Record<string, string> = JSON_HEADERS) =>
  send(`${started.url}/graphql`, { method: 'POST', headers, body });
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  send(`${started.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });

describe('/graphql', () => {
  it('answers a query by POST', async () => {
    const { status, body } = await ask(started, 'query Q($id: ID!) { center(id: $id) { name } }', {
      variables: { id: 'Center:one' },
    });
    expect({ status, body }).toEqual({ status: 200, body: { data: { center: { name: 'one' } } } });
  });

  it('answers a query by GET with the header against CSRF', async () => {
    const parameters = {
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: '{"id":"x"}',
    };
    const { status, body } = await get(parameters, { 'apollo-require-preflight': '1' });
    expect({ status, body }).toEqual({ status: 200, body: { data: { node: null } } });
  });

  it('runs no mutation by GET', async () => {
    const asked = started.graph.asked();
    const query = 'query A { __typename } mutation B { rename(id: "1", name: "x") { id } }';
    const answer = await get({ query, operationName: 'B' }, { 'apollo-require-preflight': '1' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect(started.graph.asked()).toBe(asked);
  });

  it('answers the standard introspection query', async () => {
    const { status, body } = await ask(started, getIntrospectionQuery());
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { data: { __schema: { queryType: { name: 'Query' } } } },
    });
  });

  it('answers nested pages', async () => {
    const query = `query Nested {
      centers(first: 10) {
        totalCount
        pageInfo { hasNextPage }
        edges { cursor node { ...C resources(first: 10) { nodes { id provider { ... on Center { id } } } } } }
      }
    }
    fragment C on Center { id name peers(first: 10) { nodes { id tags { name } } } }`;
    const { status, body } = await ask(started, query);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('errors');
  });

  it('loads no page from anywhere when a browser comes by', async () => {
    const { status, headers } = await get({}, { accept: 'text/html' });
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 406,
      type: 'application/json; charset=utf-8',
    });
  });

  it('runs the operation that is named', async () => {
    const query = 'query A { a: __typename } query B { b: __typename }';
    expect((await ask(started, query, { operationName: 'B' })).body).toEqual({
      data: { b: 'Query' },
    });
  });

  it.each([
    ['no name where there are several operations', {}, /operation name/],
    ['a name that no operation has', { operationName: 'C' }, /got "C"/],
  ])('refuses %s', async (_name, more, message) => {
    const query = 'query A { a: __typename } query B { b: __typename }';
    const { status, body } = await ask(started, query, more);
    expect({ status, body }).toEqual({
      status: 400,
      body: failure('OPERATION_RESOLUTION_FAILURE', expect.stringMatching(message)),
    });
  });

  it('gives the graph the headers of the request, and a signal', async () => {
    await post('{"query":"{ __typename }"}', { ...JSON_HEADERS, 'X-Trace': 'a' });
    const { headers, signal } = started.graph.lastAsked();
    expect(headers).toMatchObject({ 'x-trace': 'a', 'content-type': 'application/json' });
    expect(signal?.aborted).toBe(false);
  });

  it('names at most 20 errors of a document', async () => {
    const query = `{ ${Array.from({ length: 1900 }, (_, index) => `x${index}`).join(' ')} }`;
    const { status, body } = await ask(started, query);
    expect(status).toBe(400);
    expect((body as { errors: unknown[] }).errors).toHaveLength(21);
  });

  it('says what is wrong with a variable', async () => {
    const { status, body } = await ask(
      started,
      'query ($n: Int) { centers(first: $n) { totalCount } }',
      {
        variables: { n: 'ten' },
      },
    );
    expect({ status, body }).toEqual({
      status: 400,
      body: failure('BAD_USER_INPUT', expect.stringMatching(/\$n.*Int cannot represent/)),
    });
  });

  it.each([
    ['application/json', 200],
    ['application/json, text/plain, */*', 200],
    ['application/graphql-response+json, application/json;q=0.9', 400],
    ['*/*', 400],
  ])('answers a wrong document to who accepts %s with %d', async (accept, status) => {
    const body = JSON.stringify({ query: '{ nothing }' });
    expect((await post(body, { ...JSON_HEADERS, accept })).status).toBe(status);
  });
});

describe('/graphql over a limit', () => {
  it.each([
    [
      'QUERY_TOO_DEEP',
      `{ center(id: "1") ${'{ peers { nodes '.repeat(8)} { id } ${'} }'.repeat(8)} }`,
      /15 levels/,
    ],
    [
      'QUERY_TOO_COMPLEX',
      `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      /30 aliases/,
    ],
    ['QUERY_TOO_COMPLEX', `{ ${'__typename '.repeat(5000)} }`, /5000 tokens/],
    ['QUERY_TOO_DEEP', `{ a(x: ${'['.repeat(4900)}`, /nested less/],
    ['QUERY_TOO_COMPLEX', `{ ${'__typename '.repeat(1900)} }`, /fields of one name/],
    [
      'QUERY_TOO_LARGE',
      '{ centers(first: 100) { nodes { peers(first: 100) { nodes { peers(first: 100) { nodes { id } } } } } } }',
      /50000 nodes.* 1010100, most of them at centers\.nodes\.peers\.nodes\.peers/,
    ],
  ])('is refused with %s before it runs', async (code, query, message) => {
    const asked = started.graph.asked();
    const { status, body } = await ask(started, query);
    expect({ status, body }).toEqual({
      status: 400,
      body: failure(code, expect.stringMatching(message)),
    });
    expect(started.graph.asked()).toBe(asked);
  });

  it('is refused by its variables, though the document is known and was answered before', async () => {
    const query =
      'query ($n: Int!) { centers(first: $n) { nodes { peers(first: $n) { nodes { peers(first: $n) { nodes { id } } } } } } }';
    const answers = [
      await ask(started, query, { variables: { n: 2 } }),
      await ask(started, query, { variables: { n: 100 } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    expect(answers[1]?.body).toEqual(failure('QUERY_TOO_LARGE'));
  });
});

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

describe('/graphql when the client leaves', () => {
  it('tells the graph, logs that and no failure, and counts the operation', async () => {
    const other = await startServer();
    const leaving = new AbortController();
    const slowStarted = other.graph.slowStarted();
    const slow = fetch(`${other.url}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: '{"query":"query Slow { slow broken }"}',
      signal: leaving.signal,
    });
    await slowStarted;
    const { signal } = other.graph.lastAsked();
    leaving.abort();
    await Promise.allSettled([slow]);
    await until('the graph to be told', () => signal?.aborted === true);
    other.graph.release();
    const counted = 'graphql_operations_total{type="query",outcome="abandoned"} 1';
    await until('the operation to be counted', async () =>
      (await send(`${other.url}/metrics`)).text.includes(counted),
    );
    await other.server.close();
    expect(other.logged.filter(({ level, path }) => level !== 20 && path === '/graphql')).toEqual([
      expect.objectContaining({ msg: 'client left', operation: 'Slow' }),
    ]);
    expect(other.logged.filter(({ level }) => level === 50)).toEqual([]);
  });
});

describe('/graphql with as many requests as may be worked on', () => {
  it('refuses one more with 503, until one is answered', async () => {
    const other = await startServer({ settings: { maxRequests: '1' } });
    const slowStarted = other.graph.slowStarted();
    const slow = ask(other, '{ slow }');
    await slowStarted;
    const [second, health] = await Promise.all([
      ask(other, '{ __typename }'),
      send(`${other.url}/readyz`),
    ]);
    other.graph.release();
    const first = await slow;
    const third = await ask(other, '{ __typename }');
    await other.server.close();
    expect({ status: second.status, body: second.body }).toEqual({
      status: 503,
      body: failure('SERVICE_UNAVAILABLE'),
    });
    expect(second.headers.get('retry-after')).toBe('2');
    expect([health.status, first.status, third.status]).toEqual([200, 200, 200]);
  });
});

describe('the supply of graphs', () => {
  it('is 503 until there is one, then the latest, then 503 again', async () => {
    const other = await startServer({ isServing: false });
    const query = '{ center(id: "1") { name } }';
    const early = await ask(other, query);
    await other.server.serve(createMemoryGraph('first'));
    const first = await ask(other, query);
    await other.server.serve(createMemoryGraph('second'));
    const second = await ask(other, query);
    await other.server.close();

    expect({ status: early.status, body: early.body }).toEqual({
      status: 503,
      body: failure('SERVICE_UNAVAILABLE'),
    });
    expect(early.headers.get('retry-after')).toBe('2');
    expect([first.body, second.body]).toEqual([
      { data: { center: { name: 'first' } } },
      { data: { center: { name: 'second' } } },
    ]);
  });

  it('leaves the schema of a graph as it was', async () => {
    const graph = createMemoryGraph();
    const resolvers = () =>
      Object.values(graph.schema.getTypeMap())
        .filter((type) => isObjectType(type))
        .flatMap((type) => Object.values(type.getFields()).map(({ resolve }) => resolve));
    const before = resolvers();
    const other = await startServer({ isServing: false });
    await other.server.serve(graph);
    await ask(other, '{ centers { nodes { id } } }');
    await other.server.close();
    expect(resolvers()).toEqual(before);
  });

  it('gives the graph the same document for a text that came twice, and keeps none that came once', async () => {
    const other = await startServer({ isServing: false });
    const graph = createMemoryGraph();
    const documents: unknown[] = [];
    await other.server.serve({
      ...graph,
      execute: (operation) => {
        documents.push(operation.document);
        return graph.execute(operation);
      },
    });
    for (const field of ['id', 'name', 'id', 'id']) await ask(other, `{ nearest { ${field} } }`);
    await other.server.close();
    const [once, , ...later] = documents;
    expect(new Set(later).size).toBe(1);
    expect(later).not.toContain(once);
  });
});

describe('close', () => {
  it('refuses new requests, lets running ones finish, then closes', async () => {
    const other = await startServer();
    const slowStarted = other.graph.slowStarted();
    const slow = ask(other, '{ slow }');
    await slowStarted;
    const closing = other.server.close();
    const [late, readiness] = await Promise.all([
      ask(other, '{ __typename }'),
      send(`${other.url}/readyz`),
    ]);
    other.graph.release();
    const finished = await slow;
    await closing;

    expect(late.status).toBe(503);
    expect({ status: readiness.status, body: readiness.body }).toMatchObject({
      status: 503,
      body: { state: 'stopping' },
    });
    expect(finished.body).toEqual({ data: { slow: 'done' } });
    expect(finished.headers.get('connection')).toBe('close');
    await expect(ask(other, '{ __typename }')).rejects.toThrow('fetch failed');
  });

  it('ends requests that outlast their grace', async () => {
    const other = await startServer({ settings: { graceMs: '0' } });
    const slowStarted = other.graph.slowStarted();
    const slow = ask(other, '{ slow }');
    await slowStarted;
    const [outcome] = await Promise.allSettled([slow, other.server.close()]);
    other.graph.release();
    expect(outcome.status).toBe('rejected');
  });
});
