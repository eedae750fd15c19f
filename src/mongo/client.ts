import { type Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import type { Availability } from './availability.ts';
import type { ReadPrimary } from './primary.ts';

export interface Database {
  readonly client: MongoClient;
  readonly db: Db;
  /** Where the data live, for people; holds no credentials. */
  readonly description: string;
  /** By which other processes reach the same server; may hold a password. */
  readonly uri: string;
  /** The primary as this client knows it. */
  readonly primary: ReadPrimary;
  /** Whether this client knows of a server that can be asked. */
  readonly availability: Availability;
  /** What keeps an embedded mongod from running, and how often it was tried; null where it runs, or is not ours. */
  readonly trouble: () => Trouble | null;
  /** Makes another client of the same server, with connections of its own; its maker closes it. */
  createClient(): MongoClient;
  /** Ends the connections, and the embedded mongod if nobody else uses it. */
  close(): Promise<void>;
}

export interface Trouble {
  readonly reason: string;
  readonly tries: number;
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

/** A primary that freezes is noticed in seconds; the driver's defaults take half a minute. */
const PATIENCE = {
  heartbeatFrequencyMS: 1000,
  connectTimeoutMS: 2000,
  serverSelectionTimeoutMS: 5000,
};

/** Where most members are gone, a write is reported to have failed instead of never. */
const WRITE_PATIENCE_MS = 30_000;

/** A client whose writes are acknowledged only once a majority has them in its journal; as patient as its URI says. */
export function createClient(uri: string, monitorCommands = false): MongoClient {
  return new MongoClient(uri, {
    appName: 'mep-graph',
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: WRITE_PATIENCE_MS },
    retryReads: true,
    retryWrites: true,
    ...Object.fromEntries(Object.entries(PATIENCE).filter(([name]) => !isSaid(uri, name))),
    monitorCommands,
  });
}

/** Whether a URI has this option; what is given beside a URI would count more to the driver. */
function isSaid(uri: string, option: string): boolean {
  return uri.toLowerCase().includes(`${option.toLowerCase()}=`);
}
