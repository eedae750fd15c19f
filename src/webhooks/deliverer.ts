import { randomUUID } from 'node:crypto';
import type { Change, Freshness } from '../freshness/freshness.ts';
import { stores } from '../collections/stores.ts';
import type { WebhookDoc } from '../collections/webhookDocs.ts';
import { Alarm } from './alarm.ts';
import { Lane, type LaneParts } from './lane.ts';
import { Lease } from './lease.ts';
import { listActive } from './webhookRecords.ts';
import type { Backlog, WebhookMetrics } from './webhookMetrics.ts';

export interface DelivererParts extends Omit<LaneParts, 'mayDeliver' | 'isTold' | 'metrics'> {
  readonly metrics: WebhookMetrics;
  readonly freshness: Pick<Freshness, 'isLive' | 'onChange'>;
  /** How long after this process has ended another delivers. */
  readonly leaseMs: number;
}

const lookEveryMs = 5000;
const lookAnywayMs = 60_000;

/** Delivers webhooks, as long as no other process does. */
export class Deliverer {
  readonly #parts: DelivererParts;
  readonly #lease: Lease;
  readonly #alarm = new Alarm();
  readonly #lanes = new Map<string, Lane>();
  readonly #leave: () => void;
  readonly #running: Promise<void>;
  #active: readonly WebhookDoc[] = [];
  #isStale = true;
  #takenAt = -Infinity;
  #isClosed = false;
  #isTroubled = false;
  #expiry: NodeJS.Timeout | undefined;

  constructor(parts: DelivererParts) {
    const { db, leaseMs, freshness, metrics } = parts;
    this.#parts = parts;
    this.#lease = new Lease({ db, name: 'webhooks', holder: randomUUID(), ttlMs: leaseMs });
    this.#leave = freshness.onChange((change) => {
      this.#hear(change);
    });
    metrics.observe(
      () => this.#backlog,
      () => this.#lease.isHeld,
    );
    this.#running = this.#run();
  }

  /** Lets what is under way end, but not for long. */
  async close(graceMs: number): Promise<void> {
    this.#isClosed = true;
    this.#leave();
    this.#alarm.ring();
    await this.#running;
    for (const lane of this.#lanes.values()) lane.stop();
    const cutting = setTimeout(() => {
      this.#cut();
    }, graceMs);
    await this.#ended();
    clearTimeout(cutting);
    clearTimeout(this.#expiry);
    await this.#lease.release().catch(() => undefined);
  }

  #hear({ collection }: Change): void {
    if (collection === null || collection === stores.changes.name) {
      for (const lane of this.#lanes.values()) lane.wake();
    }
    const isAboutWebhooks = collection === null || collection === stores.webhooks.name;
    // Whoever has it is the one that changes it.
    const isAboutLease = collection === stores.leases.name && !this.#lease.isHeld;
    if (isAboutWebhooks) this.#isStale = true;
    if (isAboutWebhooks || isAboutLease) this.#alarm.ring();
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      // Each turn begins with what the one before came to.
      await this.#tryTurn();
      const wasRung = await this.#alarm.wait(this.#patience());
      if (!wasRung && !this.#parts.freshness.isLive()) this.#isStale = true;
    }
  }

  async #tryTurn(): Promise<void> {
    try {
      await this.#turn();
      this.#isTroubled = false;
    } catch (error) {
      this.#isStale = true;
      if (!this.#isTroubled) this.#parts.log.warn({ err: error }, 'webhooks wait for the database');
      this.#isTroubled = true;
    }
  }

  async #turn(): Promise<void> {
    if (this.#isStale) await this.#read();
    if (this.#active.length === 0) {
      this.#keepOnly([]);
      if (this.#lanes.size === 0) await this.#lease.release();
      return;
    }
    const wasHeld = this.#lease.isHeld;
    if (!(await this.#take())) {
      this.#cut();
      return;
    }
    // Another may have moved on since they were read.
    if (!wasHeld) await this.#read();
    this.#keepOnly(this.#active);
    for (const webhook of this.#active) this.#serve(webhook);
  }

  async #read(): Promise<void> {
    this.#isStale = false;
    this.#active = await listActive(this.#parts.db);
  }

  async #take(): Promise<boolean> {
    const { leaseMs } = this.#parts;
    const isFresh = performance.now() - this.#takenAt < leaseMs / 4;
    if (this.#lease.isHeld && isFresh) return true;
    const from = performance.now();
    if (!(await this.#lease.take())) return false;
    this.#takenAt = from;
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => {
      this.#cut();
    }, this.#lease.leftMs);
    return true;
  }

  #serve(webhook: WebhookDoc): void {
    const lane = this.#lanes.get(webhook._id);
    if (lane === undefined) this.#open(webhook);
    else if (lane.round === webhook.round) lane.update(webhook);
    // In its place comes another, once it has ended.
    else lane.stop();
  }

  #open(webhook: WebhookDoc): void {
    const lane = new Lane(webhook, {
      ...this.#parts,
      mayDeliver: () => this.#lease.isHeld,
      isTold: () => this.#parts.freshness.isLive(),
    });
    this.#lanes.set(webhook._id, lane);
    void lane.ended.then(() => {
      this.#lanes.delete(webhook._id);
      this.#isStale = true;
      this.#alarm.ring();
    });
  }

  #keepOnly(active: readonly WebhookDoc[]): void {
    const ids = new Set(active.map(({ _id }) => _id));
    for (const [id, lane] of this.#lanes) if (!ids.has(id)) lane.stop();
  }

  #cut(): void {
    for (const lane of this.#lanes.values()) lane.cut();
  }

  async #ended(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map(({ ended }) => ended));
  }

  #patience(): number {
    const { leaseMs, freshness } = this.#parts;
    if (this.#isTroubled || this.#active.length > 0) return leaseMs / 3;
    return freshness.isLive() ? lookAnywayMs : lookEveryMs;
  }

  get #backlog(): Backlog {
    const backlogs = [...this.#lanes.values()].map(({ backlog }) => backlog);
    const times = backlogs.flatMap(({ oldestAt }) => (oldestAt === null ? [] : [oldestAt]));
    return {
      waiting: backlogs.reduce((sum, { waiting }) => sum + waiting, 0),
      oldestAt: times.length === 0 ? null : Math.min(...times),
    };
  }
}
