import { Command } from 'commander';
import type { Db } from 'mongodb';
import { databaseSettings, inDatabase, THERE, type OpenDatabase } from './databaseCommand.ts';
import { addSettings } from './options.ts';
import type { Database } from './parts.ts';

/** `mep-graph usage`: which clients ask for what, as the database has it counted. */
export function usageCommand<D extends Database & { readonly db: Db }>(
  parts: OpenDatabase<D>,
): Command {
  const command = new Command('usage')
    .description('say which clients ask for how much of the graph, and when they last did')
    .option('--json', 'print JSON: each field with how often each client asked for it');
  return addSettings(command, databaseSettings).action(async () => {
    const { runUsage } = await import('./runUsage.ts');
    await inDatabase(command, parts, runUsage, THERE);
  });
}
