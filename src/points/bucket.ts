import type { Quota } from '../identity/asker.ts';

/**
 * The points of one asker. They come back by themselves up to a maximum; below zero are debts, where several processes have
 * given out the same points.
 */
export class Bucket {
  readonly quota: Quota;
  #level: number;
  #at: number;
  #spent = 0;

  constructor(quota: Quota, now: number) {
    this.quota = quota;
    this.#level = quota.maximum;
    this.#at = now;
  }

  /** How many points there are. */
  levelAt(now: number): number {
    const { pointsPerSecond, maximum } = this.quota;
    const since = Math.max(0, now - this.#at) / 1000;
    this.#level = Math.min(maximum, this.#level + since * pointsPerSecond);
    this.#at = now;
    return this.#level;
  }

  take(points: number, now: number): void {
    this.#level = this.levelAt(now) - points;
    this.#spent += points;
  }

  giveBack(points: number, now: number): void {
    this.#level = Math.min(this.quota.maximum, this.levelAt(now) + points);
    this.#spent -= points;
  }

  /** Milliseconds until so many points are there. */
  waitMs(points: number, now: number): number {
    return Math.max(0, ((points - this.levelAt(now)) / this.quota.pointsPerSecond) * 1000);
  }

  /** What was spent, less what was given back, since this was asked last. */
  takeSpent(): number {
    const spent = this.#spent;
    this.#spent = 0;
    return spent;
  }

  /** Takes what all processes know together; what was spent here since it was asked for counts beside it. */
  settle(level: number, now: number): void {
    this.#level = Math.min(this.quota.maximum, level - this.#spent);
    this.#at = now;
  }
}
