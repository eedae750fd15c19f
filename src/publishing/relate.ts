import { WriteConcern, type ClientSession, type Db } from 'mongodb';
import { takeTurn } from '../changes/outbox.ts';
import { collections } from '../collections/index.ts';
import { stores, type KeptRecordDoc } from '../collections/stores.ts';
import { relateResources } from '../documents/related.ts';
import { resourceMaker } from '../documents/resources.ts';
import type { DataSet } from '../records/index.ts';
import { Edits } from './derive.ts';
import type { CoreMemory } from './coreMemory.ts';
import { PendingWrites } from './pendingWrites.ts';
import { addEdits, idOf, replace } from './writeBatch.ts';

const maxTimeMS = 30_000;

/** With more resources, telling what is related takes longer than writers may wait; an import still does it. */
const maxResources = 20_000;

interface RelateParts {
  readonly db: Db;
  readonly core: CoreMemory;
  readonly takesAllAtOnce: boolean;
  readonly now: () => Date;
}

/**
 * Tells anew which resources are related, where resources have changed since that was told last: every one
 * that comes or goes changes how telling it is what others have in common, so that no single write can.
 * Gives whether anything was written.
 */
export async function relate(parts: RelateParts): Promise<boolean> {
  return parts.db.client.withSession((session) =>
    session.withTransaction(() => relateIn(session, parts), {
      readPreference: 'primary',
      readConcern: { level: 'snapshot' },
      writeConcern: new WriteConcern('majority', undefined, true),
    }),
  );
}

async function relateIn(session: ClientSession, parts: RelateParts): Promise<boolean> {
  const { db } = parts;
  const reading = { db, session, maxTimeMS };
  const outbox = await takeTurn(session, db, maxTimeMS);
  const isDue = outbox.relatedAt < outbox.resourcesAt;
  const records = isDue ? await readResources(reading) : [];
  if (records.length === 0 || records.length > maxResources) {
    await session.abortTransaction();
    return false;
  }
  const core = await parts.core.of(outbox, reading);
  const set: DataSet = { ...core.set, resources: records };
  const at = parts.now();
  const edits = new Edits();
  const make = resourceMaker(set, at.getUTCFullYear(), relateResources(set));
  const { name } = collections.resources.resources;
  for (const record of records) edits.put(name, make(record));
  const writes = new PendingWrites({ ...reading, takesAllAtOnce: parts.takesAllAtOnce }, false);
  addEdits(writes, edits, { at, hashes: await readHashes(reading, name), put: replace });
  const wrote = writes.collections.length > 0;
  writes.add(stores.outbox.name, {
    updateOne: { filter: idOf('outbox'), update: { $set: { relatedAt: outbox.resourcesAt } } },
  });
  await writes.finish();
  return wrote;
}

interface Reading {
  readonly db: Db;
  readonly session: ClientSession;
  readonly maxTimeMS: number;
}

async function readResources({ db, session }: Reading): Promise<DataSet['resources']> {
  const found = await db
    .collection<KeptRecordDoc>(stores.records.name)
    .find({ file: 'resources', record: { $ne: null } }, { session, maxTimeMS })
    .sort({ place: 1 })
    .limit(maxResources + 1)
    .toArray();
  // Each passed the schema of resources.
  return found.map(({ record }) => record as unknown as DataSet['resources'][number]);
}

async function readHashes(
  { db, session }: Reading,
  name: string,
): Promise<ReadonlyMap<string, string>> {
  const stored = await db
    .collection<{ readonly _id: string; readonly hash: string }>(name)
    .find({}, { session, maxTimeMS, projection: { hash: 1 } })
    .toArray();
  return new Map(stored.map(({ _id, hash }) => [`${name} ${_id}`, hash]));
}
