import { MongoServerError, type Collection, type Db } from 'mongodb';
import { stores } from '../collections/stores.ts';
import type { LeaseDoc } from '../collections/webhookDocs.ts';

export interface LeaseOptions {
  readonly db: Db;
  /** What only one process may do. */
  readonly name: string;
  /** This process, and no other. */
  readonly holder: string;
  /** How long after it was taken, or taken again, another may take it. */
  readonly ttlMs: number;
}

const maxTimeMS = 2000;

/** The right to do what only one process may do, for a while. Times are those of the database, whose clock is one. */
export class Lease {
  readonly #options: LeaseOptions;
  #heldUntil = 0;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** By the clock of this process, which began to count before the database did. */
  get leftMs(): number {
    return this.#heldUntil - performance.now();
  }

  get isHeld(): boolean {
    return this.leftMs > 0;
  }

  /** Takes it, or takes it again; false where another has it. */
  async take(): Promise<boolean> {
    const { ttlMs } = this.#options;
    const from = performance.now();
    const isTaken = (await this.#renew()) || (await this.#insert());
    this.#heldUntil = isTaken ? from + ttlMs : 0;
    return isTaken;
  }

  /** Lets the next one have it at once. */
  async release(): Promise<void> {
    if (this.#heldUntil === 0) return;
    this.#heldUntil = 0;
    const { name, holder } = this.#options;
    await this.#leases().updateOne({ _id: name, holder }, { $set: { until: new Date(0) } });
  }

  async #renew(): Promise<boolean> {
    const { name, holder, ttlMs } = this.#options;
    const { matchedCount } = await this.#leases().updateOne(
      { _id: name, $or: [{ holder }, { $expr: { $lte: ['$until', '$$NOW'] } }] },
      [{ $set: { holder, until: { $add: ['$$NOW', ttlMs] } } }],
      { maxTimeMS },
    );
    return matchedCount > 0;
  }

  /** Where nobody ever had it. */
  async #insert(): Promise<boolean> {
    const { name, holder } = this.#options;
    const leases = this.#leases();
    if ((await leases.findOne({ _id: name }, { maxTimeMS })) !== null) return false;
    try {
      await leases.insertOne({ _id: name, holder, until: new Date(0) });
    } catch (error) {
      // Another was as fast.
      if (error instanceof MongoServerError && error.code === 11_000) return false;
      throw error;
    }
    return this.#renew();
  }

  #leases(): Collection<LeaseDoc> {
    return this.#options.db.collection<LeaseDoc>(stores.leases.name);
  }
}
