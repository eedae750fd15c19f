import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from '../errors.ts';
import type { DatabaseOptions, Trouble } from './client.ts';
import { type JoinedKeeper, joinKeeper, type JoinOptions } from './joinKeeper.ts';
import type { KeeperMessage } from './keeperLink.ts';
import { hopefulTries, retryDelayMs } from './retryDelay.ts';

const leaveTimeoutMs = 15_000;

export interface Supervision {
  /** Aborted, with a StartupError, once there is little hope of a mongod; never after `goOn`. */
  readonly lost: AbortSignal;
  /** From now on mongod is tried until it runs, however long that takes. */
  goOn(): void;
  readonly trouble: () => Trouble | null;
  stop(): Promise<void>;
}

/** Reports what happens to mongod, and finds another keeper on the same port if its own is gone. */
export function superviseKeeper(
  first: JoinedKeeper,
  join: JoinOptions,
  log: DatabaseOptions['log'],
): Supervision {
  return new Supervisor(first, join, log);
}

class Supervisor implements Supervision {
  readonly #join: JoinOptions;
  readonly #log: DatabaseOptions['log'];
  readonly #watching: Promise<void>;
  readonly #lost = new AbortController();
  readonly #stopping = new AbortController();
  #link: JoinedKeeper['link'];
  #isOpen = false;
  #trouble: Trouble | null = null;

  constructor({ link, port }: JoinedKeeper, join: JoinOptions, log: DatabaseOptions['log']) {
    this.#join = { ...join, port };
    this.#log = log;
    this.#link = link;
    this.#watching = this.#watch();
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  readonly trouble = (): Trouble | null => this.#trouble;

  goOn(): void {
    this.#isOpen = true;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#link.leave(leaveTimeoutMs);
    await this.#watching;
  }

  #hasStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #watch(): Promise<void> {
    for (;;) {
      for await (const message of this.#link.messages) this.#report(message);
      if (this.#hasStopped()) return;
      this.#log.warn('The keeper of mongod ended unexpectedly; another one is started');
      const joined = await this.#rejoin();
      if (joined === null) return;
      this.#link = joined.link;
      this.#recover(joined.port);
      if (this.#hasStopped()) await this.#link.leave(leaveTimeoutMs);
    }
  }

  #report(message: KeeperMessage): void {
    if (message.state === 'running') this.#recover(message.port);
    if (message.state === 'restarting') this.#complain(message);
    // Its end follows.
    if (message.state === 'failed') {
      this.#complain({ reason: message.failure.message, tries: hopefulTries });
    }
  }

  #complain({ reason, tries }: Trouble): void {
    this.#trouble = { reason, tries };
    if (!this.#isOpen && tries >= hopefulTries) this.#lost.abort(new StartupError(reason));
    if (tries === 0) {
      this.#log.warn({ reason }, 'mongod ended unexpectedly and is started again');
    } else {
      const nextTryMs = retryDelayMs(tries);
      this.#log.error({ reason, tries, nextTryMs }, 'mongod cannot be started again yet');
    }
  }

  #recover(port: number): void {
    if (this.#trouble === null && !this.#isOpen) return;
    this.#trouble = null;
    this.#log.info({ port }, 'mongod runs again');
  }

  /** Null where nobody uses it any more. */
  async #rejoin(): Promise<JoinedKeeper | null> {
    const { signal } = this.#stopping;
    for (let tries = 0; !this.#hasStopped(); tries += 1) {
      await delay(retryDelayMs(tries), undefined, { signal }).catch(() => undefined);
      if (this.#hasStopped()) return null;
      try {
        return await joinKeeper(this.#join);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#complain({ reason, tries: tries + 1 });
      }
    }
    return null;
  }
}
