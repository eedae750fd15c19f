import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { unavailable, useRemotes, type Behave } from '../../../support/remoteSubgraph.ts';
import {
  collect,
  COMPLETE,
  event,
  next,
  result,
  stream,
  subscription,
} from '../../../support/remoteStream.ts';
import { useHeldTimers } from '../../../support/heldTimers.ts';
import { until } from '../../../support/until.ts';

const { start } = useRemotes();

describe('a subscription to a remote subgraph', () => {
  it('ends with the first result that has only errors', async () => {
    const { subgraph } = await start((response) => {
      stream(response, next(event(1)), next({ errors: [{ message: 'no' }] }), next(event(2)));
    });
    const results = await collect(subgraph.subscribe(subscription()));
    expect(results).toMatchObject([event(1), { data: null, errors: [{ message: 'no' }] }]);
    expect(results).toHaveLength(2);
  });

  const broken = 'Subgraph "training" ended the connection before its answer was whole.';
  it.each<[string, Behave, Record<string, unknown>, string]>([
    [
      'ends without saying so',
      (response) => {
        stream(response, next(event(1)));
        response.end();
      },
      {},
      broken,
    ],
    [
      'breaks',
      (response) => {
        stream(response);
        response.write(next(event(1)), () => setImmediate(() => response.socket?.destroy()));
      },
      {},
      broken,
    ],
    [
      'sends garbage',
      (response) => {
        stream(response, next(event(1)), 'event: next\ndata: {"data":\n\n', next(event(2)));
      },
      {},
      'Expected a GraphQL response of subgraph "training", got JSON that cannot be parsed.',
    ],
    [
      'sends an event that is too large',
      (response) => {
        stream(response, next(event(1)), next({ data: { id: 'x'.repeat(2000) } }));
      },
      { subscriptions: { maxEventBytes: 1000 } },
      'Expected an event of at most 1000 bytes of subgraph "training", got more.',
    ],
    [
      'sends an event that never ends',
      (response) => {
        stream(response, next(event(1)), 'event: next\ndata: ');
        const pour = () => {
          while (response.write('x'.repeat(10_000)));
          response.once('drain', pour);
        };
        pour();
      },
      { subscriptions: { maxEventBytes: 100_000 } },
      'Expected an event of at most 100000 bytes of subgraph "training", got more.',
    ],
  ])('says so when the stream %s', async (_what, behave, options, message) => {
    const { peer, subgraph } = await start(behave, options);
    const results = await collect(subgraph.subscribe(subscription()));
    expect(results).toEqual([result(1), unavailable(message)]);
    expect(subgraph.load().streams).toBe(0);
    expect(peer.bytesSent()).toBeLessThan(20_000_000);
  });

  it('ends at once when its reader goes away, while it waits for an event', async () => {
    let closed: Promise<unknown> | undefined;
    const { subgraph, logged } = await start((response) => {
      closed = once(response, 'close');
      stream(response, next(event(1)));
    });
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    await events.next();
    const waiting = events.next();
    expect(subgraph.load().streams).toBe(1);
    await events.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(subgraph.load().streams).toBe(0);
    await closed;
    expect(logged).toEqual([]);
  });

  it('ends at once when its asker goes away', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const { subgraph, streams } = await start((response) => {
      closed = once(response, 'close');
      stream(response, next(event(1)));
    });
    const events = subgraph.subscribe(subscription(controller.signal))[Symbol.asyncIterator]();
    await events.next();
    const waiting = events.next();
    controller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await closed;
    expect(streams).toEqual([{ outcome: 'aborted', events: 1 }]);
  });

  it('says so when the subgraph is let go of', async () => {
    const { subgraph } = await start((response) => {
      stream(response, next(event(1)));
    });
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    await events.next();
    const last = events.next();
    await subgraph.close();
    expect(await last).toEqual({
      done: false,
      value: unavailable('Subgraph "training" is no longer asked.'),
    });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});

describe('a subscription to a remote subgraph, when time passes,', () => {
  const { pass } = useHeldTimers();

  it('ends when the subgraph never answers', async () => {
    const { peer, subgraph } = await start(() => undefined, { timeoutMs: 100 });
    const results = collect(subgraph.subscribe(subscription()));
    await until('the request', () => peer.received.length === 1);
    pass(100);
    expect(await results).toEqual([
      unavailable('Subgraph "training" did not answer within 100 ms.'),
    ]);
    expect(peer.received).toHaveLength(1);
    expect(subgraph.load().streams).toBe(0);
  });

  it('has no timeout once it is open', async () => {
    let response: ServerResponse | undefined;
    const { subgraph } = await start(
      (opened) => {
        response = opened;
        stream(opened, next(event(1)));
      },
      { timeoutMs: 2000 },
    );
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    expect(await events.next()).toEqual({ done: false, value: result(1) });
    pass(60_000);
    response?.end(next(event(2)) + COMPLETE);
    expect(await events.next()).toEqual({ done: false, value: result(2) });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('says so when it falls silent', async () => {
    const { subgraph } = await start(
      (response) => {
        stream(response, next(event(1)));
      },
      { subscriptions: { idleMs: 50 } },
    );
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    expect(await events.next()).toEqual({ done: false, value: result(1) });
    const last = events.next();
    pass(50);
    expect(await last).toEqual({
      done: false,
      value: unavailable('Subgraph "training" sent nothing for 50 ms.'),
    });
    expect(subgraph.load().streams).toBe(0);
  });
});
