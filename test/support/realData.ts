import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from '@jest/globals';
import { importData } from '../../src/import/import.ts';
import { prepareImports } from '../../src/import/imports.ts';
import { loadZips } from '../../src/import/zips.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase, type TestDatabase } from './database.ts';

export const dataDir = join(import.meta.dirname, '..', '..', 'data');

interface Options {
  /** With the places of ZIP codes, which take longer than everything else. */
  readonly withZips?: boolean;
}

/** A test database that holds the product's own data before the tests begin. */
export function realDatabase({ withZips = false }: Options = {}): TestDatabase {
  const database = testDatabase();
  beforeAll(async () => {
    await ensureIndexes(database.db);
    await prepareImports(database.db);
    await importData({ db: database.db, dir: dataDir });
    if (withZips) await loadZips(database.db);
  });
  return database;
}

/** The records of a data file, as they stand there. */
export function records(name: string): readonly Readonly<Record<string, unknown>>[] {
  // The importer's tests hold the files to their shapes.
  return JSON.parse(readFileSync(join(dataDir, `${name}.json`), 'utf8')) as never;
}

/** The best that a record rests on, as a reader of the data files would say. */
export function basisOf({ sources }: Readonly<Record<string, unknown>>): string {
  const bases = (sources as readonly { basis: string }[]).map(({ basis }) => basis);
  if (bases.includes('DOCUMENT')) return 'DOCUMENT';
  return bases.includes('NIST_PARTNERSHIPS_PAGE') ? 'NIST_PARTNERSHIPS_PAGE' : 'GENERAL_KNOWLEDGE';
}
