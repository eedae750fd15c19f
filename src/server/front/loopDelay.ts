const LOOK_EVERY_MS = 50;
const WEIGHT_OF_LAST = 0.1;
/** What is later was held up by something else than requests: a machine that slept, a process that was stopped. */
const MAX_COUNTED_MS = 1000;

/** How late the event loop is, of late: for so long what arrives has waited before anybody hears of it. */
export interface LoopDelay {
  readonly ms: () => number;
  readonly close: () => void;
}

/** One late turn counts for little, however late; many count for all they take, up to a second each. */
export class LateTurns {
  #ms = 0;

  get ms(): number {
    return this.#ms;
  }

  note(lateMs: number): void {
    this.#ms += (Math.min(Math.max(0, lateMs), MAX_COUNTED_MS) - this.#ms) * WEIGHT_OF_LAST;
  }
}

export function watchLoopDelay(now: () => number = () => performance.now()): LoopDelay {
  const turns = new LateTurns();
  let looked = now();
  const timer = setInterval(() => {
    const at = now();
    turns.note(at - looked - LOOK_EVERY_MS);
    looked = at;
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    ms: () => turns.ms,
    close: () => {
      clearInterval(timer);
    },
  };
}
