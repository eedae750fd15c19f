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
export function startDeadline(limits: Limits): Deadline {
  return new RunningDeadline(limits);
}

/** There is one for each fetch: methods are made once, functions of its own would be made each time. */
class RunningDeadline implements Deadline {
  readonly #limits: Limits;
  readonly #startedAt: number;
  readonly #timer: NodeJS.Timeout;
  readonly #onAborted = (): void => {
    this.#abort('aborted');
  };
  readonly #onClosed = (): void => {
    this.#abort('closed');
  };
  #lastTurn: NodeJS.Immediate | undefined;
  #listeners: Set<() => void> | null = null;
  #controller: AbortController | null = null;
  #reason: DeadlineReason | null = null;

  constructor(limits: Limits) {
    const { timeoutMs, asker, closing, now } = limits;
    this.#limits = limits;
    this.#startedAt = now();
    this.#timer = setTimeout(() => {
      // Where this process was held up, an answer that came in time has not been read yet.
      this.#lastTurn = setImmediate(() => {
        this.#abort('timeout');
      });
    }, timeoutMs);
    asker?.addEventListener('abort', this.#onAborted, { once: true });
    closing.addEventListener('abort', this.#onClosed, { once: true });
    if (closing.aborted) this.#onClosed();
    if (asker?.aborted === true) this.#onAborted();
  }

  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      if (this.#reason !== null) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  onOver(listener: () => void): () => void {
    if (this.#reason !== null) listener();
    else (this.#listeners ??= new Set()).add(listener);
    return () => void this.#listeners?.delete(listener);
  }

  reason(): DeadlineReason | null {
    return this.#reason;
  }

  allows(ms: number): boolean {
    const { now, timeoutMs } = this.#limits;
    return now() - this.#startedAt + ms < timeoutMs;
  }

  lift(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#lastTurn);
  }

  cancel(): void {
    this.#abort('aborted');
  }

  end(): void {
    const { asker, closing } = this.#limits;
    this.lift();
    asker?.removeEventListener('abort', this.#onAborted);
    closing.removeEventListener('abort', this.#onClosed);
  }

  #abort(why: DeadlineReason): void {
    if (this.#reason !== null) return;
    this.#reason = why;
    this.#controller?.abort();
    for (const listener of this.#listeners ?? []) listener();
  }
}
