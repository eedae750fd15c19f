import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import {
  EVENTS,
  answer,
  request,
  unavailable,
  useRemotes,
} from '../../../support/remoteSubgraph.ts';
import { useHeldTimers } from '../../../support/heldTimers.ts';
import { until } from '../../../support/until.ts';

const { start, createRemote } = useRemotes();

describe('timeoutMs', () => {
  const late = unavailable('Subgraph "training" did not answer within 100 ms.');
  const options = { timeoutMs: 100 };
  const { pass } = useHeldTimers();

  it('ends a fetch from a subgraph that never answers', async () => {
    const { peer, subgraph, fetches } = await start(() => undefined, options);
    const fetching = subgraph.execute(request());
    await until('the request', () => peer.received.length === 1);
    pass(100);
    expect(await fetching).toMatchObject(late);
    expect(peer.received).toHaveLength(1);
    expect(fetches).toEqual([{ outcome: 'timeout', attempts: 1 }]);
    expect(subgraph.load()).toEqual({ running: 0, waiting: 0, streams: 0 });
  });

  it('ends one that trickles its answer', async () => {
    let written = 0;
    const trickle = (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => {
        response.write(' ');
        written += 1;
      }, 5);
      response.on('close', () => {
        clearInterval(timer);
      });
    };
    const { subgraph } = await start(trickle, options);
    const fetching = subgraph.execute(request());
    await until('some of the answer', () => written > 3);
    pass(100);
    expect(await fetching).toMatchObject(late);
  });

  it('ends one whose connection is taken and never read', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { subgraph } = createRemote({ url: `http://127.0.0.1:${port}/` }, options);
    const fetching = subgraph.execute(request());
    await until('the connection', () => sockets.length === 1);
    pass(100);
    expect(await fetching).toMatchObject(late);
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('holds for what waits for its turn too', async () => {
    const { peer, subgraph } = await start(() => undefined, {
      ...options,
      concurrency: { limit: 1, queue: 5 },
      breaker: { minFailures: 20 },
    });
    const fetching = [1, 2, 3].map(async () => subgraph.execute(request()));
    await until('the first request', () => peer.received.length === 1);
    pass(100);
    for (const result of await Promise.all(fetching)) expect(result).toMatchObject(late);
    expect(peer.received).toHaveLength(1);
    expect(subgraph.load()).toEqual({ running: 0, waiting: 0, streams: 0 });
  });

  it('takes no answer away that was there in time, when this process was held up', async () => {
    const { subgraph } = await start((response) => {
      answer(response, EVENTS);
      // The time passes before the answer can be read.
      setImmediate(() => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
        pass(100);
      });
    }, options);
    expect(await subgraph.execute(request())).toMatchObject(EVENTS);
  });
});
