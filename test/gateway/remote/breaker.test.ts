import { describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import {
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

interface Started extends TestRemote {
  readonly peer: Peer;
  readonly move: (ms: number) => void;
  /** Asks so often, one after the other. */
  readonly ask: (times: number) => Promise<void>;
}

async function start(behave: Behave, options: Record<string, unknown> = {}): Promise<Started> {
  const clock = createTestClock();
  const remote = await remotes.start(
    behave,
    {
      retries: { attempts: 1 },
      breaker: { window: 10, minFailures: 3, failurePercent: 50, openMs: 5000 },
      ...options,
    },
    clock,
  );
  return {
    ...remote,
    move: (ms) => {
      clock.move(ms);
    },
    ask: async (times) => {
      for (let asked = 0; asked < times; asked += 1) await remote.subgraph.execute(request());
    },
  };
}

const EVENTS = { data: { events: [{ id: 'Event:1' }] } };
const refuse = (status: number) => (response: ServerResponse) => {
  answer(response, 'no', { status, type: 'text/plain' });
};
const open = unavailable('Subgraph "training" failed repeatedly; it is not asked for a while.');

describe('the breaker', () => {
  it('opens after failures, and nothing is asked any more', async () => {
    const { peer, subgraph, states, ask, fetches } = await start(refuse(500));
    await ask(2);
    expect(subgraph.state()).toBe('closed');
    await ask(1);
    expect(subgraph.state()).toBe('open');
    expect(await subgraph.execute(request())).toEqual({
      ...open,
      cost: { status: null, bytes: 0, attempts: 1, ms: 0 },
    });
    await ask(100);
    expect(peer.received).toHaveLength(3);
    expect(states).toEqual(['open']);
    expect(fetches.at(-1)).toEqual({ outcome: 'open', attempts: 1 });
  });

  it('lets one try after a while, and closes when that is answered', async () => {
    let isWell = false;
    const { peer, subgraph, states, ask, move } = await start((response) => {
      if (isWell) answer(response, EVENTS);
      else refuse(500)(response);
    });
    await ask(3);
    move(4999);
    await ask(1);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'open',
      asked: 3,
    });
    move(1);
    expect(subgraph.state()).toBe('half-open');
    await ask(5);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'open',
      asked: 4,
    });
    isWell = true;
    move(5000);
    await ask(5);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'closed',
      asked: 9,
    });
    expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
  });

  it('lets only one try, however many come meanwhile', async () => {
    const held: ServerResponse[] = [];
    const { peer, subgraph, ask, move } = await start((response, _asked, index) => {
      if (index < 3) refuse(500)(response);
      else held.push(response);
    });
    await ask(3);
    move(5000);
    const trial = subgraph.execute(request());
    await until('the one that tries', () => held.length === 1);
    expect(await subgraph.execute(request())).toMatchObject(open);
    answer(await until('it', () => held.shift()), EVENTS);
    expect(await trial).toMatchObject(EVENTS);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'closed',
      asked: 4,
    });
  });

  it('learns nothing from an asker that goes away while it tries', async () => {
    const { peer, subgraph, ask, move, states } = await start((response, _asked, index) => {
      if (index < 3) refuse(500)(response);
      if (index > 3) answer(response, EVENTS);
    });
    await ask(3);
    move(5000);
    const controller = new AbortController();
    const trial = subgraph.execute(
      request('{ events { id } }', { asker: { signal: controller.signal } }),
    );
    await until('the one that tries', () => peer.received.length === 4);
    controller.abort();
    await trial;
    expect(subgraph.state()).toBe('half-open');
    await ask(1);
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('sends away what waits for its turn when it opens', async () => {
    const held: ServerResponse[] = [];
    const { peer, subgraph } = await start((response) => held.push(response), {
      concurrency: { limit: 3, queue: 100 },
      breaker: { minFailures: 1 },
    });
    const asked = Array.from({ length: 50 }, async () => subgraph.execute(request()));
    await until('three requests', () => held.length === 3);
    for (const response of held) refuse(500)(response);
    const results = await Promise.all(asked);
    expect(peer.received).toHaveLength(3);
    for (const result of results.slice(3)) expect(result).toMatchObject(open);
    expect(subgraph.load()).toEqual({ running: 0, waiting: 0, streams: 0 });
  });

  it('ends the retries of a fetch when it opens', async () => {
    const { peer, subgraph, ask } = await start(refuse(503), { retries: { attempts: 10 } });
    await ask(1);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'open',
      asked: 3,
    });
  });

  it('stays closed while fewer fail than are too many', async () => {
    const { subgraph, ask } = await start(
      (response, _asked, index) => {
        if (index % 5 < 2) refuse(500)(response);
        else answer(response, EVENTS);
      },
      { breaker: { window: 10, minFailures: 3, failurePercent: 60 } },
    );
    await ask(100);
    expect(subgraph.state()).toBe('closed');
  });

  it('forgets what is long past', async () => {
    const { subgraph, ask } = await start(
      (response, _asked, index) => {
        if (index < 2 || (index >= 20 && index < 22)) refuse(500)(response);
        else answer(response, EVENTS);
      },
      { breaker: { window: 10, minFailures: 3, failurePercent: 1 } },
    );
    await ask(40);
    expect(subgraph.state()).toBe('closed');
  });

  it.each([
    [
      'GraphQL errors',
      (response: ServerResponse) => {
        answer(response, { errors: [{ message: 'no' }] });
      },
    ],
    ['401', refuse(401)],
    ['404', refuse(404)],
  ])('does not open by what is the doing of one asker (%s)', async (_what, behave) => {
    const { peer, subgraph, ask } = await start(behave);
    await ask(20);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'closed',
      asked: 20,
    });
  });

  it.each([
    ['429', refuse(429)],
    [
      'no JSON',
      (response: ServerResponse) => {
        answer(response, '<html>');
      },
    ],
    [
      'redirects',
      (response: ServerResponse) => {
        answer(response, '', { status: 302, headers: { location: '/' } });
      },
    ],
    ['resets', (response: ServerResponse) => response.socket?.destroy()],
  ])('opens by what is no answer (%s)', async (_what, behave) => {
    const { peer, subgraph, ask } = await start(behave);
    await ask(20);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'open',
      asked: 3,
    });
  });
});

