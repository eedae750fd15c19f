import type { ServerResponse } from 'node:http';
import {
  answer,
  createTestClock,
  request,
  unavailable,
  useRemotes,
  type Behave,
  type Peer,
  type TestRemote,
} from './remoteSubgraph.ts';

interface Started extends TestRemote {
  readonly peer: Peer;
  readonly move: (ms: number) => void;
  /** Asks so often, one after the other. */
  readonly ask: (times: number) => Promise<void>;
}

type Start = (behave: Behave, options?: Record<string, unknown>) => Promise<Started>;

/** Starts subgraphs whose breakers open after three failures, by a clock that is moved. */
export function useBreakers(): Start {
  const remotes = useRemotes();
  return async (behave, options = {}) => {
    const clock = createTestClock();
    const remote = await remotes.start(
      behave,
      {
        retries: { attempts: 1 },
        breaker: { window: 10, minFailures: 3, failurePercent: 50, openMs: 5000 },
        ...options,
      },
      clock,
    );
    return {
      ...remote,
      move: (ms) => {
        clock.move(ms);
      },
      ask: async (times) => {
        for (let asked = 0; asked < times; asked += 1) await remote.subgraph.execute(request());
      },
    };
  };
}

export function refuse(status: number): (response: ServerResponse) => void {
  return (response) => {
    answer(response, 'no', { status, type: 'text/plain' });
  };
}

/** What is answered while the breaker is open. */
export const open = unavailable(
  'Subgraph "training" failed repeatedly; it is not asked for a while.',
);
