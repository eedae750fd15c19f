import type { Quota } from '../identity/asker.ts';

/** The points of one asker. They come back by themselves up to a maximum; what it is charged afterwards may leave debts, below zero. */
export class Bucket {
  readonly quota: Quota;
  #level: number;
  #at: number;
  /** What was taken of late and other processes have not heard of; below zero where more was given back. */
  #untold = 0;
  /** How often it had too few, since it had enough. */
  refusals = 0;

  constructor(quota: Quota, now: number) {
    this.quota = quota;
    this.#level = quota.maximum;
    this.#at = now;
  }

  get untold(): number {
    return this.#untold;
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
    this.#untold += points;
  }

  giveBack(points: number, now: number): void {
    this.#level = Math.min(this.quota.maximum, this.levelAt(now) + points);
    this.#untold -= points;
  }

  /** Milliseconds until so many points are there. */
  waitMs(points: number, now: number): number {
    return Math.max(0, ((points - this.levelAt(now)) / this.quota.pointsPerSecond) * 1000);
  }

  /** Others have heard of so many points. */
  noteTold(points: number): void {
    this.#untold -= points;
  }

  /** Takes over what all processes together have left. */
  settle(level: number, now: number): void {
    this.#level = Math.min(this.quota.maximum, level - this.#untold);
    this.#at = now;
  }
}
