import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setImmediate as tick } from 'node:timers/promises';
import { returnStartMemory } from '../../src/server/startMemory.ts';

/** Something that nobody holds. */
function garbage(): WeakRef<object> {
  return new WeakRef({});
}

describe('the memory that only the start took', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is given back once, when no request was answered for a while', async () => {
    let idleMs = 2999;
    returnStartMemory({ idleMs: () => idleMs, answered: () => 199 });
    const left = garbage();
    await tick();

    jest.advanceTimersByTime(60_000);
    expect(jest.getTimerCount()).toBe(1);

    idleMs = 3000;
    jest.advanceTimersByTime(1000);
    expect(left.deref()).toBeUndefined();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('stays where much was asked before, with what is compiled by then', () => {
    let answered = 199;
    let collected = 0;
    const requests = { idleMs: () => (answered < 200 ? 0 : 60_000), answered: () => answered };
    returnStartMemory(requests, () => (collected += 1));

    jest.advanceTimersByTime(5000);
    expect(jest.getTimerCount()).toBe(1);
    answered = 200;
    jest.advanceTimersByTime(1000);
    expect({ collected, timers: jest.getTimerCount() }).toEqual({ collected: 0, timers: 0 });
  });
});
