import { afterEach, beforeEach, jest } from '@jest/globals';

/**
 * In the tests of the calling group, what a timeout waits for passes only when `pass` says so, however slow the
 * machine is. All else, `until` with it, goes on as ever.
 */
export function useHeldTimers(): { readonly pass: (ms: number) => void } {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        ...(['Date', 'hrtime', 'performance', 'nextTick', 'queueMicrotask'] as const),
        ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
      ],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  return {
    pass: (ms) => {
      jest.advanceTimersByTime(ms);
    },
  };
}
