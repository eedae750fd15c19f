import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { whenQuiet } from '../../src/server/operations/whenQuiet.ts';

describe('whenQuiet', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('runs once, when no request was answered for a while', () => {
    let [idleMs, runs] = [0, 0];
    whenQuiet(
      () => idleMs,
      () => (runs += 1),
    );
    jest.advanceTimersByTime(10_000);
    expect(runs).toBe(0);
    idleMs = 500;
    jest.advanceTimersByTime(10_000);
    expect(runs).toBe(1);
  });

  it('waits for half a minute at most, and not at all once it is called off', () => {
    let runs = 0;
    const run = () => (runs += 1);
    whenQuiet(() => 0, run);
    const callOff = whenQuiet(() => 0, run);
    callOff();
    jest.advanceTimersByTime(60_000);
    expect(runs).toBe(1);
  });
});
