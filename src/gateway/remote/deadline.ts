import type { Signal } from '../../signal.ts';

/** How long something may take, and who may end it sooner. */
export interface Deadline {
  /** Aborts when it is over. Made when first asked for: most fetches never do, and it is dear. */
  readonly signal: AbortSignal;
  /** Tells when it is over, later if it is not yet, unless what it gives is called first. */
  onOver(listener: () => void): () => void;
  /** Why the signal aborted; null while it has not. */
  reason(): DeadlineReason | null;
  /** Whether so much time is left. */
  allows(ms: number): boolean;
  /** Takes the timeout away; asker and closing stay. */
  lift(): void;
  /** As if the asker had gone. */
  cancel(): void;
  /** Lets go of timer and listeners. */
  end(): void;
}

type DeadlineReason = 'timeout' | 'aborted' | 'closed';

interface Limits {
  readonly timeoutMs: number;
  readonly asker: Signal | null;
  /** Aborted when the subgraph is let go of. */
  readonly closing: Signal;
  readonly now: () => number;
}

/** Begins now. One timer and two listeners, taken off again: `AbortSignal.any` would keep more alive. */
export function startDeadline({ timeoutMs, asker, closing, now }: Limits): Deadline {
  let controller: AbortController | null = null;
  const listeners = new Set<() => void>();
  const startedAt = now();
  let reason: DeadlineReason | null = null;
  const abortFor = (why: DeadlineReason) => () => {
    if (reason !== null) return;
    reason = why;
    controller?.abort();
    for (const listener of listeners) listener();
  };
  const onAborted = abortFor('aborted');
  const onClosed = abortFor('closed');
  const stopTimer = startTimer(timeoutMs, abortFor('timeout'));
  asker?.addEventListener('abort', onAborted, { once: true });
  closing.addEventListener('abort', onClosed, { once: true });
  if (closing.aborted) onClosed();
  if (asker?.aborted === true) onAborted();
  return {
    get signal() {
      if (controller === null) {
        controller = new AbortController();
        if (reason !== null) controller.abort();
      }
      return controller.signal;
    },
    onOver: (listener) => {
      if (reason !== null) listener();
      else listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reason: () => reason,
    allows: (ms) => now() - startedAt + ms < timeoutMs,
    lift: stopTimer,
    cancel: onAborted,
    end: () => {
      stopTimer();
      asker?.removeEventListener('abort', onAborted);
      closing.removeEventListener('abort', onClosed);
    },
  };
}

/** Gives what stops it. */
function startTimer(timeoutMs: number, onTime: () => void): () => void {
  let turn: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    // Where this process was held up, an answer that came in time has not been read yet.
    turn = setImmediate(onTime);
  }, timeoutMs);
  return () => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
}
