import type { MongoClient } from 'mongodb';
import { StartupError } from '../errors.ts';
import { watchAvailability } from './availability.ts';
import { findMongod } from './binary.ts';
import {
  createClient,
  type Database,
  type DatabaseOptions,
  defaultDatabaseName,
} from './client.ts';
import { type DataFolder, dataFolder } from './folder.ts';
import { prepareFolder } from './prepareFolder.ts';
import { joinKeeper, type JoinOptions } from './joinKeeper.ts';
import { replicaSetName } from './mongod.ts';
import { watchPrimary } from './primary.ts';
import { becomePrimary } from './replicaSet.ts';
import { superviseKeeper } from './superviseKeeper.ts';

export interface EmbeddedConfig {
  readonly kind: 'embedded';
  readonly dataDir: string;
  /** Downloaded mongods are kept here, for all data folders. */
  readonly cacheDir: string;
  readonly mongodBinary?: string | undefined;
  /** Default: the port of the last run if it is free, or any. */
  readonly port?: number;
  /** Default: `mep`. */
  readonly name?: string | undefined;
}

/** mongod asks its former port for itself, and waits 30 s for whatever listens there now. */
const primaryTimeoutMs = 60_000;
const slowMs = 3000;

export async function openEmbedded(
  config: EmbeddedConfig,
  options: DatabaseOptions,
): Promise<Database> {
  const folder = dataFolder(config.dataDir);
  await prepareFolder(folder);
  const join: JoinOptions = {
    folder,
    port: config.port,
    findBinary: async () => findMongod(config, options.onProgress),
  };
  const joined = await joinKeeper(join);
  const supervision = superviseKeeper(joined, join, options.log);
  const uri = `mongodb://127.0.0.1:${joined.port}/`;
  // As a member of a set, the client waits for mongod while it is restarted.
  const memberUri = `${uri}?replicaSet=${replicaSetName}`;
  const client = createClient(memberUri, options.monitorCommands);
  const primary = watchPrimary(client);
  const availability = watchAvailability(client);
  try {
    await electPrimary(uri, joined.port, { ...options, lost: supervision.lost, folder });
    await client.connect();
    supervision.goOn();
    return {
      client,
      db: client.db(config.name ?? defaultDatabaseName),
      description: `embedded MongoDB ${await versionOf(client)} in ${config.dataDir}`,
      uri: memberUri,
      primary,
      availability,
      trouble: supervision.trouble,
      createClient: () => createClient(memberUri),
      close: async () => {
        await client.close();
        await supervision.stop();
      },
    };
  } catch (error) {
    await client.close();
    await supervision.stop();
    throw error;
  }
}

interface ElectOptions extends DatabaseOptions {
  readonly folder: DataFolder;
  readonly lost: AbortSignal;
}

async function electPrimary(
  uri: string,
  port: number,
  { folder, lost, onProgress }: ElectOptions,
): Promise<void> {
  const timer = setTimeout(() => {
    onProgress('Waiting for MongoDB to accept writes');
  }, slowMs);
  // Only a direct connection reaches a set that is not configured for this port yet.
  const direct = createClient(`${uri}?directConnection=true`);
  try {
    const timeout = AbortSignal.timeout(primaryTimeoutMs);
    await becomePrimary(direct, port, AbortSignal.any([lost, timeout]));
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `Expected MongoDB in ${folder.root} to accept writes, but: ${reason}. Its log: ${folder.log}`,
    );
  } finally {
    clearTimeout(timer);
    await direct.close();
  }
}

async function versionOf(client: MongoClient): Promise<string> {
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  return String(version);
}
