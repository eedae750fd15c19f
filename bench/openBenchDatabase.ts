import { join } from 'node:path';
import { createKey } from '../src/identity/keys/keyRecords.ts';
import { readConfig } from '../src/settings/config.ts';
import { importData } from '../src/import/import.ts';
import { openDatabase } from '../src/mongo/database.ts';
import { ensureIndexes } from '../src/mongo/indexes.ts';
import type { Variant } from './variants.ts';

export interface BenchDatabase {
  /** With the name of the database that holds the data. */
  readonly uri: string;
  readonly version: string;
  readonly mongodPid: number;
  /** How many operations reach the database while `run` runs. */
  readonly countOperations: (run: () => Promise<unknown>) => Promise<number>;
  /** A key of the product's, in this database or in the one of a variant that has its own. */
  readonly makeKey: (
    variant: Pick<Variant, 'database'>,
    scopes?: readonly string[],
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A real mongod on a folder of its own, with the product's data and indexes. */
export async function openBenchDatabase(dir: string): Promise<BenchDatabase> {
  // The servers under test are told no other data folder either.
  const { CACHE_DIR, MONGOD_BINARY } = process.env;
  const { cacheDir, mongodBinary, data } = readConfig({}, { CACHE_DIR, MONGOD_BINARY });
  const database = await openDatabase(
    {
      kind: 'embedded',
      dataDir: join(dir, 'mongo'),
      cacheDir,
      ...(mongodBinary !== null && { mongodBinary }),
    },
    {
      log: console,
      onProgress: (message) => {
        console.log(message);
      },
    },
  );
  const { client, db } = database;
  await ensureIndexes(db);
  await importData({ db, dir: data });
  const { pid, version } = await db.admin().serverStatus();
  const [host] = client.options.hosts;
  return {
    uri: `mongodb://${String(host)}/${db.databaseName}?directConnection=true`,
    version: String(version),
    mongodPid: Number(pid),
    countOperations: async (run) => {
      await db.command({ profile: 2 });
      await run();
      await db.command({ profile: 0 });
      const profile = db.collection('system.profile');
      const count = await profile.countDocuments({ 'command.profile': { $exists: false } });
      await profile.drop();
      return count;
    },
    makeKey: async ({ database: own }, scopes = ['bench']) => {
      const place = own === undefined ? db : client.db(`${db.databaseName}_${own}`);
      const wanted = { owner: null, scopes, quota: null, note: '', expiresAt: null };
      return (await createKey(place, wanted, new Date())).text;
    },
    close: () => database.close(),
  };
}
