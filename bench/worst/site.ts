import { join } from 'node:path';
import { readConfig } from '../../src/settings/config.ts';
import { openDatabase } from '../../src/mongo/database.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { cpuTimeMs } from '../cpuTime.ts';
import { openBenchDatabase } from '../openBenchDatabase.ts';
import { startVariant } from '../startVariant.ts';
import { localVariants } from '../variants.ts';

/** A server on a database, and what both take of the processor. */
export interface Site {
  readonly url: string;
  /** Of the server. */
  readonly pid: number;
  readonly cpuMs: () => { readonly server: number; readonly database: number };
  readonly close: () => Promise<void>;
}

interface SiteOptions {
  /** Null for the real data. */
  readonly resources: number | null;
  /** For logs, and for the real data. */
  readonly dir: string;
  /** Where `npm run data:synthetic` keeps its databases. */
  readonly syntheticDir: string;
  /** Further settings of the server. */
  readonly settings: Readonly<Record<string, string>>;
}

type Opened = Pick<Awaited<ReturnType<typeof openBenchDatabase>>, 'uri' | 'mongodPid' | 'close'>;

export async function openSite(options: SiteOptions): Promise<Site> {
  const { resources, dir, syntheticDir, settings } = options;
  const database =
    resources === null
      ? await openBenchDatabase(dir)
      : await openSynthetic(resources, syntheticDir);
  const variant = localVariants.find(({ name }) => name === 'mep-graph-answers');
  if (variant === undefined) throw new Error('Expected a variant with all caches.');
  const own = { ...variant.settings, ...settings, IMPORT_ON_START: 'false' };
  const server = await startVariant(
    { ...variant, settings: own },
    {
      mongodbUri: database.uri,
      body: JSON.stringify({ query: '{ __typename }' }),
      cores: null,
      dir,
    },
  );
  return {
    url: server.url,
    pid: server.pid,
    cpuMs: () => ({
      server: cpuTimeMs([server.pid]),
      database: cpuTimeMs([database.mongodPid]),
    }),
    close: async () => {
      await server.stop();
      await database.close();
    },
  };
}

async function openSynthetic(resources: number, dataDir: string): Promise<Opened> {
  const { CACHE_DIR, MONGOD_BINARY } = process.env;
  const { cacheDir, mongodBinary } = readConfig({}, { CACHE_DIR, MONGOD_BINARY });
  const database = await openDatabase(
    { kind: 'embedded', dataDir, cacheDir, ...(mongodBinary !== null && { mongodBinary }) },
    { log: console, onProgress: console.log },
  );
  const { client } = database;
  const db = client.db(`mep_synthetic_${resources}`);
  if ((await db.collection('resources').estimatedDocumentCount()) < resources) {
    await database.close();
    throw new Error(
      `Expected ${resources} resources in ${join(dataDir)}: npm run data:synthetic -- --resources ${resources} makes them.`,
    );
  }
  await ensureIndexes(db);
  const { pid } = await db.admin().serverStatus();
  const [host] = client.options.hosts;
  return {
    uri: `mongodb://${String(host)}/${db.databaseName}?directConnection=true`,
    mongodPid: Number(pid),
    close: () => database.close(),
  };
}
