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
import { type DataFolder, dataFolder } from './folder.ts';
import { prepareFolder } from './prepareFolder.ts';
import { type JoinedKeeper, joinKeeper, type JoinOptions } from './joinKeeper.ts';
import type { KeeperMessage } from './keeperLink.ts';
import { replicaSetName } from './mongod.ts';
import { watchPrimary } from './primary.ts';
import { becomePrimary } from './replicaSet.ts';

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
  const memberUri = `${uri}?replicaSet=${replicaSetName}`;
  const client = createClient(memberUri, options.monitorCommands);
  const primary = watchPrimary(client);
  try {
    await electPrimary(uri, joined.port, { ...options, lost: supervision.lost, folder });
    await client.connect();
    return {
      client,
      db: client.db(config.name ?? defaultDatabaseName),
      description: `embedded MongoDB ${await versionOf(client)} in ${config.dataDir}`,
      primary,
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

const rejoinDelaysMs = [0, 200, 500, 1000, 2000];

interface Supervision {
  /** Aborted, with a StartupError, once there is no hope of a mongod any more. */
  readonly lost: AbortSignal;
  stop(): Promise<void>;
}

/** Reports what happens to mongod, and finds another keeper on the same port if its own is killed. */
function superviseKeeper(
  first: JoinedKeeper,
  join: JoinOptions,
  log: DatabaseOptions['log'],
): Supervision {
  let { link } = first;
  let isStopping = false;
  const hasStopped = (): boolean => isStopping;
  const lost = new AbortController();
  const watch = async (): Promise<void> => {
    for (;;) {
      for await (const message of link.messages) {
        if (message.state === 'failed') throw new StartupError(message.failure.message);
        report(message, log);
      }
      if (hasStopped()) return;
      log.warn('The keeper of mongod ended unexpectedly; another one is started');
      link = (await rejoin({ ...join, port: first.port })).link;
      log.info({ port: first.port }, 'mongod runs again');
      if (hasStopped()) await link.leave(leaveTimeoutMs);
    }
  };
  const watching = watch().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ reason }, 'mongod cannot be started again');
    lost.abort(error);
  });
  return {
    lost: lost.signal,
    stop: async () => {
      isStopping = true;
      await link.leave(leaveTimeoutMs);
      await watching;
    },
  };
}

function report(message: KeeperMessage, log: DatabaseOptions['log']): void {
  if (message.state === 'restarting') {
    log.warn({ reason: message.reason }, 'mongod ended unexpectedly and is started again');
  } else if (message.state === 'running') {
    log.info({ port: message.port }, 'mongod runs again');
  }
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
