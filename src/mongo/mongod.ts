import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { explainExit, type MongodFailure, type MongodPlace } from './mongodFailure.ts';
import { type MongodLogLine, openMongodLog } from './mongodLog.ts';

export interface MongodCommand extends MongodPlace {
  readonly binary: string;
}

export interface Mongod {
  readonly pid: number;
  /** It alone may use the folder from here on; it may still be reading its journal. */
  readonly locked: Promise<void>;
  /** It accepts connections. */
  readonly ready: Promise<void>;
  readonly exited: Promise<MongodFailure>;
  /** Ends it in order, or by force after the time given; resolves once it has ended. */
  stop(timeoutMs: number): Promise<void>;
}

export const replicaSetName = 'mep';

const openingStorage = 22315;
const waitingForConnections = 23016;

/** Starts mongod; `locked` and `ready` never settle if it ends before, `exited` always does. */
export function startMongod(command: MongodCommand): Mongod {
  const lines = new EventEmitter<{ line: [MongodLogLine] }>();
  const printed = (ids: readonly number[]): Promise<void> =>
    new Promise((resolve) => {
      lines.on('line', ({ id }) => {
        if (ids.includes(id)) resolve();
      });
    });
  const log = openMongodLog(command.folder.log, (line) => lines.emit('line', line));
  const child = spawn(command.binary, mongodArguments(command), {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  child.stdout.setEncoding('utf8').on('data', log.write);
  child.stderr.setEncoding('utf8').on('data', log.write);
  const exited = new Promise<MongodFailure>((resolve) => {
    child.once('error', (error) => {
      resolve({ kind: 'fatal', message: `Cannot run ${command.binary}: ${error.message}` });
    });
    child.once('close', (code, signal) => {
      resolve(explainExit({ code, signal, troubles: log.troubles }, command));
    });
  });
  return {
    pid: child.pid ?? 0,
    locked: printed([openingStorage, waitingForConnections]),
    ready: printed([waitingForConnections]),
    exited,
    stop: async (timeoutMs) => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

const journal = ['log=(file_max=8MB,prealloc=false)'];
/**
 * Percent of the cache. By default, where much is written, the same pages are written again and again; what is here
 * waits for the checkpoint of each minute, and is in the journal meanwhile.
 */
const eviction = [
  ...['eviction_dirty_target=60', 'eviction_dirty_trigger=80'],
  ...['eviction_updates_target=40', 'eviction_updates_trigger=60'],
];

function mongodArguments({ folder, port }: MongodCommand): string[] {
  return [
    ...['--dbpath', folder.db, '--port', String(port), '--bind_ip', '127.0.0.1'],
    ...['--replSet', replicaSetName, '--quiet'],
    // A socket's path is limited to about 100 bytes, a data folder's is not.
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
    // 9 MB on disk instead of 300. The cache takes what the data need up to this; half a million resources
    // are searched in a third of the time that 0.25 GB would take.
    ...['--oplogSize', '64', '--wiredTigerCacheSizeGB', '1'],
    ...['--wiredTigerEngineConfigString', [...journal, ...eviction].join()],
    // Nobody reads as of a moment that is past; the default keeps all that was written over for 5 minutes.
    ...['--setParameter', 'minSnapshotHistoryWindowInSeconds=5'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ];
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('Expected a TCP address');
  return address.port;
}

export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch {
    return false;
  }
}
