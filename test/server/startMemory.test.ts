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

  it('is given back once, as soon as no request is being answered', async () => {
    let isIdle = false;
    returnStartMemory(() => isIdle);
    const left = garbage();
    await tick();

    jest.advanceTimersByTime(60_000);
    expect(jest.getTimerCount()).toBe(1);

    isIdle = true;
    jest.advanceTimersByTime(3000);
    expect(left.deref()).toBeUndefined();
    expect(jest.getTimerCount()).toBe(0);
  });
});
