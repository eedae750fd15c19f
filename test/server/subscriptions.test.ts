import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { GraphQLSchema } from 'graphql';
import { createClient } from 'graphql-sse';
import type { SettingName } from '../../src/settings/settings.ts';
import { createMemoryGraph, SECRET } from '../support/memoryGraph.ts';
import { eventsOf, readEvents, type StreamEvent } from '../support/readEvents.ts';
import { ask, JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ server }) => server.close()));
});

async function start(settings: Partial<Record<SettingName, string>> = {}): Promise<TestServer> {
  const started = await startServer({ settings });
  servers.push(started);
  return started;
}

const EVENTS = { ...JSON_HEADERS, accept: 'text/event-stream' };
const NEWS = 'subscription News { news { headline } }';
const COMPLETE = { event: 'complete', data: null };
const next = (data: unknown) => ({ event: 'next', data });

const post = (
  { url }: Pick<TestServer, 'url'>,
  query: string,
  more: { headers?: Record<string, string>; variables?: unknown; signal?: AbortSignal } = {},
) => {
  const { headers = EVENTS, variables, signal } = more;
  const body = JSON.stringify({ query, variables });
  return fetch(`${url}/graphql`, { method: 'POST', headers, body, ...(signal && { signal }) });
};
const get = (
  { url }: Pick<TestServer, 'url'>,
  parameters: Record<string, string>,
  headers: Record<string, string>,
) => fetch(`${url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });

/** Subscribes to news; resolves once the source listens. */
async function subscribeToNews(started: TestServer, signal?: AbortSignal): Promise<Response> {
  const awaited = started.graph.newsAwaited();
  const [response] = await Promise.all([
    post(started, NEWS, signal === undefined ? {} : { signal }),
    awaited,
  ]);
  return response;
}

function fail(): never {
  throw new Error(SECRET);
}

/** The line that tells of a stream's end. */
const endings = ({ logged }: TestServer) => logged.filter(({ msg }) => msg === 'stream ended');

async function metric({ url }: TestServer, name: string): Promise<string | undefined> {
  const { text } = await send(`${url}/metrics`);
  return text.split('\n').find((line) => line.startsWith(name));
}

/** Sends a subscription and leaves what comes unread. */
async function subscribeUnread({ url }: TestServer, query: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.pause();
  const body = JSON.stringify({ query });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  return socket;
}

describe('a subscription', () => {
  it('reaches a client of graphql-sse, result by result', async () => {
    const started = await start();
    const client = createClient({ url: `${started.url}/graphql`, retryAttempts: 0 });
    const awaited = started.graph.newsAwaited();
    const results = client.iterate({ query: 'subscription { news { headline center { id } } }' });
    const received = [results.next()];
    await awaited;
    started.graph.pushNews('one');
    received.push(results.next());
    started.graph.pushNews('two');
    received.push(results.next());
    started.graph.endNews();
    const center = { id: 'Center:one' };
    expect(await Promise.all(received)).toEqual([
      { done: false, value: { data: { news: { headline: 'one', center } } } },
      { done: false, value: { data: { news: { headline: 'two', center } } } },
      { done: true, value: undefined },
    ]);
  });

  it('has the headers of a stream and of every response', async () => {
    const started = await start();
    const response = await subscribeToNews(started);
    started.graph.endNews();
    expect(await eventsOf(response)).toEqual([COMPLETE]);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
      'access-control-allow-origin': '*',
    });
  });

  it('gives the graph the headers of the request, the variables and a signal', async () => {
    const started = await start();
    const query = 'subscription ($n: Int!) { flood(bytes: $n) { headline } }';
    const leaving = new AbortController();
    const returned = started.graph.returned();
    await post(started, query, {
      headers: { ...EVENTS, authorization: 'Bearer x' },
      variables: { n: 3 },
      signal: leaving.signal,
    });
    const { headers, variables, signal } = started.graph.lastAsked();
    expect([headers?.['authorization'], variables, signal?.aborted]).toEqual([
      'Bearer x',
      { n: 3 },
      false,
    ]);
    leaving.abort();
    await returned;
    expect(signal?.aborted).toBe(true);
  });

  it('masks what no client may see, in each event, and goes on', async () => {
    const started = await start();
    const response = await post(started, 'subscription { failing { headline broken } }');
    const requestId = response.headers.get('x-request-id');
    const message = `Something went wrong on our side; request ${requestId} is in the log.`;
    const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId };
    expect(await eventsOf(response)).toEqual([
      next({
        data: { failing: { headline: 'one', broken: null } },
        errors: [
          { message, extensions, path: ['failing', 'broken'], locations: expect.anything() },
        ],
      }),
      next({ errors: [{ message, extensions }] }),
      COMPLETE,
    ]);
    const errors = started.logged.filter(({ level }) => level === 50);
    expect(errors.map(({ msg }) => msg)).toEqual(['a field failed', 'the graph failed to answer']);
    expect(JSON.stringify(errors)).toContain(SECRET);
    expect(endings(started)).toMatchObject([{ how: 'failed', events: 2 }]);
  });

  it.each([
    ['closed', 'BAD_USER_INPUT', 'Expected news that are open, got closed ones.'],
    [
      'faulty',
      'INTERNAL_SERVER_ERROR',
      expect.stringMatching(/^Something went wrong on our side; request /),
    ],
  ])('that cannot begin (%s) says why in its one event', async (field, code, message) => {
    const started = await start();
    const response = await post(started, `subscription { ${field} { headline } }`);
    const events = await eventsOf(response);
    expect(events).toMatchObject([next({ errors: [{ message, extensions: { code } }] }), COMPLETE]);
    expect(JSON.stringify(events)).not.toContain(SECRET);
  });

  it('is counted, and logged once, when it is over', async () => {
    const started = await start();
    const response = await subscribeToNews(started);
    expect(await metric(started, 'graphql_streams_open')).toBe('graphql_streams_open 1');
    started.graph.pushNews('one');
    started.graph.endNews();
    await eventsOf(response);
    expect(endings(started)).toEqual([
      expect.objectContaining({
        requestId: response.headers.get('x-request-id'),
        operation: 'News',
        how: 'completed',
        events: 1,
      }),
    ]);
    expect(started.logged.filter(({ msg }) => msg === 'request')).toHaveLength(1); // of /metrics
    expect(await metric(started, 'graphql_streams_open')).toBe('graphql_streams_open 0');
    expect(await metric(started, 'graphql_stream_events_total{')).toMatch(/outcome="ok"} 1$/);
    expect(await metric(started, 'graphql_streams_ended_total{')).toMatch(/how="completed"} 1$/);
    expect(await metric(started, 'graphql_operations_total{')).toMatch(
      /type="subscription",outcome="ok"} 1$/,
    );
  });
});

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
    const started = await startServer({ isServing: false });
    servers.push(started);
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
    expect((await subscribeToNews(started)).status).toBe(200);
  });
});

describe('a query or mutation for which only events are accepted', () => {
  it('is answered by one event', async () => {
    const started = await start();
    const response = await post(started, '{ center(id: "1") { name } }');
    expect(await eventsOf(response)).toEqual([
      next({ data: { center: { name: 'one' } } }),
      COMPLETE,
    ]);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const mutation = await post(started, 'mutation { rename(id: "1", name: "x") { id } }');
    expect(await eventsOf(mutation)).toEqual([next({ data: { rename: null } }), COMPLETE]);
  });

  it('has its failures in that event', async () => {
    const started = await start();
    const events = await eventsOf(await post(started, '{ broken }'));
    expect(events).toMatchObject([
      next({ data: { broken: null }, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }),
      COMPLETE,
    ]);
    expect(JSON.stringify(events)).not.toContain(SECRET);
  });

  it('is answered by JSON to who also accepts that', async () => {
    const started = await start();
    const headers = { ...JSON_HEADERS, accept: 'text/event-stream, application/json' };
    const answers = await Promise.all([
      post(started, '{ __typename }', { headers }),
      post(started, 'subscription { nothing }', { headers }),
    ]);
    expect(answers.map((answer) => answer.headers.get('content-type'))).toEqual([
      'application/json; charset=utf-8',
      'application/json; charset=utf-8',
    ]);
    const awaited = started.graph.newsAwaited();
    const stream = await post(started, NEWS, { headers });
    await awaited;
    started.graph.endNews();
    expect(await eventsOf(stream)).toEqual([COMPLETE]);
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

describe('a subscription by GET', () => {
  const accept = 'text/event-stream';

  it.each<[string, Record<string, string>]>([
    ['the header against CSRF', { accept, 'apollo-require-preflight': '1' }],
    ['a page of the same origin, as EventSource asks', { accept, 'sec-fetch-site': 'same-origin' }],
    ['a page of another, where any may ask', { accept, 'sec-fetch-site': 'cross-site' }],
    ['nothing, as curl asks', { accept }],
  ])('is taken with %s', async (_name, headers) => {
    const started = await start();
    const response = await get(
      started,
      {
        query: 'query A { __typename } subscription B($n: Int!) { flood(bytes: $n) { headline } }',
        operationName: 'B',
        variables: '{"n":2}',
      },
      headers,
    );
    const events: StreamEvent[] = [];
    for await (const event of readEvents(response)) {
      events.push(event);
      if (events.length === 3) break;
    }
    const event = next({ data: { flood: { headline: 'xx' } } });
    expect(events).toEqual([{ comment: '' }, event, event]);
  });

  it.each<[string, Record<string, string>]>([
    ['a page of another site', { accept, 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour', { accept, 'sec-fetch-site': 'same-site' }],
    ['who only has a cookie', { accept, cookie: 'a=b' }],
  ])('is refused from %s where pages of others may not ask', async (_name, headers) => {
    const started = await start({ corsOrigins: 'https://a.example' });
    const response = await get(started, { query: NEWS }, headers);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      {
        errors: [{ message: expect.stringMatching(/CSRF/), extensions: { code: 'BAD_REQUEST' } }],
      },
    ]);
  });

  it.each(['text/event-stream', 'text/event-stream, application/json'])(
    'runs no mutation for who accepts %s',
    async (accepted) => {
      const started = await start();
      const query = 'mutation { rename(id: "1", name: "x") { id } }';
      const headers = { accept: accepted, 'apollo-require-preflight': '1' };
      const response = await get(started, { query }, headers);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(started.graph.asked()).toBe(0);
    },
  );

  it.each([
    ['no variables', { query: NEWS, variables: 'x' }],
    ['no query', {}],
  ])('with %s is refused', async (_name, parameters) => {
    const started = await start();
    const headers = { accept, 'apollo-require-preflight': '1' };
    expect((await get(started, parameters, headers)).status).toBe(400);
  });
});

describe('a stream of events', () => {
  it('tells that it lives while nothing happens', async () => {
    const started = await start({ heartbeatMs: '10' });
    const comments: StreamEvent[] = [];
    for await (const event of readEvents(await subscribeToNews(started))) {
      comments.push(event);
      if (comments.length === 4) break;
    }
    expect(comments).toEqual(Array.from({ length: 4 }, () => ({ comment: '' })));
  });

  it('lets its source return when the client leaves, though no result comes', async () => {
    const started = await start();
    const leaving = new AbortController();
    await subscribeToNews(started, leaving.signal);
    const returned = started.graph.returned();
    leaving.abort();
    await returned;
    expect(started.graph.lastAsked().signal?.aborted).toBe(true);
    expect(endings(started)).toMatchObject([{ how: 'disconnected', events: 0 }]);
  });

  it('takes no more from its source than its client reads', async () => {
    const started = await start();
    const bytes = 100_000;
    const socket = await subscribeUnread(
      started,
      `subscription { flood(bytes: ${bytes}) { headline } }`,
    );
    let read = 0;
    let mostUnread = 0;
    socket.on('data', (chunk) => {
      read += chunk.length;
      mostUnread = Math.max(mostUnread, started.graph.flooded() * bytes - read);
      if (read > 40_000_000) socket.destroy();
    });
    socket.resume();
    await once(socket, 'close');
    expect(read).toBeGreaterThan(40_000_000);
    // What the buffers of both sockets hold; without a bound it would be all that was not read.
    expect(mostUnread).toBeLessThan(20_000_000);
  });

  it('is cut off when its client reads nothing', async () => {
    const started = await start({ maxStallMs: '200' });
    const bytes = 100_000;
    const returned = started.graph.returned();
    const socket = await subscribeUnread(
      started,
      `subscription { flood(bytes: ${bytes}) { headline } }`,
    );
    await returned;
    expect(started.graph.flooded() * bytes).toBeLessThan(20_000_000);
    const closed = once(socket, 'close');
    socket.on('error', () => undefined).resume();
    await closed;
    expect(endings(started)).toMatchObject([{ how: 'stalled' }]);
    expect(await metric(started, 'graphql_streams_open')).toBe('graphql_streams_open 0');
    expect(await metric(started, 'graphql_streams_ended_total{')).toMatch(/how="stalled"} 1$/);
  });

  it('ends with SCHEMA_RELOADED when another graph takes over', async () => {
    const started = await start();
    const response = await subscribeToNews(started);
    const returned = started.graph.returned();
    const other = createMemoryGraph('two');
    await started.server.serve(other);
    await returned;
    expect(await eventsOf(response)).toEqual([
      next({
        errors: [
          {
            message: 'The graph has changed; subscribe again.',
            extensions: { code: 'SCHEMA_RELOADED' },
          },
        ],
      }),
      COMPLETE,
    ]);
    expect(endings(started)).toMatchObject([{ how: 'reloaded', events: 1 }]);

    const again = await subscribeToNews({ ...started, graph: other });
    other.pushNews('new');
    other.endNews();
    expect(await eventsOf(again)).toEqual([
      next({ data: { news: { headline: 'new' } } }),
      COMPLETE,
    ]);
  });

  it('ends when the server closes, which does not wait for its grace', async () => {
    const started = await start({ graceMs: '600000' });
    const response = await subscribeToNews(started);
    await subscribeUnread(started, 'subscription { flood(bytes: 100000) { headline } }');
    const { graph } = started;
    const isFlooded = async () => {
      while (graph.flooded() < 20) await new Promise(setImmediate);
    };
    await isFlooded();
    await started.server.close();
    expect(await eventsOf(response)).toEqual([COMPLETE]);
    expect(endings(started)).toMatchObject([{ how: 'stopped' }, { how: 'stopped' }]);
  });
});
