import { randomBytes } from 'node:crypto';
import type { ClientSession, Collection, Db, FindOptions } from 'mongodb';
import { userError } from '../errors.ts';
import { stores, type OutboxDoc } from '../collections/stores.ts';

function openOutbox(db: Db): Collection<OutboxDoc> {
  return db.collection<OutboxDoc>(stores.outbox.name);
}

/** It must be there before writers meet on it: two of them can then not both go on. */
export async function prepareOutbox(db: Db): Promise<void> {
  // Twelve letters and digits, which no base 36 of six random bytes lacks once it is filled up.
  const epoch = BigInt(`0x${randomBytes(7).toString('hex')}`)
    .toString(36)
    .slice(-12)
    .padStart(12, '0');
  await openOutbox(db).updateOne(
    { _id: 'outbox' },
    { $setOnInsert: startOf(epoch) },
    { upsert: true },
  );
}

function startOf(epoch: string): Omit<OutboxDoc, '_id'> {
  return {
    epoch,
    sequence: 0,
    turn: 0,
    coreAt: 0,
    resourcesAt: 0,
    relatedAt: 0,
    accepted: 0,
  };
}

export async function readOutbox(db: Db, options: FindOptions = {}): Promise<OutboxDoc | null> {
  return openOutbox(db).findOne({ _id: 'outbox' }, { maxTimeMS: 5000, ...options });
}

/**
 * Takes the turn to write, for as long as the transaction lasts: of two writers at once, the later one is
 * refused by MongoDB here, and tries again with what the earlier one has written.
 */
export async function takeTurn(
  session: ClientSession,
  db: Db,
  maxTimeMS: number,
): Promise<OutboxDoc> {
  const outbox = await openOutbox(db).findOneAndUpdate(
    { _id: 'outbox' },
    { $inc: { turn: 1 } },
    { session, maxTimeMS, returnDocument: 'after' },
  );
  if (outbox !== null) return outbox;
  throw notPrepared();
}

export function notPrepared(): Error {
  return userError(
    'SERVICE_UNAVAILABLE',
    'Expected a database that this version has imported data into, got another; nothing can be written before.',
  );
}
