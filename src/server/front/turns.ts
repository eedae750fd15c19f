/**
 * Lets tasks begin one in each turn of the event loop. All requests that have arrived are handed over in
 * one turn, and where each takes 1 ms, nothing else is heard of until the last is through: no change of
 * the database, no answer of a subgraph, no request that a cache could answer.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  /** Runs a task now, or when those that came before have had their turns. */
  take(task: () => void): void {
    if (this.#isTaken) {
      this.#waiting.push(task);
      return;
    }
    this.#isTaken = true;
    setImmediate(this.#next);
    task();
  }

  readonly #next = (): void => {
    const task = this.#waiting.shift();
    if (task === undefined) {
      this.#isTaken = false;
      return;
    }
    // What it throws must not keep the others waiting.
    setImmediate(this.#next);
    task();
  };
}
