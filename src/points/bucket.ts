import type { Quota } from '../identity/asker.ts';

/** Points that were taken for an operation, until it tells what it cost. */
export interface Reservation {
  readonly points: number;
  readonly at: number;
}

/** What was begun longer ago is over, or left by its asker, who gets nothing back. */
const RUNS_FOR_MS = 10_000;
/** Whatever is asked costs so much. */
const LEAST_COST = 1;

/** The points of one asker. They come back by themselves up to a maximum; what it is charged afterwards may leave debts, below zero. */
export class Bucket {
  readonly quota: Quota;
  #level: number;
  #at: number;
  /** What was taken of late and other processes have not heard of; below zero where more was given back. */
  #untold = 0;
  /** Oldest first. */
  readonly #reservations = new Set<Reservation>();
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

  reserve(points: number, now: number): Reservation {
    this.#forgetOver(now);
    this.take(points, now);
    const reservation = { points, at: now };
    if (points > LEAST_COST) this.#reservations.add(reservation);
    return reservation;
  }

  /** Gives back what it did not take. */
  release(reservation: Reservation, spent: number, now: number): void {
    this.#reservations.delete(reservation);
    const unspent = reservation.points - spent;
    if (unspent <= 0) return;
    this.#level = Math.min(this.quota.maximum, this.levelAt(now) + unspent);
    this.#untold -= unspent;
  }

  /** Milliseconds until so many points may be there: most of those that are reserved come back soon. */
  waitMs(points: number, now: number): number {
    this.#forgetOver(now);
    let soon = this.levelAt(now);
    for (const reservation of this.#reservations) soon += reservation.points - LEAST_COST;
    return Math.max(0, ((points - soon) / this.quota.pointsPerSecond) * 1000);
  }

  #forgetOver(now: number): void {
    for (const reservation of this.#reservations) {
      if (now - reservation.at <= RUNS_FOR_MS) return;
      this.#reservations.delete(reservation);
    }
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
