import { setTimeout as delay } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { Db } from 'mongodb';
import { readChanges } from '../changes/changes.ts';
import type { DeliveryDoc, WebhookDoc } from '../collections/webhookDocs.ts';
import type { Logger } from '../observing/log.ts';
import { Alarm } from './alarm.ts';
import { goneStatus, holdMsOf, judge, sendOnce, type Attempting, type Tried } from './attempt.ts';
import {
  addDeliveries,
  deliveryOf,
  hasDelivered,
  loadWaiting,
  noteAttempt,
  type Attempted,
} from './deliveries.ts';
import { LaneQueue } from './laneQueue.ts';
import { messageOf } from './message.ts';
import { disableWebhook, holdWebhook, movePlace } from './webhookRecords.ts';
import type { Backlog, WebhookMetrics } from './webhookMetrics.ts';

export interface LaneParts extends Attempting {
  readonly db: Db;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly metrics: Pick<WebhookMetrics, 'countAttempt' | 'countDisabled'>;
  /** Whether this process is the one that delivers, still. */
  readonly mayDeliver: () => boolean;
  /** Whether changes are told at once; else they are looked for. */
  readonly isTold: () => boolean;
}

/** So many messages wait in memory and in the database; what comes later stays among the changes until then. */
const maxWaiting = 1000;
const pageSize = 100;
/** Of different entities, to a receiver that takes what it is sent; to another, one. */
const maxAtOnce = 8;
const lookEveryMs = 1000;
const lookAnywayMs = 30_000;
const againMs = 500;

/** Delivers to one receiver: what concerns the same entity in its order, one after the other. */
export class Lane {
  readonly #parts: LaneParts;
  readonly #alarm = new Alarm();
  readonly #cutting = new AbortController();
  readonly #queue = new LaneQueue();
  readonly #underWay = new Set<Promise<void>>();
  readonly ended: Promise<void>;
  #webhook: WebhookDoc;
  #place: string | null;
  #isStopped = false;
  #mustLoad = true;
  #mayHaveMore = true;
  #isTroubled = false;
  #isWell = true;
  /** Of the receiver, whatever it takes meanwhile. */
  #holdUntil = 0;

  constructor(webhook: WebhookDoc, parts: LaneParts) {
    this.#webhook = webhook;
    this.#place = webhook.place;
    this.#parts = parts;
    this.#holdUntil = heldUntil(webhook);
    this.ended = this.#run();
  }

  get round(): number {
    return this.#webhook.round;
  }

  get backlog(): Backlog {
    return this.#queue.backlog;
  }

  /** As it is now, in the same round. */
  update(webhook: WebhookDoc): void {
    const isResumed = resumedAt(webhook) !== resumedAt(this.#webhook);
    this.#webhook = webhook;
    if (isResumed) this.#hasten();
    else this.#holdUntil = Math.max(this.#holdUntil, heldUntil(webhook));
  }

  /** There may be more changes. */
  wake(): void {
    this.#mayHaveMore = true;
    this.#alarm.ring();
  }

  /** Begins nothing more; what is under way ends first. */
  stop(): void {
    this.#isStopped = true;
    this.#alarm.ring();
  }

  /** Ends at once: another process delivers, or this one ends. */
  cut(): void {
    this.#cutting.abort();
    this.stop();
  }

  /** Nothing that waits waits any longer: its holder says that the receiver is well again. */
  #hasten(): void {
    this.#holdUntil = heldUntil(this.#webhook);
    this.#queue.hasten(this.#parts.now());
    this.#alarm.ring();
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      // Each turn begins with what the one before came to.
      await this.#prepare();
      const dueAt = this.#launch();
      const wasRung = await this.#alarm.wait(this.#patience(dueAt));
      this.#mayHaveMore ||= !wasRung;
    }
    await Promise.all(this.#underWay);
  }

