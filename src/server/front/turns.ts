/** Something that waits for its turn. */
interface Waiting {
  readonly task: () => void;
  readonly giveUp: () => void;
  readonly since: number;
}

/**
 * Lets tasks begin one in each turn of the event loop. All requests that have arrived are handed over in
 * one turn, and where each takes 1 ms, nothing else is heard of until the last is through: no change of
 * the database, no answer of a subgraph, no request that a cache could answer.
 */
export class Turns {
  readonly #maxWaitMs: number;
  readonly #now: () => number;
  readonly #waiting: Waiting[] = [];
  #isTaken = false;
  /** How long one turn takes, of late. */
  #turnMs = 0;
  #turnBegan = 0;

  /** @param maxWaitMs - what has waited for longer is given up when its turn comes */
  constructor(maxWaitMs: number, now: () => number = () => performance.now()) {
    this.#maxWaitMs = maxWaitMs;
    this.#now = now;
  }

  /** How long one more task would wait, about: as long as those before it take. */
  get waitMs(): number {
    return this.#waiting.length * this.#turnMs;
  }

  /** Runs a task now, or when those that came before have had their turns. */
  take(task: () => void, giveUp: () => void): void {
    const now = this.#now();
    if (this.#isTaken) {
      this.#waiting.push({ task, giveUp, since: now });
      return;
    }
    this.#isTaken = true;
    this.#turnBegan = now;
    setImmediate(this.#next);
    task();
  }

  readonly #next = (): void => {
    const now = this.#now();
    this.#turnMs += (now - this.#turnBegan - this.#turnMs) * weightOfLast;
    this.#turnBegan = now;
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#isTaken = false;
      return;
    }
    // What it throws must not keep the others waiting.
    setImmediate(this.#next);
    if (now - next.since > this.#maxWaitMs) next.giveUp();
    else next.task();
  };
}

const weightOfLast = 0.05;
