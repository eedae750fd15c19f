import type { Db } from 'mongodb';
import { fingerprintOf, readFolder, type DataFolder } from './folder.ts';
import { readImport, type ImportRecord } from './imports.ts';
import { importFormat } from '../documents/seal.ts';
import type { SealedData } from './sealFolder.ts';
import type { ImportSummary, WriteOptions } from './write.ts';

export interface ImportOptions {
  /** With all collections and indexes: a transaction that creates them conflicts with others. */
  readonly db: Db;
  readonly dir: string;
  readonly now?: () => Date;
  readonly onClashes?: WriteOptions['onClashes'];
}

/**
 * Brings the database to what the data set in `dir` says, in one transaction: writes what is new or
 * changed, removes what is gone, leaves documents of another origin alone. A set that has problems
 * is refused by one StartupError that lists them, and nothing is imported.
 *
 * Where this very set is what was imported last, it reads that once and is done.
 */
export async function importData({
  db,
  dir,
  now = () => new Date(),
  onClashes,
}: ImportOptions): Promise<ImportSummary> {
  const [folder, last] = await Promise.all([readFolder(dir), readImport(db)]);
  const at = now();
  if (last?.fingerprint === fingerprint(folder, at)) return unchanged(last);
  const [{ writeData }, data] = await Promise.all([import('./write.ts'), prepareData(folder, at)]);
  return writeData({ db, data, at, ...(onClashes && { onClashes }) });
}

/** Reads and checks the data set in `dir`, ready to be written. */
export async function loadData(dir: string, at: Date): Promise<SealedData> {
  return prepareData(await readFolder(dir), at);
}

async function prepareData(folder: DataFolder, at: Date): Promise<SealedData> {
  // Loaded only here: most starts find the data set imported already.
  const { sealFolder } = await import('./sealFolder.ts');
  return { fingerprint: fingerprint(folder, at), ...sealFolder(folder, at) };
}

function fingerprint(folder: DataFolder, at: Date): string {
  // The year decides which resources have ended.
  return fingerprintOf(folder, String(importFormat), String(at.getUTCFullYear()));
}

function unchanged({ documents }: ImportRecord): ImportSummary {
  return Object.entries(documents).map(([name, count]) => ({
    name,
    inserted: 0,
    updated: 0,
    removed: 0,
    unchanged: count,
  }));
}
