import { userError } from '../../errors.ts';
import type { Asker } from '../../identity/asker.ts';
import { createSlots } from '../slots.ts';

/** They take turns anyway; what waits costs memory. */
const MAX_AT_ONCE = 16;
/** Of these, so that nobody takes the places of all others. */
const MAX_OF_ONE = 4;

/** Those who publish now. */
export class Publishers {
  readonly #all = createSlots(MAX_AT_ONCE);
  readonly #own = new Map<string, number>();
  readonly #stopping = new AbortController();

  /** Aborted once no more lines are taken. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** What is taken is done and told, and where it ends. */
  endAll(): void {
    this.#stopping.abort(STOPPING);
  }

  /** Takes a place and gives what gives it back; null where there is none. */
  take({ kind, name }: Pick<Asker, 'kind' | 'name'>): (() => void) | null {
    const who = `${kind} ${name}`;
    const count = this.#own.get(who) ?? 0;
    const leave = count < MAX_OF_ONE ? this.#all.take() : null;
    if (leave === null) return null;
    this.#own.set(who, count + 1);
    return () => {
      leave();
      const left = (this.#own.get(who) ?? 1) - 1;
      if (left === 0) this.#own.delete(who);
      else this.#own.set(who, left);
    };
  }
}

const STOPPING = userError(
  'SERVICE_UNAVAILABLE',
  'The server stops. What is not told here may be sent again, with the same keys.',
);
