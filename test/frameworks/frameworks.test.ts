import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkStreams } from '../../src/gateway/check/checkStreams.ts';
import { createRemoteSubgraph } from '../../src/gateway/remote/createRemoteSubgraph.ts';
import { DEFAULT_REMOTE_OPTIONS } from '../../src/gateway/remote/options.ts';
import { createLogger } from '../../src/observing/log.ts';
import { startFramework, type FrameworkServer } from '../support/frameworkServer.ts';
import { serveSubgraph, type HttpSubgraph } from '../support/httpSubgraph.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { eventsOf } from '../support/readEvents.ts';

/** Leads to things and others by their keys, several of them at once. */
const PAIRS = {
  sdl: `
    type Query { pairs(ids: [ID!]!): [Pair!] }
    type Pair { thing: Thing other: Other }
    type Thing @key(fields: "id", resolvable: false) { id: ID! }
    type Other @key(fields: "id", resolvable: false) { id: ID! }`,
  resolvers: {
    Query: {
      pairs: (_: unknown, { ids }: { readonly ids: readonly string[] }) =>
        ids.map((id) => ({ thing: { id }, other: { id } })),
    },
  },
};

describe.each([
  { framework: 'mercurius', file: 'mercurius.js', options: [], cure: 'graphql-sse in front' },
  {
    framework: 'mercurius with subscriptions',
    file: 'mercurius.js',
    options: ['subscription'],
    cure: 'graphql-sse in front',
  },
  { framework: 'GraphQL Yoga', file: 'yoga.js', options: [], cure: null },
  {
    framework: 'strawberry',
    file: 'serve_strawberry.py',
    options: [],
    cure: 'subscription_protocols=[GRAPHQL_SSE_PROTOCOL]',
  },
  {
    framework: 'strawberry that streams',
    file: 'serve_strawberry.py',
    options: ['sse'],
    cure: null,
  },
  {
    framework: 'ariadne',
    file: 'serve_ariadne.py',
    options: [],
    cure: 'http_handler=GraphQLHTTPSSEHandler()',
  },
  { framework: 'ariadne that streams', file: 'serve_ariadne.py', options: ['sse'], cure: null },
])('a subgraph of $framework', ({ file, options, cure }) => {
  let server: FrameworkServer;
  let pairs: HttpSubgraph;
  let live: LiveServer;
  beforeAll(async () => {
    [server, pairs] = await Promise.all([startFramework(file, ...options), serveSubgraph(PAIRS)]);
    live = await startLiveServer(`${patientList()}
subgraphs:
  things: { schema: { subgraph_url: ${server.url} } }
  pairs: { schema: { subgraph_url: ${pairs.url} } }
`);
  });
  afterAll(async () => {
    await live.close();
    await Promise.all([server.stop(), pairs.close()]);
  });

  const post = (query: string, accept: string, variables: object = {}) =>
    fetch(`${live.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query, variables }),
    });
  const ask = async (query: string, variables: object = {}) => {
    const answer = (await (await post(query, 'application/json', variables)).json()) as {
      readonly data: unknown;
      readonly errors?: readonly Readonly<Record<string, unknown>>[];
    };
    const errors = (answer.errors ?? []).map(({ message, path, extensions }) => ({
      message,
      path,
      extensions,
    }));
    return { data: answer.data, errors };
  };
  const failure = (message: string, path: readonly unknown[]) => ({
    message,
    path,
    extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'things' },
  });

  it('composes, and adds its fields to an entity of ours', async () => {
    const query = '{ center(id: "Center:a") { name things { id other { label } } } }';
    expect(await ask(query)).toEqual({
      data: {
        center: {
          name: 'Name of Center:a',
          things: [
            { id: '1', other: { label: 'Other 1' } },
            { id: '2', other: { label: 'Other 2' } },
          ],
        },
      },
      errors: [],
    });
  });

  it('keeps the path of a field that fails, in a list and behind an entity', async () => {
    expect(await ask('{ things { name } center(id: "Center:a") { things { name } } }')).toEqual({
      data: {
        things: [{ name: 'Thing 1' }, { name: null }],
        center: { things: [{ name: 'Thing 1' }, { name: null }] },
      },
      errors: expect.arrayContaining([
        failure('no name', ['things', 1, 'name']),
        failure('no name', ['center', 'things', 1, 'name']),
      ]),
    });
  });

  it('fails alone where a field at the root fails', async () => {
    expect(await ask('{ fails center(id: "Center:a") { name } }')).toEqual({
      data: { fails: null, center: { name: 'Name of Center:a' } },
      errors: [failure('no data', ['fails'])],
    });
  });

  const PAIRED = 'query ($ids: [ID!]!) { pairs(ids: $ids) { thing { id name } other { label } } }';
  const pairOf = (id: string, name: string | null) => ({
    thing: { id, name },
    other: { label: `Other ${id}` },
  });

  it('loses an entity that throws, and no other of its type or of another', async () => {
    // Once as it is found out, once as it is remembered.
    for (const ids of [
      ['1', '3', 'bad', '4'],
      ['5', 'bad'],
    ]) {
      const { data, errors } = await ask(PAIRED, { ids });
      expect(data).toEqual({
        pairs: ids.map((id) => pairOf(id, id === 'bad' ? null : `Thing ${id}`)),
      });
      expect(errors).toEqual([failure('no thing', ['pairs', ids.indexOf('bad'), 'thing', 'name'])]);
    }
  });

  it('has nothing to add to an entity that it does not know, which is no error', async () => {
    expect(await ask(PAIRED, { ids: ['none', '1'] })).toEqual({
      data: { pairs: [pairOf('none', null), pairOf('1', 'Thing 1')] },
      errors: [],
    });
  });

  const streams = cure === null;
  it(`${streams ? 'streams' : 'tells who subscribes that it does not stream'}, and the check knows`, async () => {
    const response = await post(
      'subscription { ticks { id name other { label } } }',
      'text/event-stream',
    );
    const tick = (id: string) => ({
      event: 'next',
      data: { data: { ticks: { id, name: `Thing ${id}`, other: { label: `Other ${id}` } } } },
    });
    const refused = {
      event: 'next',
      data: {
        errors: [
          {
            message: expect.any(String),
            extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'things' },
          },
        ],
      },
    };
    const complete = { event: 'complete', data: null };
    expect(await eventsOf(response)).toEqual(
      streams ? [tick('1'), tick('3'), complete] : [refused, complete],
    );
    const remote = createRemoteSubgraph({
      name: 'things',
      url: server.url,
      options: { ...DEFAULT_REMOTE_OPTIONS, messages: 'pass' },
      log: createLogger({ logLevel: 'silent', logFormat: 'json' }),
    });
    const warnings = await checkStreams('type Subscription { ticks: Int }', remote);
    await remote.close();
    const told = warnings.map((warning) => cure !== null && warning.includes(cure));
    expect(told).toEqual(cure === null ? [] : [true]);
  });

  const compresses = file.endsWith('.py');
  it(`answers ${compresses ? 'compressed' : 'as it is'} to who accepts that`, async () => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip, br' },
      body: JSON.stringify({ query: '{ things { id } }' }),
    });
    expect(response.headers.get('content-encoding')).toBe(compresses ? 'gzip' : null);
    expect(await ask('{ things { id } }')).toEqual({
      data: { things: [{ id: '1' }, { id: '2' }] },
      errors: [],
    });
  });
});
