import { NotPlanned } from './notPlanned.ts';

/** Bounds the work for one operation, so that no operation can hold up others. */
export class Budget {
  readonly #steps: number;
  #left: number;

  constructor(steps: number) {
    this.#steps = steps;
    this.#left = steps;
  }

  /** Throws NotPlanned when nothing is left. */
  spend(): void {
    this.#left -= 1;
    if (this.#left >= 0) return;
    throw new NotPlanned(
      `Expected an operation that takes at most ${this.#steps} steps to plan; ask for less at once, or in several requests.`,
    );
  }
}
