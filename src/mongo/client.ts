import { type Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import type { ReadPrimary } from './primary.ts';

export interface Database {
  readonly client: MongoClient;
  readonly db: Db;
  /** Where the data live, for people; holds no credentials. */
  readonly description: string;
  /** The primary as this client knows it. */
  readonly primary: ReadPrimary;
  /** Makes another client of the same server, with connections of its own; its maker closes it. */
  createClient(): MongoClient;
  /** Ends the connections, and the embedded mongod if nobody else uses it. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Told what a start that takes long is busy with, one sentence at a time. */
  readonly onProgress: (message: string) => void;
  /** Lets the client emit an event for each command, to count or explain operations. */
  readonly monitorCommands?: boolean;
}

export const defaultDatabaseName = 'mep';

/** The oldest server we run on, as the driver's wire version and as people say it. */
export const oldestMongoDB = { wireVersion: 17, version: '6.0' } as const;

export const serverSelectionTimeoutMs = 5000;

/** A client whose writes are acknowledged only once a majority has them in its journal. */
export function createClient(uri: string, monitorCommands = false): MongoClient {
  return new MongoClient(uri, {
    appName: 'mep-graph',
    writeConcern: { w: 'majority', journal: true },
    retryReads: true,
    retryWrites: true,
    // A primary that freezes is noticed in seconds; the driver's defaults take half a minute.
    heartbeatFrequencyMS: 1000,
    connectTimeoutMS: 2000,
    serverSelectionTimeoutMS: serverSelectionTimeoutMs,
    monitorCommands,
  });
}
