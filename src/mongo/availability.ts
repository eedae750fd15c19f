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

/** A set's own patience with a silent primary is 10 s unless it says otherwise; then its members vote. */
const electionMs = 15_000;

/** Follows what a client knows of its servers; begin before it connects. */
export function watchAvailability(client: MongoClient): Availability {
  return new Watch(client);
}

class Watch implements Availability {
  readonly #patienceMs: number;
  readonly #types: ReadonlySet<ServerType>;
  readonly #waiting = new Set<() => void>();
  #isThere = true;
  #canElect = false;
  #seenAt = performance.now();
  #lostAt = Infinity;

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
    while (!this.#isThere) {
      const leftMs = this.#giveUpAt() - performance.now();
      if (leftMs <= 0) return false;
      await this.#news(leftMs);
    }
    return true;
  }

  /** A set that can elect a primary is given the time that takes: its clients then see a pause instead of errors. */
  #giveUpAt(): number {
    const patienceMs = this.#canElect ? Math.max(electionMs, this.#patienceMs) : this.#patienceMs;
    return Math.max(this.#seenAt + patienceMs, this.#lostAt + leastWaitMs);
  }

  /** Until more is known of the servers, or `atMostMs` are over. */
  async #news(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, atMostMs);
      this.#waiting.add(done);
    });
  }

  #look({ servers }: TopologyDescription): void {
    const types = [...servers.values()].map(({ type }) => type);
    const isThere = types.some((type) => this.#types.has(type));
    const canElect = types.filter((type) => voters.has(type)).length > types.length / 2;
    if (isThere === this.#isThere && canElect === this.#canElect) return;
    const now = performance.now();
    if (isThere) this.#seenAt = now;
    else if (this.#isThere) this.#lostAt = now;
    this.#isThere = isThere;
    this.#canElect = canElect;
    for (const done of this.#waiting) done();
  }
}

const masters: readonly ServerType[] = ['RSPrimary', 'Mongos', 'LoadBalancer', 'Standalone'];

/** Of members that this process reaches; whether each has a vote, a client is not told. */
const voters: ReadonlySet<ServerType> = new Set(['RSSecondary', 'RSArbiter', 'RSOther']);
