import { Command } from 'commander';
import type { Db } from 'mongodb';
import { startLog } from './startLog.ts';
import { databaseSettings, type OpenDatabase } from './databaseCommand.ts';
import { addSettings, readSettings } from './options.ts';
import type { Database } from './parts.ts';

/** `mep-graph import <folder>`: brings data files into the database, says what changed, and ends. */
export function importCommand<D extends Database & { readonly db: Db }>({
  openDatabase,
}: OpenDatabase<D>): Command {
  const command = new Command('import')
    .description('import the data files of a folder into the database')
    .argument('<folder>', 'folder with the data files');
  return addSettings(command, databaseSettings).action(async (dir: string) => {
    const config = readSettings(command);
    // What checks and writes a data set is loaded only here: no other command should wait for it.
    const { runImport } = await import('./runImport.ts');
    const log = startLog(config);
    const { signal } = new AbortController();
    await runImport({
      dir,
      openDatabase: (onProgress) => openDatabase({ config, log, onProgress, signal }),
      out: process.stdout,
    });
  });
}
