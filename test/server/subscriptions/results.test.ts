import { describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { SECRET } from '../../support/memoryGraph.ts';
import { eventsOf } from '../../support/readEvents.ts';
import {
  COMPLETE,
  endings,
  EVENTS,
  metric,
  NEWS,
  next,
  post,
  subscribeToNews,
  useServers,
} from '../../support/subscribing.ts';
import { JSON_HEADERS } from '../../support/startServer.ts';

const start = useServers();

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
