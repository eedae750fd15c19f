import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { setImmediate as connectionsAreFree } from 'node:timers/promises';
import {
  EVENTS,
  answer,
  createTestClock,
  request,
  unavailable,
  useRemotes,
  type Behave,
  type Peer,
  type TestRemote,
} from '../../support/remoteSubgraph.ts';
import { useHeldTimers } from '../../support/heldTimers.ts';
import { until } from '../../support/until.ts';

const remotes = useRemotes();
const { pass } = useHeldTimers();

interface Started extends TestRemote {
  readonly peer: Peer;
  readonly delays: readonly number[];
}

/** Delays take no time and are half of what they could be; the breaker stays out of it. */
async function start(behave: Behave, options: Record<string, unknown> = {}): Promise<Started> {
  const clock = createTestClock();
  const calm = { breaker: { minFailures: 1000, window: 1000 } };
  const started = await remotes.start(behave, { ...calm, ...options }, clock);
  return { ...started, delays: clock.delays };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The server was just told to listen on a port.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const MUTATION = 'mutation { book { id } }';

const resetBeforeHeaders = (response: ServerResponse) => response.socket?.destroy();
const resetAfterHeaders = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
  response.write('{"data":', () => response.socket?.destroy());
};
const refuse =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    answer(response, 'no', { status, type: 'text/plain', headers });
  };
const first =
  (trouble: Behave): Behave =>
  (response, asked, index) => {
    if (index === 0) trouble(response, asked, index);
    else answer(response, EVENTS);
  };
const reset = unavailable('Subgraph "training" ended the connection before its answer was whole.');

describe('a query', () => {
  it.each([
    ['a connection that ends before the answer', resetBeforeHeaders],
    ['a connection that ends within the answer', resetAfterHeaders],
    ['429', refuse(429)],
    ['502', refuse(502)],
    ['503', refuse(503)],
    ['504', refuse(504)],
    [
      '503 that GraphQL says',
      (response: ServerResponse) => {
        answer(
          response,
          { errors: [{ message: 'Starting.' }] },
          { status: 503, type: 'application/graphql-response+json' },
        );
      },
    ],
  ])('is asked once more after %s', async (_what, trouble) => {
    const { subgraph, peer, fetches, delays } = await start(first(trouble));
    expect(await subgraph.execute(request())).toMatchObject({
      ...EVENTS,
      errors: [],
      cost: { attempts: 2 },
    });
    expect(peer.received).toHaveLength(2);
    expect(fetches).toEqual([{ outcome: 'answered', attempts: 2 }]);
    expect(delays).toEqual([25]);
  });

  it.each([
    ['400', refuse(400)],
    ['500', refuse(500)],
    ['501', refuse(501)],
    [
      'garbage',
      (response: ServerResponse) => {
        answer(response, '<html>');
      },
    ],
    [
      'what is no HTTP',
      (response: ServerResponse) => {
        response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n');
      },
    ],
    [
      'errors',
      (response: ServerResponse) => {
        answer(response, { errors: [{ message: 'no' }] });
      },
    ],
  ])('is not asked again after %s', async (_what, trouble) => {
    const { subgraph, peer } = await start(first(trouble));
    expect((await subgraph.execute(request())).errors).toHaveLength(1);
    expect(peer.received).toHaveLength(1);
  });

  it('is asked so often and no more, after delays that grow up to a bound', async () => {
    const { subgraph, peer, delays } = await start(refuse(503), {
      retries: { attempts: 6, minDelayMs: 100, maxDelayMs: 1000 },
    });
    expect(await subgraph.execute(request())).toMatchObject({
      ...unavailable('Expected an answer of subgraph "training", got status 503.'),
      cost: { status: 503, attempts: 6 },
    });
    expect(peer.received).toHaveLength(6);
    expect(delays).toEqual([50, 100, 200, 400, 500]);
  });

  it('waits as long as it is told to', async () => {
    const { delays, subgraph } = await start(first(refuse(503, { 'retry-after': '1' })));
    expect(await subgraph.execute(request())).toMatchObject(EVENTS);
    expect(delays).toEqual([1000]);
  });

  it.each(['2', '86400', 'Fri, 31 Dec 2999 23:59:59 GMT'])(
    'is not asked again when it should wait too long (%s)',
    async (retryAfter) => {
      const { peer, subgraph } = await start(refuse(429, { 'retry-after': retryAfter }));
      await subgraph.execute(request());
      expect(peer.received).toHaveLength(1);
    },
  );

  it('is not asked again when no time would be left', async () => {
    const { peer, subgraph } = await start(refuse(503), {
      timeoutMs: 20_000,
      retries: { minDelayMs: 60_000, maxDelayMs: 60_000 },
    });
    await subgraph.execute(request());
    expect(peer.received).toHaveLength(1);
  });

  it('is not asked again after a timeout', async () => {
    const { peer, subgraph } = await start(() => undefined, { timeoutMs: 100 });
    const fetching = subgraph.execute(request());
    await until('the request', () => peer.received.length === 1);
    pass(100);
    await fetching;
    expect(peer.received).toHaveLength(1);
  });

  it('says what is wrong with a port where nobody listens', async () => {
    const url = `http://127.0.0.1:${await freePort()}/graphql`;
    const clock = createTestClock();
    const { subgraph, fetches, logged } = remotes.createRemote({ url }, {}, clock);
    expect(await subgraph.execute(request())).toMatchObject({
      ...unavailable('Subgraph "training" cannot be reached.'),
      cost: { status: null, bytes: 0, attempts: 3 },
    });
    expect(fetches).toEqual([{ outcome: 'unreachable', attempts: 3 }]);
    expect(logged).toMatchObject([
      {
        subgraph: 'training',
        url,
        kind: 'unreachable',
        detail: expect.stringContaining('ECONNREFUSED'),
      },
    ]);
  });
});

