import { MongoBulkWriteError, type Collection, type Db, type PushOperator } from 'mongodb';
import type { ToldChange } from '../changes/changes.ts';
import { stores } from '../collections/stores.ts';
import type { AttemptDoc, DeliveryDoc, WebhookDoc } from '../collections/webhookDocs.ts';
import type { Message } from './message.ts';

const maxTimeMS = 10_000;
/** A receiver that asks to be tried later again and again has no end of attempts. */
const keptAttempts = 20;

export function openDeliveries(db: Db): Collection<DeliveryDoc> {
  return db.collection<DeliveryDoc>(stores.webhookDeliveries.name);
}

type WebhookRound = Pick<WebhookDoc, '_id' | 'round'>;

/** The same of the same change in the same round, so that none is there twice. */
function idOf({ _id, round }: WebhookRound, sequence: number): string {
  return `${_id}/${pad(round, 6)}/${pad(sequence, 15)}`;
}

function pad(count: number, length: number): string {
  return String(count).padStart(length, '0');
}

export function deliveryOf(
  webhook: WebhookRound,
  change: ToldChange,
  { id, event, body }: Message,
  at: Date,
): DeliveryDoc {
  return {
    ...newDelivery(webhook, at),
    _id: idOf(webhook, change._id),
    sequence: change._id,
    messageId: id,
    event,
    entity: change.entity,
    body,
  };
}

export function testDeliveryOf(
  webhook: WebhookRound,
  { id, event, body }: Message,
  at: Date,
  attempt: AttemptDoc,
): DeliveryDoc {
  return {
    ...newDelivery(webhook, at),
    _id: `${webhook._id}/${id}`,
    sequence: 0,
    messageId: id,
    event,
    entity: null,
    body,
    state: attempt.problem === null ? 'DELIVERED' : 'FAILED',
    attempts: [attempt],
    attemptCount: 1,
    endedAt: at,
  };
}

function newDelivery({ _id: webhookId, round }: WebhookRound, at: Date) {
  const state = { state: 'WAITING', attempts: [], attemptCount: 0, endedAt: null } as const;
  return { webhookId, round, at, nextAt: at, ...state };
}

/** Adds deliveries; those that are there already stay as they are, and are not among what it gives. */
export async function addDeliveries(
  db: Db,
  deliveries: readonly DeliveryDoc[],
): Promise<readonly DeliveryDoc[]> {
  if (deliveries.length === 0) return [];
  try {
    await openDeliveries(db).insertMany([...deliveries], { ordered: false, maxTimeMS });
    return deliveries;
  } catch (error) {
    const present = error instanceof MongoBulkWriteError ? presentIn(error) : null;
    if (present === null) throw error;
    return deliveries.filter((_delivery, index) => !present.has(index));
  }
}

/** Which of them were there; null where something else was in the way. */
function presentIn({ writeErrors, result }: MongoBulkWriteError): ReadonlySet<number> | null {
  const errors = [writeErrors].flat();
  const isOnlyThat = errors.every(({ code }) => code === 11_000);
  if (!isOnlyThat || result.getWriteConcernError() !== undefined) return null;
  return new Set(errors.map(({ index }) => index));
}

/** What still waits, in order. What a replay has left of earlier rounds is removed. */
export async function loadWaiting(
  db: Db,
  { _id: webhookId, round }: WebhookRound,
): Promise<DeliveryDoc[]> {
  const deliveries = openDeliveries(db);
  await deliveries.deleteMany(
    { webhookId, state: 'WAITING', round: { $lt: round } },
    { maxTimeMS },
  );
  return deliveries
    .find({ webhookId, state: 'WAITING', round }, { maxTimeMS })
    .sort({ sequence: 1 })
    .toArray();
}

export interface Attempted {
  readonly attempt: AttemptDoc;
  readonly state: DeliveryDoc['state'];
  readonly nextAt: Date;
}

export async function noteAttempt(
  db: Db,
  { _id }: DeliveryDoc,
  { attempt, state, nextAt }: Attempted,
): Promise<void> {
  const endedAt = state === 'WAITING' ? null : attempt.at;
  const added = { attempts: { $each: [attempt], $slice: -keptAttempts } };
  await openDeliveries(db).updateOne(
    { _id, state: 'WAITING' },
    {
      $set: { state, nextAt, endedAt },
      // The driver's type knows no lists that are read only.
      $push: added as unknown as PushOperator<DeliveryDoc>,
      $inc: { attemptCount: 1 },
    },
    { maxTimeMS },
  );
}

/** Whether a receiver has taken anything since. */
export async function hasDelivered(db: Db, webhookId: string, since: Date): Promise<boolean> {
  const found = await openDeliveries(db).findOne(
    { webhookId, state: 'DELIVERED', endedAt: { $gt: since } },
    { maxTimeMS, projection: { _id: 1 } },
  );
  return found !== null;
}
