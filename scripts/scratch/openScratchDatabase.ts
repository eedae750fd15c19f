import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { importData } from '../../src/import/import.ts';
import { openDatabase } from '../../src/mongo/database.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { readConfig } from '../../src/settings/config.ts';
import type { Endings } from '../ending/endings.ts';

/** The product's data on an embedded mongod over a folder of its own, which goes with it. */
export async function openScratchDatabase(endings: Endings): Promise<Db> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mep-graph-scratch-'));
  endings.push(() => rm(dataDir, { recursive: true, force: true }));
  const { cacheDir, mongodBinary, data: dir } = readConfig();
  const database = await openDatabase(
    { kind: 'embedded', dataDir, cacheDir, ...(mongodBinary !== null && { mongodBinary }) },
    { log: console, onProgress: console.log },
  );
  endings.push(() => database.close());
  const { db } = database;
  await ensureIndexes(db);
  await importData({ db, dir });
  return db;
}
