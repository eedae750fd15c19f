import { setTimeout as delay } from 'node:timers/promises';

type End = () => unknown;

const PATIENCE_MS = 60_000;

/** How each thing is ended that a script has started. */
export class Endings {
  readonly #ends: End[] = [];
  readonly #patienceMs: number;
  #ended: Promise<readonly string[]> | null = null;

  /** @param patienceMs - so long is waited for each of them */
  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  /** Whether all has ended, or is ending. */
  get isOver(): boolean {
    return this.#ended !== null;
  }

  /** Adds what ends something. Where all was ended meanwhile, what was started has come late, and is ended at once. */
  push(end: End): void {
    if (this.isOver) void this.#try(end);
    else this.#ends.push(end);
  }

  /** Ends all, the last first, as each may need those before it. Gives why some could not be ended: no other is kept by that. */
  end(): Promise<readonly string[]> {
    return (this.#ended ??= this.#endAll());
  }

  async #endAll(): Promise<readonly string[]> {
    const failures: string[] = [];
    // Each is ended before what it stands on.
    for (let end = this.#ends.pop(); end !== undefined; end = this.#ends.pop()) {
      const failure = await this.#try(end);
      if (failure !== null) failures.push(failure);
    }
    return failures;
  }

  async #try(end: End): Promise<string | null> {
    const waiting = new AbortController();
    const ms = this.#patienceMs;
    const late = delay(ms, `Expected it to end within ${ms} ms.`, { signal: waiting.signal });
    try {
      return await Promise.race([tryTo(end), late]);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      waiting.abort();
      late.catch(() => undefined);
    }
  }
}

async function tryTo(end: End): Promise<null> {
  await end();
  return null;
}
