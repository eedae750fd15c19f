import { type Database, openDatabase } from '../../src/mongo/database.ts';
import { userCacheDir } from './cacheDir.ts';
import { makeMongodFolder, removeLeftFolders } from './mongodFolder.ts';
import { MONGODB_PATIENCE } from './patience.ts';

declare global {
  var testMongo: { readonly database: Database; readonly dataDir: string } | undefined;
}

/** One real mongod for the whole run; test files find it through `testDatabase()`. */
export default async function startMongo(): Promise<void> {
  await removeLeftFolders();
  const dataDir = await makeMongodFolder();
  const mongodBinary = process.env['MONGOD_BINARY'];
  const database = await openDatabase(
    {
      kind: 'embedded',
      dataDir,
      cacheDir: userCacheDir(),
      ...(mongodBinary !== undefined && { mongodBinary }),
    },
    { log: console, onProgress: (message) => process.stderr.write(`${message}\n`) },
  );
  // Tests write by clocks of their own, which say what is long past: MongoDB must remove none of it meanwhile.
  await database.client.db('admin').command({ setParameter: 1, ttlMonitorEnabled: false });
  const [host] = database.client.options.hosts;
  process.env['TEST_MONGODB_URI'] =
    `mongodb://${String(host)}/?replicaSet=${database.client.options.replicaSet}&${MONGODB_PATIENCE}`;
  // Jest hands nothing from set-up to teardown but what both find in their process.
  globalThis.testMongo = { database, dataDir };
}
