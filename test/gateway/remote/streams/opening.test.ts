import { describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import {
  answer,
  refused,
  unavailable,
  useRemotes,
  type Behave,
} from '../../../support/remoteSubgraph.ts';
import {
  collect,
  COMPLETE,
  event,
  next,
  result,
  stream,
  SUBSCRIPTION,
  subscription,
} from '../../../support/remoteStream.ts';
import { until } from '../../../support/until.ts';

const { start } = useRemotes();

describe('a subscription to a remote subgraph', () => {
  it('is GraphQL over SSE, and gives each event until the end', async () => {
    const { peer, subgraph, streams } = await start(
      (response) => {
        stream(response, next(event(1)), ': ping\n\n', 'event: odd\ndata: 1\n\n', next(event(2)));
        response.end(COMPLETE);
      },
      { headers: { allow: ['authorization'] } },
    );
    const headers = { authorization: 'Bearer a', cookie: 'secret' };
    expect(await collect(subgraph.subscribe(subscription(null, headers)))).toEqual([
      result(1),
      result(2),
    ]);
    expect(peer.received).toEqual([
      {
        url: '/graphql',
        body: { query: SUBSCRIPTION, variables: {} },
        headers: {
          host: new URL(peer.url).host,
          connection: 'keep-alive',
          accept: 'text/event-stream',
          'accept-encoding': 'identity',
          'content-type': 'application/json',
          'content-length': expect.any(String),
          authorization: 'Bearer a',
        },
      },
    ]);
    expect(streams).toEqual([{ outcome: 'answered', events: 2 }]);
    expect(subgraph.load().streams).toBe(0);
  });

  it('gives events as they come, wherever they are cut', async () => {
    let response: ServerResponse | undefined;
    const { subgraph } = await start((opened) => {
      stream(opened);
      response = opened;
    });
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    const text = next({ data: { eventAdded: { id: 'é€😀' } } });
    const first = events.next();
    const opened = await until('a stream', () => response);
    for (const byte of Buffer.from(text)) opened.write(Buffer.from([byte]));
    expect(await first).toEqual({
      done: false,
      value: { data: { eventAdded: { id: 'é€😀' } }, errors: [] },
    });
    opened.write(next(event(2)));
    expect(await events.next()).toEqual({ done: false, value: result(2) });
    opened.end(COMPLETE);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('is read where a server says that it has no encoding, as graphql-sse does', async () => {
    const { subgraph } = await start((response) => {
      response.setHeader('content-encoding', 'none');
      stream(response, next(event(1)));
      response.end(COMPLETE);
    });
    expect(await collect(subgraph.subscribe(subscription()))).toEqual([result(1)]);
  });

  it('can be refused with a plain answer', async () => {
    const { subgraph } = await start((response) => {
      answer(
        response,
        { errors: [{ message: 'No such field.' }] },
        { status: 400, type: 'application/graphql-response+json' },
      );
    });
    expect(await collect(subgraph.subscribe(subscription()))).toEqual([refused('No such field.')]);
  });

  it.each<[string, Behave, string]>([
    [
      'answers HTML',
      (response) => {
        answer(response, '<html>', { type: 'text/html' });
      },
      'Expected events (text/event-stream) of subgraph "training", got text/html.',
    ],
    [
      'redirects',
      (response) => {
        answer(response, '', { status: 307, headers: { location: '/' } });
      },
      'Expected an answer of subgraph "training", got a redirect.',
    ],
    [
      'compresses what was to be as it is',
      (response) => {
        response.writeHead(200, {
          'content-type': 'text/event-stream',
          'content-encoding': 'gzip',
        });
        response.write('x');
      },
      'Expected events as they are of subgraph "training", got a content encoding.',
    ],
  ])('ends when the subgraph %s', async (_what, behave, message) => {
    const { peer, subgraph } = await start(behave);
    expect(await collect(subgraph.subscribe(subscription()))).toEqual([unavailable(message)]);
    expect(peer.received).toHaveLength(1);
    expect(subgraph.load().streams).toBe(0);
  });

  it('is never opened for an asker that is gone', async () => {
    const { peer, subgraph } = await start(() => undefined);
    expect(await collect(subgraph.subscribe(subscription(AbortSignal.abort())))).toEqual([]);
    expect(peer.received).toEqual([]);
  });

  it('goes by the breaker, and tells it', async () => {
    const { peer, subgraph, states } = await start(
      (response) => {
        answer(response, 'no', { status: 500 });
      },
      { breaker: { minFailures: 2 } },
    );
    for (let asked = 0; asked < 2; asked += 1) await collect(subgraph.subscribe(subscription()));
    expect(await collect(subgraph.subscribe(subscription()))).toEqual([
      unavailable('Subgraph "training" failed repeatedly; it is not asked for a while.'),
    ]);
    expect(peer.received).toHaveLength(2);
    expect(states).toEqual(['open']);
  });
});
