import { describe, expect, it } from '@jest/globals';
import { EventBudget } from '../../../../src/gateway/remote/eventBudget.ts';
import type { SubgraphResult } from '../../../../src/gateway/subgraph.ts';
import {
  answer,
  request,
  unavailable,
  useRemotes,
  type Behave,
  type Peer,
} from '../../../support/remoteSubgraph.ts';
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

describe('a subscription to a remote subgraph', () => {
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
});

describe('a subscription to a remote subgraph, when time passes,', () => {
  const { pass } = useHeldTimers();

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