  async #prepare(): Promise<void> {
    try {
      if (this.#mustLoad) {
        const asked = this.#webhook;
        const waiting = await loadWaiting(this.#parts.db, asked);
        // It did not take that, when it was last sent; whoever delivered then may be gone.
        if (waiting.some(({ attemptCount }) => attemptCount > 0)) this.#isWell = false;
        this.#queue.load(waiting);
        // It may have been read before it was resumed.
        if (resumedAt(asked) !== resumedAt(this.#webhook)) this.#queue.hasten(this.#parts.now());
        this.#mustLoad = false;
      }
      if (this.#mayHaveMore && this.#queue.size + pageSize <= maxWaiting) await this.#fill();
      this.#isTroubled = false;
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions['code'] === 'CHANGES_EXPIRED') {
        await this.#disable('CHANGES_EXPIRED');
        return;
      }
      // What was added may be there, or not: the database knows.
      this.#mustLoad = true;
      this.#mayHaveMore = true;
      if (!this.#isTroubled) this.#warn(error);
      this.#isTroubled = true;
    }
  }

  async #fill(): Promise<void> {
    const { db, now } = this.#parts;
    const webhook = this.#webhook;
    this.#mayHaveMore = false;
    const following = { after: this.#place, types: webhook.types, first: pageSize };
    const { changes, token, hasMore } = await readChanges(db, following);
    const at = now();
    const added = await addDeliveries(
      db,
      changes.map((change) => deliveryOf(webhook, change, messageOf(change), at)),
    );
    // What nobody is told of need not be written down each time: to look at it again is cheap.
    if (changes.length > 0) await movePlace(db, webhook, token);
    this.#queue.add(added);
    if (token !== '') this.#place = token;
    this.#mayHaveMore ||= hasMore;
    if (hasMore) this.#alarm.ring();
  }

  /** Begins what is due; gives when the next is. */
  #launch(): number {
    const now = this.#parts.now().getTime();
    // The lease ran out while this process stood still: soon it is this one's again, or this lane is cut off.
    if (this.#isStopped || !this.#parts.mayDeliver()) return now + againMs;
    if (this.#holdUntil > now) return this.#holdUntil;
    const atOnce = this.#isWell ? maxAtOnce : 1;
    const { due, nextAt } = this.#queue.take(now, atOnce - this.#underWay.size);
    for (const delivery of due) this.#begin(delivery);
    return nextAt;
  }

  #begin(delivery: DeliveryDoc): void {
    const under = this.#deliver(delivery).finally(() => {
      this.#underWay.delete(under);
      this.#queue.free(delivery);
      this.#alarm.ring();
    });
    this.#underWay.add(under);
  }

  async #deliver(delivery: DeliveryDoc): Promise<void> {
    const { messageId: id, body } = delivery;
    let tried: Tried;
    try {
      tried = await sendOnce(this.#parts, this.#webhook, { id, body }, this.#cutting.signal);
    } catch {
      // Cut off: whoever delivers next sends it again.
      return;
    }
    const attempted = judge(delivery, tried, this.#parts);
    await this.#heed(tried);
    this.#count(tried);
    await this.#untilDone(() => noteAttempt(this.#parts.db, delivery, attempted));
    this.#queue.note(delivery, attempted);
    await this.#disableWhereDue(delivery, attempted);
  }

  /** What a receiver says of what may be sent to it next, which whoever delivers then has to know too. */
  async #heed(tried: Tried): Promise<void> {
    const now = this.#parts.now().getTime();
    const holdMs = holdMsOf(tried);
    // What it took was under way before it wanted nothing more.
    this.#isWell = tried.attempt.problem === null && this.#holdUntil <= now;
    if (holdMs === 0) return;
    this.#holdUntil = Math.max(this.#holdUntil, now + holdMs);
    const until = new Date(this.#holdUntil);
    await this.#untilDone(() => holdWebhook(this.#parts.db, this.#webhook, until));
  }

  async #disableWhereDue(
    { webhookId, at, attempts }: DeliveryDoc,
    { attempt, state }: Attempted,
  ): Promise<void> {
    if (attempt.status === goneStatus) {
      await this.#disable('GONE');
    } else if (state === 'FAILED') {
      const since = attempts[0]?.at ?? at;
      await this.#untilDone(async () => {
        const isOther = await hasDelivered(this.#parts.db, webhookId, since);
        if (!isOther) await this.#disable('FAILING');
      });
    }
  }

  async #disable(reason: NonNullable<WebhookDoc['reason']>): Promise<void> {
    const { db, log, metrics } = this.#parts;
    this.stop();
    const { _id: webhook } = this.#webhook;
    await this.#untilDone(() => disableWebhook(db, this.#webhook, reason));
    metrics.countDisabled(reason);
    log.warn({ webhook, reason }, 'a webhook was disabled');
  }

  #count({ attempt }: Tried): void {
    const other = attempt.status === null ? 'failed' : 'refused';
    this.#parts.metrics.countAttempt(attempt.problem === null ? 'delivered' : other, attempt.ms);
  }

  /** What has come of an attempt is written down, however long the database is gone, as long as this process delivers. */
  async #untilDone(run: () => Promise<void>): Promise<void> {
    while (!this.#cutting.signal.aborted) {
      try {
        await run();
        return;
      } catch (error) {
        this.#warn(error);
        await delay(againMs, undefined, { signal: this.#cutting.signal }).catch(() => undefined);
      }
    }
  }

  #patience(dueAt: number): number {
    if (this.#isTroubled) return againMs;
    const lookMs = this.#parts.isTold() ? lookAnywayMs : lookEveryMs;
    return Math.max(0, Math.min(lookMs, dueAt - this.#parts.now().getTime()));
  }

  #warn(error: unknown): void {
    const { _id: webhook } = this.#webhook;
    this.#parts.log.warn({ err: error, webhook }, 'a webhook waits for the database');
  }
}

function resumedAt({ resumedAt: at }: WebhookDoc): number {
  return at?.getTime() ?? 0;
}

function heldUntil({ holdUntil }: WebhookDoc): number {
  return holdUntil?.getTime() ?? 0;
}
