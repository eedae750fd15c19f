import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { EventBudget } from '../../../src/gateway/remote/eventBudget.ts';
import type { SubgraphResult } from '../../../src/gateway/subgraph.ts';
import {
  answer,
  refused,
  request,
  unavailable,
  useRemotes,
  type Behave,
  type Peer,
} from '../../support/remoteSubgraph.ts';
import { useHeldTimers } from '../../support/heldTimers.ts';
import { until } from '../../support/until.ts';

const remotes = useRemotes();
const { start } = remotes;

/** Gives what a subgraph has sent once it can send no more, however long one waits. */
function heldUp({ bytesSent }: Peer): () => number | undefined {
  let seen = -1;
  return () => {
    const before = seen;
    seen = bytesSent();
    return seen > 0 && before === seen ? seen : undefined;
  };
}

const TEXT = 'subscription { eventAdded { id } }';
const event = (id: number) => ({ data: { eventAdded: { id: `Event:${id}` } } });
const result = (id: number) => ({ ...event(id), errors: [] });
const next = (value: unknown) => `event: next\ndata: ${JSON.stringify(value)}\n\n`;
const COMPLETE = 'event: complete\ndata:\n\n';

function stream(response: ServerResponse, ...parts: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(':\n\n');
  for (const part of parts) response.write(part);
}

async function collect(results: AsyncIterable<SubgraphResult>): Promise<SubgraphResult[]> {
  const all: SubgraphResult[] = [];
  for await (const each of results) all.push(each);
  return all;
}

const subscription = (signal: AbortSignal | null = null, headers: Record<string, string> = {}) =>
  request(TEXT, { asker: { signal, headers } });

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
        body: { query: TEXT, variables: {} },
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

  it('is never opened for an asker that is gone', async () => {
    const { peer, subgraph } = await start(() => undefined);
    expect(await collect(subgraph.subscribe(subscription(AbortSignal.abort())))).toEqual([]);
    expect(peer.received).toEqual([]);
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

  it('takes no more from the connection than its reader keeps up with', async () => {
    const TOTAL = 100_000;
    let written = 0;
    const pour: Behave = (response) => {
      stream(response);
      const more = () => {
        while (written < TOTAL) {
          written += 1;
          if (!response.write(next({ data: { id: written, text: 'x'.repeat(1000) } }))) {
            response.once('drain', more);
            return;
          }
        }
        response.end(COMPLETE);
      };
      more();
    };
    const { peer, subgraph } = await start(pour, { subscriptions: { queue: 10 } });
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    await events.next();
    expect(await until('the subgraph to be held up', heldUp(peer))).toBeLessThan(20_000_000);
    let read = 1;
    while ((await events.next()).done !== true) read += 1;
    expect(read).toBe(TOTAL);
  });

  it('has few bytes wait for a reader that does not read', async () => {
    const { peer, subgraph } = await start((response) => {
      stream(response);
      const pour = () => {
        while (response.write(next({ data: { text: 'x'.repeat(400_000) } })));
        response.once('drain', pour);
      };
      pour();
    });
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    await events.next();
    const held = await until('the subgraph to be held up', heldUp(peer));
    // What systems hold in between is not ours: some 6 MB.
    expect(held).toBeLessThan(12_000_000);
    await events.return?.();
  });

  it('ends where too much waits for all readers, beginning with who was read least lately', async () => {
    const eventBudget = new EventBudget(1_000_000);
    const { startPeer, createRemote } = remotes;
    const peer = await startPeer((response) => {
      // One is read, and two wait of each.
      stream(response, ...[1, 2, 3, 4].map(() => next({ data: { text: 'x'.repeat(200_000) } })));
    });
    const { subgraph, streams } = createRemote(peer, {}, undefined, eventBudget);
    const open = () => subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    const first = open();
    await first.next();
    await until('one that waits', () => eventBudget.bytes > 400_000);
    const second = open();
    await second.next();
    await until('two that wait', () => eventBudget.bytes > 800_000);
    const third = open();
    await third.next();
    await until('the end of the first', () => streams.length === 1);
    expect(streams).toMatchObject([{ outcome: 'crowded' }]);
    expect(await first.next()).toEqual({
      done: false,
      value: unavailable(
        'Expected readers that keep up with subgraph "training", got too much that waits for them.',
      ),
    });
    expect(await second.next()).toMatchObject({ value: { data: expect.anything() } });
    for (const events of [first, second, third]) await events.return?.();
    expect(eventBudget.bytes).toBe(0);
  });

  it('is one of so many', async () => {
    const { peer, subgraph } = await start(
      (response) => {
        stream(response, next(event(1)));
      },
      { subscriptions: { limit: 2 } },
    );
    const open = [1, 2].map(() => subgraph.subscribe(subscription())[Symbol.asyncIterator]());
    for (const events of open) await events.next();
    expect(await collect(subgraph.subscribe(subscription()))).toEqual([
      unavailable('Subgraph "training" has too many requests waiting.'),
    ]);
    await open[0]?.return?.();
    const another = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    expect(await another.next()).toEqual({ done: false, value: result(1) });
    expect(peer.received).toHaveLength(3);
  });

  it('takes no place of a fetch', async () => {
    const { subgraph } = await start(
      (response, { body }) => {
        if (JSON.stringify(body).includes('subscription')) stream(response, next(event(1)));
        else answer(response, { data: {} });
      },
      { concurrency: { limit: 1 } },
    );
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    await events.next();
    expect(await subgraph.execute(request())).toMatchObject({ data: {}, errors: [] });
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

  it('ends when its reader does not keep up for too long', async () => {
    const { subgraph, streams } = await start(
      (response) => {
        stream(response, ...Array.from({ length: 50 }, (_, id) => next(event(id))));
      },
      { subscriptions: { queue: 10, stalledMs: 50 } },
    );
    const events = subgraph.subscribe(subscription())[Symbol.asyncIterator]();
    await events.next();
    await until('the end', () => {
      pass(50);
      return streams.length === 1;
    });
    const rest: SubgraphResult[] = [];
    for (let each = await events.next(); each.done !== true; each = await events.next()) {
      rest.push(each.value);
    }
    expect(rest.at(-1)?.errors[0]?.message).toMatch(
      /^Expected a reader that keeps up with subgraph "training", got \d+ events waiting\.$/,
    );
    expect(streams).toEqual([{ outcome: 'busy', events: rest.length }]);
  });
});
