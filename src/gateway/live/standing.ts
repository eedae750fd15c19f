import type { Logger } from '../../observing/log.ts';
import type { LiveMetrics } from './liveMetrics.ts';

interface StandingParts {
  readonly log: Logger;
  readonly metrics: LiveMetrics;
}

/** Whether what is served is what is asked for, since when, and why not. */
export class Standing {
  readonly #parts: StandingParts;
  #trouble: { readonly reason: string; readonly since: Date } | null = null;
  #healthySince = new Date();
  #failures = 0;

  constructor(parts: StandingParts) {
    this.#parts = parts;
  }

  /** Null where it is. */
  get reason(): string | null {
    return this.#trouble?.reason ?? null;
  }

  get since(): Date {
    return this.#trouble?.since ?? this.#healthySince;
  }

  /** When it was the last time that it became so. */
  get healthySince(): Date {
    return this.#healthySince;
  }

  /** How often in turn it was not. */
  get failures(): number {
    return this.#failures;
  }

  /** @param reason - why it is not; null where it is */
  note(reason: string | null): void {
    const { log, metrics } = this.#parts;
    metrics.noteState(reason === null ? 'current' : 'stale');
    if (reason === null) {
      if (this.#trouble !== null) {
        log.info('the graph is what is asked for again');
        this.#healthySince = new Date();
      }
      this.#trouble = null;
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    if (this.#trouble?.reason === reason) return;
    log.warn({ reason }, 'the graph is not what is asked for; trying again');
    this.#trouble = { reason, since: this.#trouble?.since ?? new Date() };
  }
}
