import type { Clock } from './clock.ts';
import type { Verdict } from './failure.ts';
import type { RemoteOptions } from './options.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Leave to ask once; to be settled whatever happens. */
interface Pass {
  settle(verdict: Verdict): void;
}

export interface Breaker {
  /** Half-open from when the next one to come may try. */
  readonly state: () => BreakerState;
  /** Null while the subgraph is not to be asked. */
  readonly enter: () => Pass | null;
}

type State =
  | { readonly name: 'closed'; readonly outcomes: Outcomes }
  | { readonly name: 'open'; readonly openedAt: number }
  | { readonly name: 'half-open'; isTried: boolean };

/**
 * Opens when too many of the last attempts failed; after a while lets one through at a time, and
 * closes again with the first that is answered. What was begun in an earlier state decides nothing.
 */
export function createBreaker(
  { window, minFailures, failurePercent, openMs }: RemoteOptions['breaker'],
  { now }: Pick<Clock, 'now'>,
  onChange: (state: BreakerState) => void,
): Breaker {
  let state: State = { name: 'closed', outcomes: createOutcomes(window) };
  const become = (next: State) => {
    state = next;
    onChange(next.name);
  };
  const isOver = (open: { readonly openedAt: number }) => now() - open.openedAt >= openMs;

  function settleFirst(tried: { isTried: boolean }, verdict: Verdict): void {
    tried.isTried = false;
    if (verdict === 'answered') become({ name: 'closed', outcomes: createOutcomes(window) });
    if (verdict === 'failed') become({ name: 'open', openedAt: now() });
  }
  function settleOne(outcomes: Outcomes, isFailure: boolean): void {
    const { failures, total } = outcomes.add(isFailure);
    const isTooMuch = failures >= minFailures && failures * 100 >= total * failurePercent;
    if (isFailure && isTooMuch) become({ name: 'open', openedAt: now() });
  }
  function pass(entered: State): Pass {
    let isSettled = false;
    return {
      settle: (verdict) => {
        if (isSettled || entered !== state) return;
        isSettled = true;
        if (entered.name === 'half-open') settleFirst(entered, verdict);
        else if (entered.name === 'closed' && verdict !== 'unknown') {
          settleOne(entered.outcomes, verdict === 'failed');
        }
      },
    };
  }

  return {
    state: () => (state.name === 'open' && isOver(state) ? 'half-open' : state.name),
    enter: () => {
      if (state.name === 'open' && isOver(state)) become({ name: 'half-open', isTried: false });
      if (state.name === 'open') return null;
      if (state.name === 'half-open') {
        if (state.isTried) return null;
        state.isTried = true;
      }
      return pass(state);
    },
  };
}

interface Outcomes {
  add(isFailure: boolean): { readonly failures: number; readonly total: number };
}

/** The last so many outcomes. */
function createOutcomes(size: number): Outcomes {
  const last: boolean[] = [];
  let next = 0;
  let failures = 0;
  return {
    add: (isFailure) => {
      if (last[next] === true) failures -= 1;
      if (isFailure) failures += 1;
      last[next] = isFailure;
      next = (next + 1) % size;
      return { failures, total: last.length };
    },
  };
}
