import { describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { EVENTS, answer, request } from '../../../support/remoteSubgraph.ts';
import { open, refuse, useBreakers } from '../../../support/breakerRemote.ts';
import { until } from '../../../support/until.ts';

const start = useBreakers();

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
