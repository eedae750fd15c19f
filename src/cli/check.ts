import { Command } from 'commander';
import type { Db } from 'mongodb';
import { StartupError } from '../errors.ts';
import { databaseSettings, inDatabase, THERE, type OpenDatabase } from './databaseCommand.ts';
import { addSettings, readSettings } from './options.ts';
import type { Database } from './parts.ts';
import type { CheckOptions } from './runCheck.ts';

/** `mep-graph check`: which operations and clients a change of the graph would break; exit code 1 where there are some. */
export function checkCommand<D extends Database & { readonly db: Db }>(
  parts: OpenDatabase<D>,
): Command {
  const command = new Command('check')
    .description('say which operations and clients a change of the graph would break')
    .option('--schema <file>', 'SDL of the graph as it would be')
    .option('--subgraph <source>', 'URL or file of the SDL of a subgraph as it would be')
    .option('--name <name>', 'what the subgraph is called; as in --subgraphs where it stands there')
    .option('--contract <name>', 'contract in --subgraphs, in place of the whole graph')
    .option('--before <file>', 'SDL of the graph as it is; else ours, with --subgraphs')
    .option('--counts <file>', 'what "usage --json" has printed: who asks for what')
    .option('--from-database', 'take who asks for what from the database')
    .option('--json', 'print JSON');
  return addSettings(command, [...databaseSettings, 'subgraphs', 'operations']).action(async () => {
    const typed = command.opts<Typed>();
    const { subgraphs, operations } = readSettings(command);
    const { runCheck, readCounts } = await import('./runCheck.ts');
    const options: Omit<CheckOptions, 'uses'> = {
      target: targetOf(typed),
      before: typed.before ?? null,
      ...{ subgraphs, operations },
      isJson: typed.json ?? false,
      out: process.stdout,
    };
    const check = async (uses: CheckOptions['uses']): Promise<void> => {
      if (!(await runCheck({ ...options, uses }))) process.exitCode = 1;
    };
    if (typed.fromDatabase !== true) {
      await check(typed.counts === undefined ? [] : await readCounts(typed.counts));
      return;
    }
    if (typed.counts !== undefined)
      throw new StartupError('Expected --counts or --from-database, got both.');
    const { usesIn } = await import('./runUsage.ts');
    await inDatabase(command, parts, async ({ db }) => check(await usesIn(db)), THERE);
  });
}

interface Typed {
  readonly schema?: string;
  readonly subgraph?: string;
  readonly name?: string;
  readonly contract?: string;
  readonly before?: string;
  readonly counts?: string;
  readonly fromDatabase?: boolean;
  readonly json?: boolean;
}

function targetOf({ schema, subgraph, name, contract }: Typed): CheckOptions['target'] {
  const given = [schema, subgraph, contract].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new StartupError(
      `Expected one of --schema, --subgraph and --contract, got ${given.length === 0 ? 'none' : 'several'}.`,
    );
  }
  if (schema !== undefined) return { kind: 'schema', file: schema };
  if (subgraph !== undefined) return { kind: 'subgraph', source: subgraph, name: name ?? null };
  return { kind: 'contract', name: contract ?? '' };
}
