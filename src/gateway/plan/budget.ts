import { NotPlanned } from './notPlanned.ts';

/** Bounds the work for one operation, so that no operation can hold up others. */
export class Budget {
  readonly #steps: number;
  readonly #fields: readonly string[];
  #left: number;

  /** `fields` are those that are planned; they are named when it is too much. */
  constructor(steps: number, fields: readonly string[]) {
    this.#steps = steps;
    this.#fields = fields;
    this.#left = steps;
  }

  /** Throws NotPlanned when nothing is left. */
  spend(steps = 1): void {
    this.#left -= steps;
    if (this.#left >= 0) return;
    const fields = [...new Set(this.#fields)].join(', ');
    throw new NotPlanned(
      `Expected what takes at most ${this.#steps} steps to plan, got more below ${fields}. Ask for less at once.`,
    );
  }
}
