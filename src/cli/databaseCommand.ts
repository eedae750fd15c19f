import type { Command } from 'commander';
import type { Db } from 'mongodb';
import { StartupError } from '../errors.ts';
import { hasDatabase } from '../mongo/folder.ts';
import { startLog } from './startLog.ts';
import type { Config } from '../settings/config.ts';
import { readSettings } from './options.ts';
import type { Database, ServeParts } from './parts.ts';
import { runStep, type Output } from './steps.ts';

/** The settings that say which database a command works in, and how it tells of it. */
export const databaseSettings = [
  'mongodbUri',
  'database',
  'dataDir',
  'mongodBinary',
  'cacheDir',
  'logLevel',
  'logFormat',
] as const;

export type OpenDatabase<D extends Database> = Pick<ServeParts<D>, 'openDatabase'>;

/** One run of a command in a database. */
export interface DatabaseRun {
  readonly db: Db;
  readonly isJson: boolean;
  readonly out: Output;
  readonly now: () => Date;
}

interface Opening {
  /** Whether a folder without a database is refused, rather than given one. */
  readonly isMissingRefused?: boolean;
}

/** For who only looks, or changes what has to be there. */
export const THERE: Opening = { isMissingRefused: true };

/** Runs a command in the database that its settings name; what it is busy with goes to standard error. */
export async function inDatabase<D extends Database & { readonly db: Db }>(
  command: Command,
  { openDatabase }: OpenDatabase<D>,
  act: (run: DatabaseRun, config: Config) => Promise<void>,
  { isMissingRefused = false }: Opening = {},
): Promise<void> {
  const config = readSettings(command);
  if (isMissingRefused) refuseMissing(config);
  const { json: isJson = false } = command.opts<{ readonly json?: boolean }>();
  const log = startLog(config);
  const { signal } = new AbortController();
  const database = await runStep(process.stderr, 'Opening the database', (onProgress) =>
    openDatabase({ config, log, onProgress, signal }),
  );
  try {
    await act({ db: database.db, isJson, out: process.stdout, now: () => new Date() }, config);
  } finally {
    await database.close();
  }
}

function refuseMissing({ mongodbUri, dataDir }: Config): void {
  if (mongodbUri !== null || hasDatabase(dataDir)) return;
  throw new StartupError(
    `Expected a folder with a database, got ${dataDir}, which has none: see --data-dir and --mongodb-uri.`,
  );
}

export function printJson(out: Output, value: unknown): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}
