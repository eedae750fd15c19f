import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Burst, Load, LoadDone, LoadResult, Order, PhaseDone } from './loadMessages.ts';

export interface LoadGenerator {
  /** Asks until the time is over. Throws at the first request that fails or is answered differently. */
  readonly run: (load: Load) => Promise<LoadDone>;
  /** Asks with more connections, and fewer; what fails or is answered differently is counted. */
  readonly burst: (load: Burst) => Promise<readonly PhaseDone[]>;
  readonly stop: () => void;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(join(import.meta.dirname, 'loadProcess.ts'));
  const ended = once(child, 'exit').then(() => {
    throw new Error('Expected the load generator to go on, but it ended.');
  });
  // Whoever waits for an answer hears of it; while nobody does, it is no fault.
  ended.catch(() => undefined);
  const tell = async (order: Order): Promise<LoadResult> => {
    child.send(order);
    // Only loadProcess.ts is at the other end.
    const [result] = (await Promise.race([once(child, 'message'), ended])) as [LoadResult];
    return result;
  };
  return {
    run: async (load) => {
      const result = await tell({ kind: 'steady', load });
      if (result.state !== 'done') throw unexpected(load.url, result);
      return result.done;
    },
    burst: async (load) => {
      const result = await tell({ kind: 'burst', load });
      if (result.state !== 'over') throw unexpected(load.url, result);
      return result.phases;
    },
    stop: () => child.kill(),
  };
}

function unexpected(url: string, result: LoadResult): Error {
  return new Error(`${url}: ${result.state === 'failed' ? result.reason : result.state}`);
}
