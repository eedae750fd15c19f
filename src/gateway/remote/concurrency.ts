import type { Deadline } from './deadline.ts';
import type { RemoteOptions } from './options.ts';

type Turn =
  | { readonly state: 'running'; readonly done: () => void }
  /** Too many wait already. */
  | { readonly state: 'refused' }
  /** It was too late, or everyone who waited was sent away. */
  | { readonly state: 'left' };

type Ending = Pick<Deadline, 'reason' | 'onOver'>;

export interface Turns {
  /** Resolves when it is one's turn; no promise where that is known at once, as it mostly is. */
  take(until: Ending): Turn | Promise<Turn>;
  /** Sends away whoever waits. */
  clear(): void;
  running(): number;
  waiting(): number;
}

/** So many at once, and so many more waiting, first come, first served. */
export function createTurns({ limit, queue }: RemoteOptions['concurrency']): Turns {
  let running = 0;
  const waiting = new Set<(turn: Turn) => void>();

  function start(): Turn {
    running += 1;
    let isDone = false;
    return {
      state: 'running',
      done: () => {
        if (isDone) return;
        isDone = true;
        running -= 1;
        const [next] = waiting;
        if (next !== undefined) next(start());
      },
    };
  }

  return {
    take: (until) => {
      if (until.reason() !== null) return { state: 'left' };
      if (running < limit) return start();
      if (waiting.size >= queue) return { state: 'refused' };
      return new Promise((resolve) => {
        const leave = () => {
          give({ state: 'left' });
        };
        const give = (turn: Turn) => {
          waiting.delete(give);
          stay();
          resolve(turn);
        };
        waiting.add(give);
        const stay = until.onOver(leave);
      });
    },
    clear: () => {
      for (const give of [...waiting]) give({ state: 'left' });
    },
    running: () => running,
    waiting: () => waiting.size,
  };
}
