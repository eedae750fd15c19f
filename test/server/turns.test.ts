import { describe, expect, it } from '@jest/globals';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Turns } from '../../src/server/front/turns.ts';

describe('turns of requests', () => {
  it('lets the first begin at once, and each that came in the same turn in one of its own', async () => {
    const turns = new Turns();
    const begun: number[] = [];
    for (const task of [1, 2, 3]) turns.take(() => begun.push(task));
    expect(begun).toEqual([1]);
    await turnOfTheLoop();
    expect(begun).toEqual([1, 2]);
    await turnOfTheLoop();
    expect(begun).toEqual([1, 2, 3]);
  });

  it('puts one that comes while others wait behind them', async () => {
    const turns = new Turns();
    const begun: number[] = [];
    turns.take(() => begun.push(1));
    turns.take(() => {
      begun.push(2);
      turns.take(() => begun.push(4));
    });
    turns.take(() => begun.push(3));
    for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop();
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('lets one begin at once again when none waits', async () => {
    const turns = new Turns();
    const begun: number[] = [];
    turns.take(() => begun.push(1));
    await turnOfTheLoop();
    turns.take(() => begun.push(2));
    expect(begun).toEqual([1, 2]);
  });

  it('hears of other things in between', async () => {
    const turns = new Turns();
    const heard: string[] = [];
    for (const task of ['first', 'second', 'third']) turns.take(() => heard.push(task));
    setImmediate(() => heard.push('something else'));
    for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop();
    expect(heard).toEqual(['first', 'second', 'something else', 'third']);
  });
});
