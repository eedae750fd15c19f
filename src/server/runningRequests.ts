const WATCHED: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Whether probes and scrapers look at a route every few seconds. */
export function isWatched(route: string): boolean {
  return WATCHED.has(route);
}

/** How many requests there are, and for how long there were none. */
export class RunningRequests {
  #running = 0;
  #answered = 0;
  #idleSince = performance.now();
  #wake: () => void = () => undefined;

  begin(): void {
    this.#running += 1;
  }

  /** @param now - by `performance.now()` */
  end(route: string, now: number): void {
    this.#running -= 1;
    if (this.#running === 0) this.#wake();
    if (isWatched(route)) return;
    this.#idleSince = now;
    this.#answered += 1;
  }

  /** How many are over. Probes and scrapers do not count. */
  answered(): number {
    return this.#answered;
  }

  /** For how long no request was answered, in ms; 0 while one is. Probes and scrapers do not count. */
  idleMs(): number {
    return this.#running === 0 ? performance.now() - this.#idleSince : 0;
  }

  /** Waits until there is none. */
  async untilIdle(): Promise<void> {
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}
