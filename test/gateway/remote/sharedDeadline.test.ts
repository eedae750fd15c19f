import { describe, expect, it } from '@jest/globals';
import {
  answer,
  request,
  unavailable,
  useRemotes,
  type Behave,
} from '../../support/remoteSubgraph.ts';
import { useHeldTimers } from '../../support/heldTimers.ts';
import { systemClock } from '../../../src/gateway/remote/clock.ts';
import { until } from '../../support/until.ts';

const { start } = useRemotes();
const TIMED_OUT = unavailable('Subgraph "training" did not answer within 3000 ms.');

describe('fetches of one operation from one subgraph', () => {
  const { pass } = useHeldTimers();

  /** A subgraph that answers each request after so long, by a clock that the test moves. */
  async function startSlow(delays: readonly number[], query = '{ events { id } }') {
    let now = 0;
    const behave: Behave = (response, _asked, index) => {
      const ms = delays[index] ?? 0;
      if (ms === Infinity) return;
      now += ms;
      answer(response, { data: { index } });
    };
    const clock = { ...systemClock, now: () => now };
    const { peer, subgraph } = await start(behave, { timeoutMs: 3000 }, clock);
    const first = request(query);
    const again = () => subgraph.execute({ ...request(query), asker: first.asker });
    return {
      peer,
      again,
      wait: (ms: number) => (now += ms),
      other: () => subgraph.execute(request(query)),
    };
  }

  it('share its timeout: what one took is gone for the next', async () => {
    const { peer, again } = await startSlow([2900, Infinity]);
    expect(await again()).toMatchObject({ errors: [] });
    const second = again();
    await until('the second request', () => peer.received.length === 2);
    pass(100);
    expect(await second).toMatchObject(TIMED_OUT);
  });

  it('are not sent when nothing is left', async () => {
    const { peer, again, other } = await startSlow([3000]);
    await again();
    expect(await again()).toMatchObject(TIMED_OUT);
    expect(peer.received).toHaveLength(1);
    // Another operation has its own.
    expect(await other()).toMatchObject({ errors: [] });
  });

  it('pay for no time in which none of them waits', async () => {
    const { peer, again, wait } = await startSlow([1000, 1000]);
    await again();
    wait(60_000);
    expect(await again()).toMatchObject({ errors: [] });
    expect(peer.received).toHaveLength(2);
  });

  it('pay once for the time in which several wait', async () => {
    const { again } = await startSlow([1000, 1000]);
    expect(await Promise.all([again(), again()])).toMatchObject([{ errors: [] }, { errors: [] }]);
    expect(await again()).toMatchObject({ errors: [] });
  });

  it('have the whole timeout each where they are mutations', async () => {
    const { again } = await startSlow([2900, 2900, 2900], 'mutation { book { id } }');
    for (let time = 0; time < 3; time += 1) expect(await again()).toMatchObject({ errors: [] });
  });
});
