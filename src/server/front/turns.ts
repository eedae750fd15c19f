import { FairQueue } from './fairQueue.ts';

/** Something that waits for its turn. */
interface Waiting {
  readonly asker: string;
  /** Told what to call when it is done; more than once does no harm. */
  readonly task: (done: () => void) => void;
  readonly giveUp: () => void;
  readonly since: number;
}

interface TurnsOptions {
  /** What has waited for longer is given up, and what would be done later. */
  readonly maxWaitMs: number;
  readonly now?: () => number;
  /** How many requests that have begun wait for the database. */
  readonly waitingRequests?: () => number;
}

/** So many may wait for the database, so that it is never idle; more are begun only of those who have little under way. */
const ENOUGH_WAIT = 8;
const TOO_MANY_WAIT = 64;
const LITTLE = 2;
/** A turn counts for no more than this, or than so many usual ones. */
const LONG_MS = 20;
const LONG_PART = 8;

/**
 * Lets tasks begin one in each turn of the event loop. All requests that have arrived are handed over in
 * one turn, and where each takes 1 ms, nothing else is heard of until the last is through: no change of
 * the database, no answer of a subgraph, no request that a cache could answer. And Node.js accepts one connection in each
 * turn: where turns are long, who comes waits to be let in, for seconds, before anybody could refuse it.
 *
 * What has begun is done before more begins: where many waited in the middle, all would be late, and nobody
 * could tell one that comes how long it takes. Askers take turns.
 */
export class Turns {
  readonly #maxWaitMs: number;
  readonly #now: () => number;
  readonly #waitingRequests: () => number;
  readonly #waiting = new FairQueue<Waiting>();
  /** How much each asker has under way. */
  readonly #begun = new Map<string, number>();
  #isTaken = false;
  /** From one beginning to the next, of late. */
  #turnMs = 0;
  #turnBegan = 0;
  /** From the beginning of one until it is done, of late. */
  #workMs = 0;

  constructor({ maxWaitMs, now, waitingRequests }: TurnsOptions) {
    this.#maxWaitMs = maxWaitMs;
    this.#now = now ?? (() => performance.now());
    this.#waitingRequests = waitingRequests ?? (() => 0);
  }

  /** How long one more task of an asker would wait, about: as long as those before it take. */
  waitMs(asker: string): number {
    return this.#waiting.before(asker) * this.#turnMs;
  }

  /** How long one may wait, so that it is done in time. */
  get allowedMs(): number {
    return this.#maxWaitMs - Math.min(this.#workMs, this.#maxWaitMs / 2);
  }

  /** Runs a task now, or when those that came before have had their turns. */
  take(asker: string, task: Waiting['task'], giveUp: () => void): void {
    const now = this.#now();
    const one = { asker, task, giveUp, since: now };
    if (this.#isTaken) {
      this.#waiting.push(asker, one);
      return;
    }
    this.#isTaken = true;
    this.#turnBegan = now;
    if (this.#mayBegin(asker)) {
      setImmediate(this.#next);
      this.#begin(one, now);
    } else {
      this.#waiting.push(asker, one);
      setTimeout(this.#next, 1);
    }
  }

  readonly #next = (): void => {
    const now = this.#now();
    const allowedMs = this.allowedMs;
    for (const late of this.#waiting.takeWhile(({ since }) => now - since > allowedMs)) {
      // What one throws must not keep the others waiting.
      setImmediate(late.giveUp);
    }
    if (this.#waiting.size === 0) {
      this.#noteTurn(now);
      this.#isTaken = false;
      return;
    }
    const next = this.#waiting.shift(this.#mayBegin);
    if (next === undefined) {
      // Not in the next turn of the loop: it would go round and round.
      setTimeout(this.#next, 1);
      return;
    }
    this.#noteTurn(now);
    setImmediate(this.#next);
    this.#begin(next, now);
  };

  readonly #mayBegin = (asker: string): boolean => {
    const waiting = this.#waitingRequests();
    if (waiting < ENOUGH_WAIT) return true;
    return waiting < TOO_MANY_WAIT && (this.#begun.get(asker) ?? 0) < LITTLE;
  };

  #noteTurn(now: number): void {
    // One long turn, or a process that stood still, says little of what comes next; several in a row do.
    const tookMs = Math.min(now - this.#turnBegan, Math.max(LONG_MS, LONG_PART * this.#turnMs));
    this.#turnMs += (tookMs - this.#turnMs) * WEIGHT_OF_LAST;
    this.#turnBegan = now;
  }

  #begin({ asker, task }: Waiting, began: number): void {
    this.#begun.set(asker, (this.#begun.get(asker) ?? 0) + 1);
    let isDone = false;
    task(() => {
      if (isDone) return;
      isDone = true;
      const took = this.#now() - began;
      // What takes longer waits for something else, or is rare: what comes next will not be like it.
      if (took <= this.#maxWaitMs) this.#workMs += (took - this.#workMs) * WEIGHT_OF_LAST;
      const left = (this.#begun.get(asker) ?? 0) - 1;
      if (left > 0) this.#begun.set(asker, left);
      else this.#begun.delete(asker);
    });
  }
}

const WEIGHT_OF_LAST = 0.05;
