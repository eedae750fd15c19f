import { describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { EVENTS, answer } from '../../../support/remoteSubgraph.ts';
import { refuse, useBreakers } from '../../../support/breakerRemote.ts';
import { useHeldTimers } from '../../../support/heldTimers.ts';
import { until } from '../../../support/until.ts';

const start = useBreakers();

describe('the breaker', () => {
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
