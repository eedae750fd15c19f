import type { Timestamp } from 'mongodb';

/** How far the primary's log goes, and how far most members have it; null where a server does not tell. */
export interface Progress {
  readonly written: Timestamp;
  readonly committed: Timestamp;
}

interface Sighting {
  readonly at: number;
  readonly written: Timestamp;
}

/**
 * Requests read what the primary has, a change stream tells what most members have. Where the members lag,
 * a stream with nothing to tell has not caught up with what requests read; this says how far it has.
 */
export class Commits {
  readonly #keepMs: number;
  #waiting: readonly Sighting[] = [];

  /** @param keepMs - what most members lack for longer, nobody wants to know any more */
  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /**
   * Until when everything written is committed, by what is known now; null where that is too long ago.
   * @param at - before `progress` was asked for
   */
  coveredAt(at: number, progress: Progress | null): number | null {
    if (progress === null) return at;
    const { written, committed } = progress;
    const all = [
      ...this.#waiting.filter((sighting) => sighting.at > at - this.#keepMs),
      { at, written },
    ];
    this.#waiting = all.filter((sighting) => sighting.written.greaterThan(committed));
    return all.findLast((sighting) => sighting.written.lessThanOrEqual(committed))?.at ?? null;
  }
}
