import type { Signal } from '../../signal.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Connections } from './connections.ts';
import type { EventBudget } from './eventBudget.ts';
import type { Failures } from './failure.ts';
import type { RemoteObserver } from './observer.ts';
import type { RemoteOptions } from './options.ts';
import type { TroubleLog } from './troubleLog.ts';

/** What fetches and streams of one subgraph share. */
export interface RemoteParts {
  readonly subgraph: string;
  readonly options: RemoteOptions;
  readonly failures: Failures;
  readonly connections: Connections;
  readonly breaker: Breaker;
  readonly trouble: TroubleLog;
  readonly observer: RemoteObserver | null;
  readonly clock: Clock;
  /** Shared with other subgraphs. */
  readonly eventBudget: EventBudget;
  /** Aborted when the subgraph is let go of. */
  readonly closing: Signal;
}
