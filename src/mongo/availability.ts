import type { MongoClient, ServerType, TopologyDescription } from 'mongodb';

/** Whether there is a server that can be asked, as far as this process knows. */
export interface Availability {
  /** When the one that was asked gave its last sign of life, on the clock of `performance.now()`; null while there is one. */
  lostSince(): number | null;
  /**
   * Waits until there is one, or has not been one for as long as anybody waits; says which. Who comes after
   * that is told at once.
   */
  wait(): Promise<boolean>;
}

/** Who is frozen is noticed late: what then is left of the patience is enough for a new primary that stands by. */
const leastWaitMs = 1000;

/** Follows what a client knows of its servers; begin before it connects. */
export function watchAvailability(client: MongoClient): Availability {
  return new Watch(client);
}

class Watch implements Availability {
  readonly #patienceMs: number;
  readonly #types: ReadonlySet<ServerType>;
  readonly #waiting = new Set<(isThere: boolean) => void>();
  #isThere = true;
  #seenAt = performance.now();
  #giveUpAt = Infinity;

  constructor(client: MongoClient) {
    const { serverSelectionTimeoutMS, readPreference } = client.options;
    this.#patienceMs = serverSelectionTimeoutMS;
    this.#types = new Set(
      readPreference.mode === 'primary' ? masters : [...masters, 'RSSecondary'],
    );
    client.on('topologyDescriptionChanged', ({ newDescription }) => {
      this.#look(newDescription);
    });
    client.on('serverHeartbeatSucceeded', ({ reply }) => {
      if (this.#isThere && reply['isWritablePrimary'] === true) this.#seenAt = performance.now();
    });
  }

  lostSince(): number | null {
    return this.#isThere ? null : this.#seenAt;
  }

  async wait(): Promise<boolean> {
    const leftMs = this.#giveUpAt - performance.now();
    if (this.#isThere || leftMs <= 0) return this.#isThere;
    return new Promise((resolve) => {
      const done = (isThere: boolean): void => {
        this.#waiting.delete(done);
        clearTimeout(timer);
        resolve(isThere);
      };
      const timer = setTimeout(done, leftMs, false);
      this.#waiting.add(done);
    });
  }

  #look({ servers }: TopologyDescription): void {
    const isThere = [...servers.values()].some(({ type }) => this.#types.has(type));
    if (isThere === this.#isThere) return;
    const now = performance.now();
    this.#isThere = isThere;
    if (isThere) {
      this.#seenAt = now;
      for (const done of this.#waiting) done(true);
    } else {
      this.#giveUpAt = Math.max(this.#seenAt + this.#patienceMs, now + leastWaitMs);
    }
  }
}

const masters: readonly ServerType[] = ['RSPrimary', 'Mongos', 'LoadBalancer', 'Standalone'];
