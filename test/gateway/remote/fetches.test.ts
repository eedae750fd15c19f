import { describe, expect, it } from '@jest/globals';
import { getEventListeners, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as connectionsAreFree } from 'node:timers/promises';
import {
  answer,
  request,
  unavailable,
  useRemotes,
  type Behave,
} from '../../support/remoteSubgraph.ts';
import { useHeldTimers } from '../../support/heldTimers.ts';
import { until } from '../../support/until.ts';

const { start, createRemote } = useRemotes();

const EVENTS = { data: { events: [{ id: 'Event:1' }] } };
const answerEvents: Behave = (response) => {
  answer(response, EVENTS);
};

describe('a fetch from a remote subgraph', () => {
  it('is GraphQL over HTTP, and says what it took', async () => {
    const { peer, subgraph, fetches } = await start(answerEvents);
    const text = 'query Events($first: Int) { events(first: $first) { id } }';
    const result = await subgraph.execute(request(text, { variables: { first: 1 } }));
    expect(result).toEqual({
      ...EVENTS,
      errors: [],
      cost: { status: 200, bytes: 38, attempts: 1, ms: expect.any(Number) },
    });
    expect(peer.received).toEqual([
      {
        url: '/graphql',
        body: { query: text, operationName: 'Events', variables: { first: 1 } },
        headers: {
          host: new URL(peer.url).host,
          connection: 'keep-alive',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          'accept-encoding': 'gzip, br',
          'content-type': 'application/json',
          'content-length': expect.any(String),
        },
      },
    ]);
    expect(fetches).toEqual([{ outcome: 'answered', attempts: 1 }]);
  });

  it('names no operation that has no name', async () => {
    const { peer, subgraph } = await start(answerEvents);
    await subgraph.execute(request('{ events { id } }'));
    expect(peer.received[0]?.body).toEqual({ query: '{ events { id } }', variables: {} });
  });

  it('keeps its connection', async () => {
    const { peer, subgraph } = await start(answerEvents);
    for (let asked = 0; asked < 5; asked += 1) {
      await subgraph.execute(request());
      await connectionsAreFree();
    }
    expect(peer.connections()).toBe(1);
  });

  it('passes on the headers that are named, and no others', async () => {
    const { peer, subgraph } = await start(answerEvents, {
      headers: { allow: ['Authorization', 'x-tenant', 'x-hop'], set: { 'x-gateway': 'mep' } },
    });
    const headers = {
      authorization: 'Bearer a',
      cookie: 'secret',
      'x-tenant': 't',
      'x-other': 'o',
      'x-hop': 'h',
      connection: 'x-hop, keep-alive',
      host: 'evil.example',
      'transfer-encoding': 'chunked',
      'content-length': '3',
    };
    await subgraph.execute(request('{ events { id } }', { asker: { headers } }));
    expect(peer.received[0]?.headers).toEqual({
      host: new URL(peer.url).host,
      connection: 'keep-alive',
      accept: expect.any(String),
      'accept-encoding': expect.any(String),
      'content-type': 'application/json',
      'content-length': expect.any(String),
      authorization: 'Bearer a',
      'x-tenant': 't',
      'x-gateway': 'mep',
    });
  });

  it('lets no asker say what is always set', async () => {
    const { peer, subgraph } = await start(answerEvents, {
      headers: { allow: ['x-tenant'], set: { 'X-Tenant': 'ours' } },
    });
    const asker = { headers: { 'x-tenant': 'theirs' } };
    await subgraph.execute(request('{ events { id } }', { asker }));
    expect(peer.received[0]?.headers['x-tenant']).toBe('ours');
  });
});

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

