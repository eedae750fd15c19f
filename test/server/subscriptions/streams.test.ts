import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { createMemoryGraph } from '../../support/memoryGraph.ts';
import { eventsOf, readEvents, type StreamEvent } from '../../support/readEvents.ts';
import {
  COMPLETE,
  endings,
  metric,
  next,
  subscribeToNews,
  subscribeUnread,
  useServers,
} from '../../support/subscribing.ts';

const start = useServers();

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
