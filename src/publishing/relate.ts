import { WriteConcern, type ClientSession, type Db, type FindCursor } from 'mongodb';
import { takeTurn } from '../changes/outbox.ts';
import { collections } from '../collections/index.ts';
import { stores, type KeptRecordDoc } from '../collections/stores.ts';
import { relater, type Relatable } from '../documents/related.ts';
import { resourceMaker } from '../documents/resources.ts';
import type { DataSet } from '../records/index.ts';
import { Edits } from './derive.ts';
import type { CoreMemory } from './coreMemory.ts';
import { PendingWrites } from './pendingWrites.ts';
import { addEdits, idOf, replace } from './writeBatch.ts';

const maxTimeMS = 30_000;

/** With more resources, telling what is related takes longer than writers may wait; an import still does it. */
const maxResources = 20_000;
const documentsAtOnce = 500;

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
  const count = isDue ? await countResources(reading) : 0;
  if (count === 0 || count > maxResources) {
    await session.abortTransaction();
    return false;
  }
  const core = await parts.core.of(outbox, reading);
  const writes = new PendingWrites({ ...reading, takesAllAtOnce: parts.takesAllAtOnce }, false);
  await addRelated(writes, reading, { set: core.set, at: parts.now() });
  const wrote = writes.collections.length > 0;
  writes.add(stores.outbox.name, {
    updateOne: { filter: idOf('outbox'), update: { $set: { relatedAt: outbox.resourcesAt } } },
  });
  await writes.finish();
  return wrote;
}

/** Writes the documents of some resources after those of others: all at once would be more than the server takes for all else. */
async function addRelated(
  writes: PendingWrites,
  reading: Reading,
  { set, at }: { readonly set: DataSet; readonly at: Date },
): Promise<void> {
  const { name } = collections.resources.resources;
  const relatedTo = relater({ ...set, resources: await readRelatable(reading) });
  const found = findResources(reading).batchSize(documentsAtOnce);
  // In turn: a session runs one operation at a time.
  while (await found.hasNext()) {
    const records = found.readBufferedDocuments().map(({ record }) => toResourceRecord(record));
    const related = new Map(records.map(({ id }) => [id, relatedTo(id)]));
    const make = resourceMaker(set, at.getUTCFullYear(), related);
    const edits = new Edits();
    const documents = records.map(make);
    for (const document of documents) edits.put(name, document);
    const hashes = await readHashes(reading, name, documents);
    await addEdits(writes, edits, { at, hashes, put: replace });
    await writes.finish();
  }
}

interface Reading {
  readonly db: Db;
  readonly session: ClientSession;
  readonly maxTimeMS: number;
}

const areResources = { file: 'resources', record: { $ne: null } } as const;

/** One more than are related where there are more. */
async function countResources({ db, session }: Reading): Promise<number> {
  return db
    .collection<KeptRecordDoc>(stores.records.name)
    .countDocuments(areResources, { session, maxTimeMS, limit: maxResources + 1 });
}

function findResources({ db, session }: Reading): FindCursor<KeptRecordDoc> {
  return db
    .collection<KeptRecordDoc>(stores.records.name)
    .find(areResources, { session, maxTimeMS })
    .sort({ place: 1 });
}

/** Of all resources, in their order. */
async function readRelatable(reading: Reading): Promise<readonly Relatable[]> {
  const fields = ['id', 'agencyIds', 'associationIds', 'topics', 'stateCodes', 'status.code'];
  const found = await findResources(reading)
    .project<Pick<KeptRecordDoc, 'record'>>(
      Object.fromEntries(fields.map((field) => [`record.${field}`, 1])),
    )
    .toArray();
  return found.map(({ record }) => toResourceRecord(record));
}

/** Each passed the schema of resources. */
function toResourceRecord(record: KeptRecordDoc['record']): DataSet['resources'][number] {
  return record as unknown as DataSet['resources'][number];
}

async function readHashes(
  { db, session }: Reading,
  name: string,
  documents: readonly { readonly _id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const stored = await db
    .collection<{ readonly _id: string; readonly hash: string }>(name)
    .find(
      { _id: { $in: documents.map(({ _id }) => _id) } },
      { session, maxTimeMS, projection: { hash: 1 } },
    )
    .toArray();
  return new Map(stored.map(({ _id, hash }) => [`${name} ${_id}`, hash]));
}
