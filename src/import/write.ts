import { WriteConcern, type AnyBulkWriteOperation, type ClientSession, type Db } from 'mongodb';
import { openCollection, type StoredDoc } from '../collections/define.ts';
import { StartupError } from '../errors.ts';
import { atStart } from '../mongo/atStart.ts';
import { expectMajority } from '../mongo/majority.ts';
import { endAbandoned } from '../changes/abandoned.ts';
import { clashesInWords } from './clashesInWords.ts';
import { openImports, prepareImports, readImport } from './imports.ts';
import type { SealedCollection, SealedDoc } from '../documents/seal.ts';
import { prepareOutbox, readOutbox, takeTurn } from '../changes/outbox.ts';
import { collectionsWith, readWords } from './withAmendments.ts';
import { findRecordChanges, writeRecordChanges } from './recordChanges.ts';
import type { SealedData } from './sealFolder.ts';

export interface WriteOptions {
  readonly db: Db;
  readonly data: SealedData;
  readonly at: Date;
  /** Told before each collection is written; told again where the transaction is tried again. */
  readonly onCollection?: (name: string) => void;
  /** Told where files and what partners say do not go together, in lines; told again where the transaction is tried again. */
  readonly onClashes?: (lines: readonly string[]) => void;
}

/** What an import did to one collection. */
interface CollectionSummary {
  readonly name: string;
  readonly inserted: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
}

export type ImportSummary = readonly CollectionSummary[];

/** All that is read of a document to tell whether it changed. */
interface Stored {
  readonly _id: string;
  readonly origin: unknown;
  readonly hash: string;
}

interface Changes {
  readonly name: string;
  readonly inserted: readonly SealedDoc[];
  readonly updated: readonly SealedDoc[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

const maxTimeMS = 30_000;

/** Writes what differs from the database, all of it or nothing; nothing differs, nothing is written. */
export async function writeData(options: WriteOptions): Promise<ImportSummary> {
  const { db } = options;
  const last = await readImport(db);
  if (last?.fingerprint !== options.data.fingerprint) await expectMajority(db);
  if (last === null) await prepareImports(db);
  if ((await readOutbox(db)) === null) await prepareOutbox(db);
  let attempts = 0;
  return db.client.withSession((session) =>
    session.withTransaction(
      async () => {
        attempts += 1;
        if (attempts > 1) {
          // Something is in the way: another import, one that was killed, or partners who write all the
          // time, and wait from now on.
          await endAbandoned(db);
          await takeTurn(session, db, maxTimeMS);
        }
        return writeChanges(session, options);
      },
      {
        readPreference: 'primary',
        readConcern: { level: 'snapshot' },
        writeConcern: new WriteConcern('majority', undefined, true),
      },
    ),
  );
}

async function writeChanges(session: ClientSession, options: WriteOptions): Promise<ImportSummary> {
  const { db, data, at, onCollection, onClashes } = options;
  const changes: Changes[] = [];
  const { kept, collections, clashes } = collectionsWith(data, await readWords(session, db));
  onClashes?.(clashesInWords(clashes));
  // A session runs one operation at a time.
  for (const collection of collections) {
    changes.push(await findChanges(session, db, collection));
  }
  const records = await findRecordChanges(session, db, kept);
  const hasChanges = changes.some(hasWrites) || records.length > 0;
  if (hasChanges || (await isNews(session, db, data))) {
    // First, so that of two imports at once the second learns it before it has written anything.
    await recordImport(session, options);
  }
  if (hasChanges) await writeRecordChanges(session, db, records, at);
  for (const change of changes.filter(hasWrites)) {
    onCollection?.(change.name);
    await atStart(db, `import into ${change.name}`, () =>
      openCollection(db, change).bulkWrite(toOperations(change, at), { session, maxTimeMS }),
    );
  }
  return changes.map(summarize);
}

async function findChanges(
  session: ClientSession,
  db: Db,
  { name, documents }: SealedCollection,
): Promise<Changes> {
  const ids = documents.map(({ _id }) => _id);
  const stored = await openCollection(db, { name })
    .find<Stored>(
      { $or: [{ origin: 'curated' }, { _id: { $in: ids } }] },
      { session, maxTimeMS, projection: { origin: 1, hash: 1 } },
    )
    .toArray();
  refuseForeign(name, stored);
  const hashes = new Map(stored.map(({ _id, hash }) => [_id, hash]));
  const wanted = new Set(ids);
  const inserted = documents.filter(({ _id }) => !hashes.has(_id));
  const updated = documents.filter(({ _id, hash }) => hashes.has(_id) && hashes.get(_id) !== hash);
  return {
    name,
    inserted,
    updated,
    removed: stored.map(({ _id }) => _id).filter((id) => !wanted.has(id)),
    unchanged: documents.length - inserted.length - updated.length,
  };
}

function refuseForeign(name: string, stored: readonly Stored[]): void {
  const foreign = stored.filter(({ origin }) => origin !== 'curated');
  if (foreign.length === 0) return;
  const found = foreign.map(({ _id, origin }) => `${_id} of origin ${JSON.stringify(origin)}`);
  throw new StartupError(
    `Expected the ids of the data set to be free in ${name}, got ${found.join(', ')}; nothing was imported.`,
  );
}

async function isNews(
  session: ClientSession,
  db: Db,
  { fingerprint }: SealedData,
): Promise<boolean> {
  const last = await openImports(db).findOne({ _id: 'curated' }, { session, maxTimeMS });
  return last?.fingerprint !== fingerprint;
}

async function recordImport(
  session: ClientSession,
  { db, data: { fingerprint, collections }, at }: WriteOptions,
): Promise<void> {
  const documents = Object.fromEntries(
    collections.map(({ name, documents }) => [name, documents.length]),
  );
  await openImports(db).updateOne(
    { _id: 'curated' },
    { $set: { fingerprint, importedAt: at, documents } },
    { session, maxTimeMS },
  );
}

function hasWrites({ inserted, updated, removed }: Changes): boolean {
  return inserted.length + updated.length + removed.length > 0;
}

function toOperations(
  { inserted, updated, removed }: Changes,
  at: Date,
): AnyBulkWriteOperation<StoredDoc>[] {
  return [
    ...inserted.map((document) => ({ insertOne: { document: { ...document, updatedAt: at } } })),
    ...updated.map((document) => ({
      replaceOne: { filter: { _id: document._id }, replacement: { ...document, updatedAt: at } },
    })),
    ...removed.map((_id) => ({ deleteOne: { filter: { _id } } })),
  ];
}

function summarize({ name, inserted, updated, removed, unchanged }: Changes): CollectionSummary {
  return {
    name,
    inserted: inserted.length,
    updated: updated.length,
    removed: removed.length,
    unchanged,
  };
}