describe('retries', () => {
  it('are a part of the load, however many fetches fail', async () => {
    const { peer, subgraph } = await start(refuse(503), { retries: { budgetPercent: 10 } });
    for (let asked = 0; asked < 200; asked += 1) await subgraph.execute(request());
    // 10 that were saved at the start, and one for each 10 fetches.
    expect(peer.received.length).toBeGreaterThanOrEqual(200 + 10 + 18);
    expect(peer.received.length).toBeLessThanOrEqual(200 + 10 + 20);
  });

  it('can be none', async () => {
    const { peer, subgraph } = await start(refuse(503), { retries: { budgetPercent: 0 } });
    await subgraph.execute(request());
    expect(peer.received).toHaveLength(1);
  });
});

describe('a mutation', () => {
  it.each([
    ['a connection that ends before the answer', resetBeforeHeaders],
    ['a connection that ends within the answer', resetAfterHeaders],
    ['429', refuse(429)],
    ['503', refuse(503)],
  ])('is sent exactly once, whatever comes (%s)', async (_what, trouble) => {
    const { subgraph, peer } = await start(trouble);
    expect((await subgraph.execute(request(MUTATION))).data).toBeNull();
    expect(peer.received).toHaveLength(1);
  });

  it('is sent exactly once on a connection that was kept and ends', async () => {
    const { subgraph, peer } = await start((response, _asked, index) => {
      if (index === 0) answer(response, EVENTS);
      else resetBeforeHeaders(response);
    });
    await subgraph.execute(request());
    await connectionsAreFree();
    expect(await subgraph.execute(request(MUTATION))).toMatchObject(reset);
    expect(peer.received).toHaveLength(2);
    expect(peer.connections()).toBe(1);
  });

  it('is sent exactly once when it hangs', async () => {
    const { subgraph, peer } = await start(() => undefined, { timeoutMs: 100 });
    const fetching = subgraph.execute(request(MUTATION));
    await until('the mutation', () => peer.received.length === 1);
    pass(100);
    await fetching;
    expect(peer.received).toHaveLength(1);
  });
});
