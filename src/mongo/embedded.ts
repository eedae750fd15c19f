import type { MongoClient } from 'mongodb';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from '../errors.ts';
import { findMongod } from './binary.ts';
import {
  createClient,
  type Database,
  type DatabaseOptions,
  defaultDatabaseName,
} from './client.ts';
import { dataFolder, prepareFolder } from './folder.ts';
import { type JoinedKeeper, joinKeeper, type JoinOptions } from './joinKeeper.ts';
import { replicaSetName } from './mongod.ts';
import { becomePrimary } from './replicaSet.ts';

export interface EmbeddedConfig {
  readonly kind: 'embedded';
  readonly dataDir: string;
  /** Downloaded mongods are kept here, for all data folders. */
  readonly cacheDir: string;
  readonly mongodBinary?: string;
  /** Default: the port of the last run if it is free, or any. */
  readonly port?: number;
  /** Default: `mep`. */
  readonly name?: string;
}

/** mongod asks its former port for itself, and waits 30 s for whatever listens there now. */
const primaryTimeoutMs = 60_000;
const slowMs = 3000;
const leaveTimeoutMs = 15_000;

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
  const client = createClient(`${uri}?replicaSet=${replicaSetName}`, options.monitorCommands);
  try {
    await electPrimary(uri, joined.port, options);
    await client.connect();
    return {
      client,
      db: client.db(config.name ?? defaultDatabaseName),
      description: `embedded MongoDB ${await versionOf(client)} in ${config.dataDir}`,
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

async function electPrimary(uri: string, port: number, options: DatabaseOptions): Promise<void> {
  const timer = setTimeout(() => {
    options.onProgress('Waiting for MongoDB to accept writes');
  }, slowMs);
  // Only a direct connection reaches a set that is not configured for this port yet.
  const direct = createClient(`${uri}?directConnection=true`);
  try {
    await becomePrimary(direct, port, primaryTimeoutMs);
  } finally {
    clearTimeout(timer);
    await direct.close();
  }
}

async function versionOf(client: MongoClient): Promise<string> {
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  return String(version);
}

const rejoinDelaysMs = [0, 200, 500, 1000, 2000];

/** Reports what happens to mongod, and finds another keeper on the same port if its own is killed. */
function superviseKeeper(
  first: JoinedKeeper,
  join: JoinOptions,
  log: DatabaseOptions['log'],
): { stop(): Promise<void> } {
  let { link } = first;
  let isStopping = false;
  const hasStopped = (): boolean => isStopping;
  const watch = async (): Promise<void> => {
    for (;;) {
      for await (const message of link.messages) {
        if (message.state === 'restarting') {
          log.warn({ reason: message.reason }, 'mongod ended unexpectedly and is started again');
        } else if (message.state === 'running') {
          log.info({ port: message.port }, 'mongod runs again');
        } else if (message.state === 'failed') {
          log.error({ reason: message.failure.message }, 'mongod cannot be started again');
          return;
        }
      }
      if (hasStopped()) return;
      log.warn('The keeper of mongod ended unexpectedly; another one is started');
      link = (await rejoin({ ...join, port: first.port })).link;
      log.info({ port: first.port }, 'mongod runs again');
      if (hasStopped()) await link.leave(leaveTimeoutMs);
    }
  };
  const watching = watch().catch((error: unknown) => {
    log.error({ error }, 'The embedded MongoDB is lost');
  });
  return {
    stop: async () => {
      isStopping = true;
      await link.leave(leaveTimeoutMs);
      await watching;
    },
  };
}

async function rejoin(join: JoinOptions): Promise<JoinedKeeper> {
  for (const delayMs of rejoinDelaysMs) {
    await delay(delayMs);
    try {
      return await joinKeeper(join);
    } catch (error) {
      if (!(error instanceof StartupError) || delayMs === rejoinDelaysMs.at(-1)) throw error;
    }
  }
  throw new Error('Expected an attempt to start a keeper');
}
