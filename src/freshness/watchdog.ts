/** Rests between which sockets are read, out of which silence must be made up. */
const steps = 10;

/**
 * Notices silence: calls back once nobody has said `refresh` for so long. Only time counts in which an
 * answer could have been read. Timers of an event loop that was held up fire before its sockets are read,
 * and would take an answer that waits there for none.
 */
export class Watchdog {
  readonly #stepMs: number;
  readonly #onSilence: () => void;
  #left = steps;
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;

  constructor(ms: number, onSilence: () => void) {
    this.#stepMs = ms / steps;
    this.#onSilence = onSilence;
    this.#rest();
  }

  refresh(): void {
    this.#left = steps;
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
  }

  #rest(): void {
    this.#timer = setTimeout(() => {
      // Sockets are read between timers and immediates.
      this.#immediate = setImmediate(() => {
        this.#left -= 1;
        if (this.#left > 0) this.#rest();
        else this.#onSilence();
      });
    }, this.#stepMs);
  }
}
