import { describe, expect, it } from '@jest/globals';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Turns } from '../../src/server/front/turns.ts';

const never = (): void => {
  throw new Error('Expected its turn to come.');
};

describe('turns of requests', () => {
  it('lets the first begin at once, and each that came in the same turn in one of its own', async () => {
    const turns = new Turns({ maxWaitMs: Infinity });
    const begun: number[] = [];
    for (const task of [1, 2, 3]) turns.take('a', () => begun.push(task), never);
    expect(begun).toEqual([1]);
    await turnOfTheLoop();
    expect(begun).toEqual([1, 2]);
    await turnOfTheLoop();
    expect(begun).toEqual([1, 2, 3]);
  });

  it('puts one that comes while others wait behind them', async () => {
    const turns = new Turns({ maxWaitMs: Infinity });
    const begun: number[] = [];
    turns.take('a', () => begun.push(1), never);
    turns.take(
      'a',
      () => {
        begun.push(2);
        turns.take('a', () => begun.push(4), never);
      },
      never,
    );
    turns.take('a', () => begun.push(3), never);
    for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop();
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('lets one begin at once again when none waits', async () => {
    const turns = new Turns({ maxWaitMs: Infinity });
    const begun: number[] = [];
    turns.take('a', () => begun.push(1), never);
    await turnOfTheLoop();
    turns.take('a', () => begun.push(2), never);
    expect(begun).toEqual([1, 2]);
  });

  it('hears of other things in between', async () => {
    let now = 0;
    const turns = new Turns({ maxWaitMs: Infinity, now: () => now });
    const heard: string[] = [];
    const takesTwo = (task: string): void => {
      heard.push(task);
      now += 2;
    };
    for (const task of ['first', 'second', 'third']) {
      turns.take(
        'a',
        () => {
          takesTwo(task);
        },
        never,
      );
    }
    setImmediate(() => heard.push('something else'));
    for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop();
    expect(heard).toEqual(['first', 'second', 'something else', 'third']);
  });

  it('gives up what has waited for longer than is allowed, and goes on with what has not', async () => {
    let now = 0;
    const turns = new Turns({ maxWaitMs: 500, now: () => now });
    const begun: string[] = [];
    turns.take('a', () => begun.push('first'), never);
    turns.take(
      'a',
      () => begun.push('second'),
      () => begun.push('second is given up'),
    );
    now = 501;
    await turnOfTheLoop();
    await turnOfTheLoop();
    turns.take('a', () => begun.push('third'), never);
    expect(begun).toEqual(['first', 'second is given up', 'third']);
  });

  it('says how long one more would wait: as long as turns take, for each that waits', async () => {
    let now = 0;
    const turns = new Turns({ maxWaitMs: Infinity, now: () => now });
    const takesTen = (): void => {
      now += 10;
    };
    for (let task = 0; task < 200; task += 1) turns.take('a', takesTen, never);
    const atFirst = turns.waitMs('a');
    for (let turn = 0; turn < 100; turn += 1) await turnOfTheLoop();
    expect(atFirst).toBe(0);
    // 99 of 10 ms each.
    expect(Math.round(turns.waitMs('a') / 99)).toBe(10);
    for (let turn = 0; turn < 100; turn += 1) await turnOfTheLoop();
    expect(turns.waitMs('a')).toBe(0);
  });

  it('takes one long turn for no sign of what comes next, and many for one', async () => {
    let now = 0;
    const turns = new Turns({ maxWaitMs: 800, now: () => now });
    /** How long one more would wait behind 10, after turns of so many ms. */
    const waitAfter = async (taken: readonly number[]): Promise<number> => {
      for (const ms of taken) {
        turns.take('a', () => (now += ms), never);
        await turnOfTheLoop();
      }
      for (let task = 0; task < 11; task += 1) turns.take('a', () => undefined, never);
      const waitMs = turns.waitMs('a');
      await turnOfTheLoop();
      return Math.round(waitMs);
    };

    expect(await waitAfter([600])).toBe(10);
    expect(await waitAfter(Array.from({ length: 100 }, () => 50))).toBeGreaterThan(450);
  });
});

describe('turns, where what has begun waits for the database', () => {
  it.each([
    ['few wait, to all', 7, ['a1', 'a2', 'a3', 'b1']],
    ['enough wait, only of who has little under way', 8, ['a1', 'b1', 'a2']],
    ['too many wait, nothing', 64, []],
  ])('are given, where %s', async (_when, waitingRequests, begun) => {
    const started: string[] = [];
    let waiting = waitingRequests;
    let looks = 0;
    const look = (): number => {
      looks += 1;
      return waiting;
    };
    const turns = new Turns({ maxWaitMs: Infinity, waitingRequests: look });
    for (const name of ['a1', 'a2', 'a3', 'b1'])
      turns.take(name.charAt(0), () => started.push(name), never);
    while (started.length < begun.length || (begun.length < 4 && looks < 20)) await turnOfTheLoop();
    expect(started.toSorted()).toEqual(begun.toSorted());
    waiting = 0;
    await untilBegun(started, 4);
  });

  it('are given to who has little under way again, once some of it is done', async () => {
    const turns = new Turns({ maxWaitMs: Infinity, waitingRequests: () => 8 });
    const started: string[] = [];
    const ends: (() => void)[] = [];
    for (const name of ['a1', 'a2', 'a3'])
      turns.take(
        'a',
        (done) => {
          started.push(name);
          ends.push(done);
        },
        never,
      );
    await untilBegun(started, 2);
    ends[0]?.();
    ends[0]?.();
    await untilBegun(started, 3);
    expect(started).toEqual(['a1', 'a2', 'a3']);
  });
});

async function untilBegun(started: readonly string[], count: number): Promise<void> {
  while (started.length < count) await turnOfTheLoop();
}

describe('how long one may wait for its turn', () => {
  it('is less by what requests take once they are begun, without those that take longer than all of it', async () => {
    let now = 0;
    const turns = new Turns({ maxWaitMs: 800, now: () => now });
    const allowedAfter = async (ms: number, times: number): Promise<number> => {
      for (let time = 0; time < times; time += 1) {
        turns.take(
          'a',
          (done) => {
            now += ms;
            done();
          },
          never,
        );
        await turnOfTheLoop();
      }
      return Math.round(turns.allowedMs);
    };
    expect(await allowedAfter(5000, 9)).toBe(800);
    expect(await allowedAfter(200, 1)).toBe(790);
    expect(await allowedAfter(200, 200)).toBe(600);
    expect(await allowedAfter(700, 200)).toBe(400);
  });
});
