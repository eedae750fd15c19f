import type { BreakerState } from './breaker.ts';
import type { FailureKind } from './failure.ts';

/** Who counts what happens, for metrics. */
export interface RemoteObserver {
  onFetch(fetch: {
    readonly subgraph: string;
    readonly outcome: Outcome;
    readonly ms: number;
    /** Requests that were sent, or would have been. */
    readonly attempts: number;
    readonly bytes: number;
  }): void;
  /** A subscription has ended. */
  onStream(stream: {
    readonly subgraph: string;
    readonly outcome: Outcome;
    readonly events: number;
  }): void;
  onBreaker(change: { readonly subgraph: string; readonly state: BreakerState }): void;
}

/** Answered, with errors or without; or why not. */
type Outcome = 'answered' | FailureKind;
