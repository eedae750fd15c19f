import type { Collection, Db } from 'mongodb';

/** What the last import left behind. */
export interface ImportRecord {
  readonly _id: 'curated';
  /** Of the data set as it was imported; `null` while none ever was. */
  readonly fingerprint: string | null;
  readonly importedAt: Date | null;
  /** How many documents each collection got of it. */
  readonly documents: Readonly<Record<string, number>>;
}

const neverImported = {
  _id: 'curated',
  fingerprint: null,
  importedAt: null,
  documents: {},
} as const;

export function openImports(db: Db): Collection<ImportRecord> {
  return db.collection<ImportRecord>('imports');
}

export async function readImport(db: Db): Promise<ImportRecord | null> {
  const found = await openImports(db).findOne({ _id: 'curated' }, { maxTimeMS: 5000 });
  return found?.fingerprint == null ? null : found;
}

/** Whether a whole data set is in the database. */
export async function isImported(db: Db): Promise<boolean> {
  return (await readImport(db)) !== null;
}

/** The record must be there before imports meet on it: two of them can then not both go on. */
export async function prepareImports(db: Db): Promise<void> {
  await openImports(db).updateOne(
    { _id: 'curated' },
    { $setOnInsert: neverImported },
    { upsert: true },
  );
}