describe('the breaker, when time passes,', () => {
  const { pass } = useHeldTimers();

  it.each([
    [
      'no end',
      (response: ServerResponse) => {
        response.write('{');
      },
    ],
    ['no answer', () => undefined],
  ])('opens by what is no answer (%s)', async (_what, behave) => {
    const { peer, subgraph, ask } = await start(behave, { timeoutMs: 50 });
    for (const asked of [1, 2, 3]) {
      const asking = ask(1);
      await until('the request', () => peer.received.length === asked);
      pass(50);
      await asking;
    }
    await ask(17);
    expect({ state: subgraph.state(), asked: peer.received.length }).toEqual({
      state: 'open',
      asked: 3,
    });
  });
});

describe('the log', () => {
  it('tells each kind of trouble once in ten seconds, and every change', async () => {
    const { logged, ask, move, peer } = await start(
      (response, _asked, index) => {
        if (index === 200) answer(response, EVENTS);
        else refuse(500)(response);
      },
      { breaker: { window: 1000, minFailures: 200 } },
    );
    await ask(100);
    move(10_000);
    await ask(101);
    move(5000);
    await ask(1);
    const facts = { subgraph: 'training', url: peer.url };
    const failed = {
      ...facts,
      level: 40,
      kind: 'status',
      status: 500,
      detail: 'Expected an answer of subgraph "training", got status 500.',
      msg: 'a subgraph gave no answer that can be used',
      time: expect.any(Number),
    };
    expect(logged).toEqual([
      { ...failed, failures: 1 },
      { ...failed, failures: 100 },
      {
        ...facts,
        level: 40,
        time: expect.any(Number),
        msg: 'a subgraph failed repeatedly, breaker opened',
      },
      {
        ...facts,
        level: 30,
        time: expect.any(Number),
        msg: 'a subgraph answers again, breaker closed',
      },
    ]);
  });
});