describe('an asker that goes away', () => {
  it('ends its fetch and the request', async () => {
    const controller = new AbortController();
    const { peer, subgraph, fetches, logged } = await start((response) => {
      response.on('close', () => (closed += 1));
      controller.abort();
    });
    let closed = 0;
    const asker = { signal: controller.signal };
    expect(await subgraph.execute(request('{ events { id } }', { asker }))).toMatchObject(
      unavailable('Nobody waits for subgraph "training" any more.'),
    );
    await until('the request to end', () => closed === 1);
    expect(peer.received).toHaveLength(1);
    expect(fetches).toEqual([{ outcome: 'aborted', attempts: 1 }]);
    expect(logged).toEqual([]);
  });

  it('is not asked for when it is gone already', async () => {
    const { peer, subgraph } = await start(answerEvents);
    const asker = { signal: AbortSignal.abort() };
    await subgraph.execute(request('{ events { id } }', { asker }));
    expect(peer.received).toEqual([]);
  });

  it('leaves no listener behind', async () => {
    const { subgraph } = await start(answerEvents);
    const { signal } = new AbortController();
    const asker = { signal };
    for (let asked = 0; asked < 3; asked += 1) {
      await subgraph.execute(request('{ events { id } }', { asker }));
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a subgraph that hangs', () => {
  it('holds up no other', async () => {
    const hung = await start(() => undefined, { concurrency: { limit: 5, queue: 1000 } });
    const quick = await start(answerEvents);
    const controller = new AbortController();
    const asker = { signal: controller.signal };
    let answered = 0;
    const waiting = Array.from({ length: 100 }, async () => {
      await hung.subgraph.execute(request('{ events { id } }', { asker }));
      answered += 1;
    });
    await until('requests that hang', () => hung.peer.received.length === 5);
    for (let asked = 0; asked < 100; asked += 1) {
      expect(await quick.subgraph.execute(request())).toMatchObject(EVENTS);
    }
    expect({ answered, load: hung.subgraph.load() }).toEqual({
      answered: 0,
      load: { running: 5, waiting: 95, streams: 0 },
    });
    controller.abort();
    await Promise.all(waiting);
    expect({ answered, load: hung.subgraph.load(), asked: hung.peer.received.length }).toEqual({
      answered: 100,
      load: { running: 0, waiting: 0, streams: 0 },
      asked: 5,
    });
    // Their going away says nothing of the subgraph.
    expect(hung.subgraph.state()).toBe('closed');
  });
});

describe('concurrency', () => {
  it('bounds what the subgraph has to do at once', async () => {
    const held: ServerResponse[] = [];
    const answerInThrees: Behave = (response) => {
      held.push(response);
      if (held.length === 3) for (const each of held.splice(0)) answer(each, EVENTS);
    };
    const { peer, subgraph } = await start(answerInThrees, {
      concurrency: { limit: 3, queue: 100 },
    });
    const results = await Promise.all(
      Array.from({ length: 60 }, async () => subgraph.execute(request())),
    );
    for (const result of results) expect(result).toMatchObject(EVENTS);
    expect(peer.mostAtOnce()).toBe(3);
    expect(peer.connections()).toBe(3);
  });

  it('refuses what has no place in the queue', async () => {
    const held: ServerResponse[] = [];
    const { peer, subgraph, fetches } = await start((response) => held.push(response), {
      concurrency: { limit: 1, queue: 1 },
    });
    const first = [subgraph.execute(request()), subgraph.execute(request())];
    expect(await subgraph.execute(request())).toMatchObject(
      unavailable('Subgraph "training" has too many requests waiting.'),
    );
    for (let answered = 0; answered < 2; answered += 1) {
      answer(await until('a request', () => held.shift()), EVENTS);
    }
    for (const result of await Promise.all(first)) expect(result).toMatchObject(EVENTS);
    expect(peer.received).toHaveLength(2);
    expect(fetches.map(({ outcome }) => outcome)).toEqual(['busy', 'answered', 'answered']);
  });
});

describe('close', () => {
  it('ends what runs and what waits, and asks no more', async () => {
    const { peer, subgraph } = await start(() => undefined, { concurrency: { limit: 1 } });
    const running = [subgraph.execute(request()), subgraph.execute(request())];
    await until('a request', () => peer.received.length === 1);
    await subgraph.close();
    const closed = unavailable('Subgraph "training" is no longer asked.');
    for (const result of await Promise.all(running)) expect(result).toMatchObject(closed);
    expect(await subgraph.execute(request())).toMatchObject(closed);
    expect(peer.received).toHaveLength(1);
  });
});
