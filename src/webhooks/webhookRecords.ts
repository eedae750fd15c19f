import { randomBytes } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { readPlace } from '../changes/changes.ts';
import { stores } from '../collections/stores.ts';
import type { LeaseDoc, WebhookDoc } from '../collections/webhookDocs.ts';
import { openDeliveries } from './deliveries.ts';
import { makeSecret, validSecrets } from './signature.ts';

const maxTimeMS = 10_000;

function openWebhooks(db: Db): Collection<WebhookDoc> {
  return db.collection<WebhookDoc>(stores.webhooks.name);
}

export type NewWebhook = Pick<WebhookDoc, 'holder' | 'url' | 'types' | 'note'>;

export const maxOfHolder = 20;

/** Told of all that changes from now on; null where its holder has as many as may be, whoever else adds one at the same time. */
export async function addWebhook(
  db: Db,
  wanted: NewWebhook,
  now: Date,
): Promise<WebhookDoc | null> {
  const webhook: WebhookDoc = {
    _id: `wh_${randomBytes(9).toString('hex')}`,
    ...wanted,
    state: 'ACTIVE',
    reason: null,
    createdAt: now,
    secrets: [{ text: makeSecret(), createdAt: now, expiresAt: null }],
    round: 0,
    place: await readPlace(db),
  };
  const { holder } = wanted;
  return db.client.withSession((session) =>
    session.withTransaction(
      async () => {
        // Of two at once, the later one is refused here, and tries again.
        await db
          .collection<LeaseDoc>(stores.leases.name)
          .updateOne(
            { _id: `webhooks of ${holder}` },
            { $set: { holder: webhook._id, until: now } },
            { session, upsert: true },
          );
        const count = await openWebhooks(db).countDocuments({ holder }, { session, maxTimeMS });
        if (count >= maxOfHolder) return null;
        await openWebhooks(db).insertOne({ ...webhook }, { session });
        return webhook;
      },
      { readPreference: 'primary', readConcern: { level: 'snapshot' } },
    ),
  );
}

export async function findWebhook(
  db: Db,
  id: string,
  holder: string | null,
): Promise<WebhookDoc | null> {
  return openWebhooks(db).findOne({ _id: id, ...(holder !== null && { holder }) }, { maxTimeMS });
}

/** All, or those of a holder; the oldest first. */
export async function listWebhooks(
  db: Db,
  holder: string | null = null,
): Promise<readonly WebhookDoc[]> {
  return openWebhooks(db)
    .find(holder === null ? {} : { holder }, { maxTimeMS })
    .sort({ createdAt: 1, _id: 1 })
    .toArray();
}

export async function listActive(db: Db): Promise<readonly WebhookDoc[]> {
  return openWebhooks(db).find({ state: 'ACTIVE' }, { maxTimeMS }).toArray();
}

/** Null where it is gone. */
async function change(
  db: Db,
  { _id }: WebhookDoc,
  changed: Partial<WebhookDoc>,
): Promise<WebhookDoc | null> {
  return openWebhooks(db).findOneAndUpdate(
    { _id },
    { $set: changed },
    { maxTimeMS, returnDocument: 'after' },
  );
}

export async function pauseWebhook(db: Db, webhook: WebhookDoc): Promise<WebhookDoc | null> {
  return change(db, webhook, { state: 'PAUSED', reason: null });
}

/** Goes on from where it stood, also where we had disabled it; what waits is sent at once, also where it was active. */
export async function resumeWebhook(
  db: Db,
  webhook: WebhookDoc,
  now: Date,
): Promise<WebhookDoc | null> {
  await openDeliveries(db).updateMany(
    { webhookId: webhook._id, state: 'WAITING' },
    { $set: { nextAt: now } },
    { maxTimeMS },
  );
  return change(db, webhook, { state: 'ACTIVE', reason: null, holdUntil: now, resumedAt: now });
}

export async function disableWebhook(
  db: Db,
  webhook: WebhookDoc,
  reason: NonNullable<WebhookDoc['reason']>,
): Promise<void> {
  await openWebhooks(db).updateOne(
    // Whoever has replayed or paused it meanwhile has seen more.
    { _id: webhook._id, round: webhook.round, state: 'ACTIVE' },
    { $set: { state: 'DISABLED', reason } },
    { maxTimeMS },
  );
}

/** Its receiver wants nothing to be sent until then. */
export async function holdWebhook(db: Db, { _id }: WebhookDoc, until: Date): Promise<void> {
  // Of several that were answered so, whichever is written down last.
  await openWebhooks(db).updateOne({ _id }, { $max: { holdUntil: until } }, { maxTimeMS });
}

/** Gives it a new secret, beside which the one before stays valid for a while. */
export async function rotateWebhook(
  db: Db,
  webhook: WebhookDoc,
  formerUntil: Date,
  now: Date,
): Promise<WebhookDoc | null> {
  const [former] = validSecrets(webhook.secrets, now);
  const secrets = [
    { text: makeSecret(), createdAt: now, expiresAt: null },
    ...(former !== undefined && formerUntil > now ? [{ ...former, expiresAt: formerUntil }] : []),
  ];
  return change(db, webhook, { secrets });
}

/** Tells all again that changed behind a place; null for all that is kept. */
export async function replayWebhook(
  db: Db,
  { _id }: WebhookDoc,
  place: string | null,
): Promise<WebhookDoc | null> {
  return openWebhooks(db).findOneAndUpdate(
    { _id },
    // What waits is of the round before, and told again, or older than what is wanted.
    { $set: { place, state: 'ACTIVE', reason: null }, $inc: { round: 1 } },
    { maxTimeMS, returnDocument: 'after' },
  );
}

export async function removeWebhook(db: Db, { _id }: WebhookDoc): Promise<void> {
  await openWebhooks(db).deleteOne({ _id }, { maxTimeMS });
  await openDeliveries(db).deleteMany({ webhookId: _id }, { maxTimeMS });
}

/** Moves on, unless somebody has replayed it meanwhile. */
export async function movePlace(db: Db, webhook: WebhookDoc, place: string): Promise<void> {
  await openWebhooks(db).updateOne(
    { _id: webhook._id, round: webhook.round },
    { $set: { place } },
    { maxTimeMS },
  );
}
