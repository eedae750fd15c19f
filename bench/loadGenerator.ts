import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Load, LoadResult } from './loadMessages.ts';

export interface LoadGenerator {
  /** Asks until the time is over. Throws at the first request that fails or is answered differently. */
  readonly run: (load: Load) => Promise<Extract<LoadResult, { state: 'done' }>>;
  readonly stop: () => void;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(join(import.meta.dirname, 'loadProcess.ts'));
  const ended = once(child, 'exit').then(() => {
    throw new Error('Expected the load generator to go on, but it ended.');
  });
  // Whoever waits for an answer hears of it; while nobody does, it is no fault.
  ended.catch(() => undefined);
  return {
    run: async (load) => {
      child.send(load);
      // Only loadProcess.ts is at the other end.
      const [result] = (await Promise.race([once(child, 'message'), ended])) as [LoadResult];
      if (result.state === 'failed') throw new Error(`${load.url}: ${result.reason}`);
      return result;
    },
    stop: () => child.kill(),
  };
}
