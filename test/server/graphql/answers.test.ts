import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { ask, JSON_HEADERS, send } from '../../support/startServer.ts';
import { useServer, failure } from '../../support/useServer.ts';

const started = useServer();

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
    ['a name that no operation has', { operationName: 'Center' }, /got "Center"\.$/],
    ['a name that is near', { operationName: 'a' }, /got "a"\. Did you mean "A"/],
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
    ['Application/JSON, text/plain', 200],
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
