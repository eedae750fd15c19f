import { describe, expect, it } from '@jest/globals';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Turns } from '../../src/server/front/turns.ts';

const never = (): void => {
  throw new Error('Expected its turn to come.');
};

describe('turns of requests', () => {
  it('lets the first begin at once, and each that came in the same turn in one of its own', async () => {
    const turns = new Turns(Infinity);
    const begun: number[] = [];
    for (const task of [1, 2, 3]) turns.take(() => begun.push(task), never);
    expect(begun).toEqual([1]);
    await turnOfTheLoop();
    expect(begun).toEqual([1, 2]);
    await turnOfTheLoop();
    expect(begun).toEqual([1, 2, 3]);
  });

  it('puts one that comes while others wait behind them', async () => {
    const turns = new Turns(Infinity);
    const begun: number[] = [];
    turns.take(() => begun.push(1), never);
    turns.take(() => {
      begun.push(2);
      turns.take(() => begun.push(4), never);
    }, never);
    turns.take(() => begun.push(3), never);
    for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop();
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('lets one begin at once again when none waits', async () => {
    const turns = new Turns(Infinity);
    const begun: number[] = [];
    turns.take(() => begun.push(1), never);
    await turnOfTheLoop();
    turns.take(() => begun.push(2), never);
    expect(begun).toEqual([1, 2]);
  });

  it('hears of other things in between', async () => {
    const turns = new Turns(Infinity);
    const heard: string[] = [];
    for (const task of ['first', 'second', 'third']) turns.take(() => heard.push(task), never);
    setImmediate(() => heard.push('something else'));
    for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop();
    expect(heard).toEqual(['first', 'second', 'something else', 'third']);
  });

  it('gives up what has waited for longer than is allowed, and goes on with what has not', async () => {
    let now = 0;
    const turns = new Turns(500, () => now);
    const begun: string[] = [];
    turns.take(() => begun.push('first'), never);
    turns.take(
      () => begun.push('second'),
      () => begun.push('second is given up'),
    );
    now = 501;
    await turnOfTheLoop();
    await turnOfTheLoop();
    turns.take(() => begun.push('third'), never);
    expect(begun).toEqual(['first', 'second is given up', 'third']);
  });

  it('says how long one more would wait: as long as turns take, for each that waits', async () => {
    let now = 0;
    const turns = new Turns(Infinity, () => now);
    const takesTen = (): void => {
      now += 10;
    };
    for (let task = 0; task < 200; task += 1) turns.take(takesTen, never);
    const atFirst = turns.waitMs;
    for (let turn = 0; turn < 100; turn += 1) await turnOfTheLoop();
    expect(atFirst).toBe(0);
    // 99 of 10 ms each.
    expect(Math.round(turns.waitMs / 99)).toBe(10);
    for (let turn = 0; turn < 100; turn += 1) await turnOfTheLoop();
    expect(turns.waitMs).toBe(0);
  });
});
