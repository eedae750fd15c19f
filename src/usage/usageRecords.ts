import type { Collection, Db } from 'mongodb';
import { OTHERS, type CoordinateUse } from './usageCounts.ts';

/** How often a client has asked for a coordinate since it was first counted. */
export interface UsageDoc {
  /** Client and coordinate. */
  readonly _id: string;
  readonly client: string;
  readonly coordinate: string;
  readonly count: number;
  /** The day, at its begin. */
  readonly lastUsedOn: Date;
}

/** Names of clients that a database tells apart. */
const MAX_CLIENTS = 500;
const BATCH = 1000;
const maxTimeMS = 10_000;

function openUsage(db: Db): Collection<UsageDoc> {
  return db.collection<UsageDoc>('coordinateUses');
}

/** Adds counts to those that are there. */
export async function addUses(db: Db, uses: readonly CoordinateUse[], now: Date): Promise<void> {
  const known = new Set(await clientsIn(db));
  const lastUsedOn = new Date(now);
  lastUsedOn.setUTCHours(0, 0, 0, 0);
  const writes = uses.map(({ client: name, coordinate, count }) => {
    if (known.size < MAX_CLIENTS) known.add(name);
    const client = known.has(name) ? name : OTHERS;
    return {
      updateOne: {
        filter: { _id: `${client} ${coordinate}` },
        update: {
          $setOnInsert: { client, coordinate },
          $inc: { count },
          $max: { lastUsedOn },
        },
        upsert: true,
      },
    };
  });
  for (let from = 0; from < writes.length; from += BATCH) {
    // In turn: what counts must not crowd out what is asked.
    await openUsage(db).bulkWrite(writes.slice(from, from + BATCH), { ordered: false });
  }
}

async function clientsIn(db: Db): Promise<readonly string[]> {
  return openUsage(db).distinct('client', {}, { maxTimeMS });
}

export async function readUses(db: Db): Promise<readonly Omit<UsageDoc, '_id'>[]> {
  const projection = { _id: 0 } as const;
  return openUsage(db)
    .find<Omit<UsageDoc, '_id'>>({}, { projection, maxTimeMS })
    .sort({ client: 1, coordinate: 1 })
    .toArray();
}
