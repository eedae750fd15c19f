import { describe, expect, it } from '@jest/globals';
import { GraphQLSchema } from 'graphql';
import { createMemoryGraph, SECRET } from '../../support/memoryGraph.ts';
import { eventsOf } from '../../support/readEvents.ts';
import {
  COMPLETE,
  endings,
  EVENTS,
  NEWS,
  next,
  post,
  subscribeToNews,
  useServers,
} from '../../support/subscribing.ts';
import { until } from '../../support/until.ts';
import { ask, JSON_HEADERS, send } from '../../support/startServer.ts';

const start = useServers();

function fail(): never {
  throw new Error(SECRET);
}

describe('a subscription that the server cannot take', () => {
  it.each([
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { nothing }'],
    ['GRAPHQL_VALIDATION_FAILED', `subscription { news { headline } failing { headline } }`],
    ['GRAPHQL_PARSE_FAILED', 'subscription {'],
    ['OPERATION_RESOLUTION_FAILURE', `${NEWS} query Other { __typename }`],
    [
      'QUERY_TOO_DEEP',
      `subscription { news { center { ${'peers { nodes { '.repeat(8)} id ${'} }'.repeat(8)} } } }`,
    ],
    [
      'QUERY_TOO_COMPLEX',
      `subscription { news { ${Array.from({ length: 31 }, (_, index) => `a${index}: headline`).join(' ')} } }`,
    ],
    ['QUERY_TOO_COMPLEX', `subscription { news { ${'headline '.repeat(5000)} } }`],
    [
      'QUERY_TOO_LARGE',
      'subscription { news { centers(first: 100) { nodes { peers(first: 100) { nodes { peers(first: 100) { nodes { id } } } } } } } }',
    ],
  ])('is told %s as an event, before it runs', async (code, query) => {
    const started = await start();
    const response = await post(started, query);
    expect(response.status).toBe(200);
    expect(await eventsOf(response)).toEqual([
      next({ errors: [expect.objectContaining({ extensions: { code } })] }),
      COMPLETE,
    ]);
    expect(started.graph.asked()).toBe(0);
  });

  const undecided = (directive: string) =>
    `Expected what a subscription asks for not to depend on variables, got "${directive}".`;
  const nothing = 'Expected a subscription to ask for one field, got none: all are skipped.';
  const byVariable = 'subscription ($no: Boolean!)';
  it.each([
    [undecided('@skip(if: $no)'), `${byVariable} { news @skip(if: $no) { headline } }`],
    [
      undecided('@include(if: $no)'),
      `${byVariable} { ... @include(if: $no) { news { headline } } }`,
    ],
    [
      undecided('@include(if: $no)'),
      `${byVariable} { ...F @include(if: $no) } fragment F on Subscription { news { headline } }`,
    ],
    [
      undecided('@skip(if: $no)'),
      `${byVariable} { ...F } fragment F on Subscription { news @skip(if: $no) { headline } ...F }`,
    ],
    [undecided('@skip'), 'subscription { news @skip { headline } }'],
    [undecided('@skip(if: null)'), 'subscription { news @skip(if: null) { headline } }'],
    [nothing, 'subscription { news @skip(if: true) { headline } }'],
    [nothing, 'subscription { news @include(if: false) { headline } }'],
    [nothing, 'subscription { ... @skip(if: true) { news { headline } } }'],
    [
      nothing,
      'subscription { ...F @skip(if: true) } fragment F on Subscription { news { headline } }',
    ],
  ])('is told "%s" in %s', async (message, query) => {
    const started = await start();
    for (const no of [true, false]) {
      const events = await eventsOf(await post(started, query, { variables: { no } }));
      expect(events).toEqual([
        next({
          errors: [
            {
              message,
              locations: expect.anything(),
              extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
            },
          ],
        }),
        COMPLETE,
      ]);
    }
    const answer = await post(started, query, { headers: JSON_HEADERS });
    expect(answer.status).toBe(400);
    expect(started.graph.asked()).toBe(0);
  });

  it.each([
    'subscription { failing @skip(if: false) { headline } }',
    'subscription { failing @include(if: true) { headline } news @skip(if: true) { headline } }',
    'subscription ($no: Boolean = true) { failing { headline broken @skip(if: $no) } }',
    'subscription { ...F @skip(if: true) ...F } fragment F on Subscription { failing { headline } }',
  ])('is none with conditions that leave one field: %s', async (query) => {
    const started = await start();
    const [first] = await eventsOf(await post(started, query));
    expect(first).toMatchObject(next({ data: { failing: { headline: expect.anything() } } }));
  });

  it('is told of a wrong variable as an event', async () => {
    const started = await start();
    const query = 'subscription ($n: Int!) { flood(bytes: $n) { headline } }';
    const response = await post(started, query, { variables: { n: 'ten' } });
    expect(await eventsOf(response)).toMatchObject([
      next({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }),
      COMPLETE,
    ]);
  });

  it.each([
    ['application/json', 200],
    ['*/*', 400],
    ['text/event-stream;q=0, */*', 400],
  ])('is told how to ask when it accepts %s', async (accept, status) => {
    const started = await start();
    const response = await post(started, NEWS, { headers: { ...JSON_HEADERS, accept } });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      errors: [
        {
          message:
            'Expected a subscription to come with the header "accept: text/event-stream": its results are events.',
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
        },
      ],
    });
  });

  it('fails as a field does when the graph itself fails', async () => {
    const started = await start({ maxStreams: '1' });
    const failing = { ...createMemoryGraph(), subscribe: () => fail() };
    await started.server.serve(failing);
    // The second one finds the place that the first has left.
    const events = [
      await eventsOf(await post(started, NEWS)),
      await eventsOf(await post(started, NEWS)),
    ];
    const failed = [
      next({ errors: [expect.objectContaining({ message: expect.stringMatching(/our side/) })] }),
      COMPLETE,
    ];
    expect(events).toEqual([failed, failed]);
  });

  it('is refused by a graph that has none', async () => {
    const started = await start();
    const graph = createMemoryGraph();
    const { schema } = createMemoryGraph();
    await started.server.serve({
      ...graph,
      schema: new GraphQLSchema({ query: schema.getQueryType() }),
    });
    const response = await post(started, NEWS);
    expect(await eventsOf(response)).toMatchObject([
      next({
        errors: [
          {
            message: 'Expected an operation that can run here, got a subscription.',
            extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
          },
        ],
      }),
      COMPLETE,
    ]);
  });

  it('is 503 before there is a graph', async () => {
    const started = await start({}, false);
    const response = await post(started, NEWS);
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
    ]);
  });

  it('is 503 while as many are open as may be', async () => {
    const started = await start({ maxStreams: '1' });
    const leaving = new AbortController();
    await subscribeToNews(started, leaving.signal);
    const second = await post(started, NEWS);
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await second.json()).toEqual({
      errors: [
        {
          message: 'Expected at most 1 open subscriptions; try again later.',
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    });
    expect((await ask(started, '{ __typename }')).status).toBe(200);
    expect(started.logged).toContainEqual(expect.objectContaining({ msg: 'request', status: 503 }));
    const returned = started.graph.returned();
    leaving.abort();
    await returned;
    await until('the end of the first', () => endings(started).length === 1);
    expect((await subscribeToNews(started)).status).toBe(200);
  });
});

describe('a request for events that is no GraphQL request', () => {
  it.each<[string, RequestInit, number]>([
    ['no JSON', { body: '{' }, 400],
    ['no query', { body: '{"a":1}' }, 400],
    ['variables in a string', { body: '{"query":"{ __typename }","variables":"{}"}' }, 400],
    ['a batch', { body: '[{"query":"{ __typename }"}]' }, 400],
    ['text', { body: NEWS, headers: { ...EVENTS, 'content-type': 'text/plain' } }, 415],
  ])('(%s) is refused by its status', async (_name, init, status) => {
    const started = await start();
    const { body, ...answer } = await send(`${started.url}/graphql`, {
      method: 'POST',
      headers: EVENTS,
      ...init,
    });
    expect({ status: answer.status, body }).toMatchObject({
      status,
      body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    });
  });
});
