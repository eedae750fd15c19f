// Asks the same of databases of growing size, side by side: what must not depend on how much there is?
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { Command, InvalidArgumentError } from 'commander';
import { describeMachine } from '../bench/machine.ts';
import { runCli } from '../src/cli/cli.ts';
import { addSettings, readSettings } from '../src/cli/options.ts';
import type { Config } from '../src/settings/config.ts';
import { readApiSdl } from '../src/graph/schemaFiles.ts';
import { createLogger } from '../src/observing/log.ts';
import { openDatabase, type Database } from '../src/mongo/database.ts';
import { createSite, measure, type Site } from './growth/measure.ts';
import { questionsOf, type Question } from './growth/questions.ts';
import { printHeader, printRow, printSummary, type Row } from './growth/report.ts';
import { dropOutdated } from './synthetic/marker.ts';
import { fillAndReport } from './synthetic/runSyntheticData.ts';
import { readWorld } from './synthetic/world.ts';

interface Flags {
  readonly sizes: readonly number[];
  readonly repeats: number;
  readonly only?: string;
}

const command = new Command('bench:growth')
  .description('ask the same of databases of growing size, which are made where they are missing')
  .option('--sizes <numbers>', 'resources of each, separated by commas', sizes, [5e3, 5e4, 5e5])
  .option('--repeats <number>', 'how often to ask in each of five windows', wholeNumber, 15)
  .option('--only <text>', 'only questions whose name has this in it');
addSettings(command, ['mongodBinary', 'cacheDir', 'data', 'logLevel', 'logFormat']);

command.action(async () => {
  const flags = command.opts<Flags>();
  const config = readSettings(command);
  printMachine();
  const database = await openDatabase(
    {
      kind: 'embedded',
      dataDir: join(config.dataDir, 'growth'),
      cacheDir: config.cacheDir,
      ...(config.mongodBinary !== null && { mongodBinary: config.mongodBinary }),
    },
    { log: createLogger(config), onProgress: console.log },
  );
  try {
    const sites = await openSites(database, flags.sizes, config);
    await askAll(sites, flags);
  } finally {
    await database.close();
  }
});

await runCli(['bench:growth', ...process.argv.slice(2)], [command]);

function printMachine(): void {
  const { system, cpu, cores, memoryGb, load, isBusy, node, commit } = describeMachine();
  console.log(`${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, at ${commit}`);
  if (isBusy) console.log(`The machine is busy (load ${load.toFixed(1)}): figures will be rough.`);
}

async function openSites(
  { client }: Database,
  sizes: readonly number[],
  { data: dir }: Config,
): Promise<readonly Site[]> {
  const sites: Site[] = [];
  // In turn: two loads at once take longer than one after the other.
  for (const resources of sizes) {
    const db = client.db(`mep_synthetic_${resources}`);
    const world = await readWorld({ resources, seed: 1, dir });
    await dropOutdated(db, world);
    await fillAndReport({ db, world, dir, out: process.stdout });
    sites.push(createSite(db, resources));
  }
  return sites;
}

async function askAll(sites: readonly Site[], { only = '', repeats }: Flags): Promise<void> {
  const questions = questionsOf(buildSchema(readApiSdl())).filter(({ name }) =>
    name.includes(only),
  );
  console.log(`\n${printHeader(sites.map(({ resources }) => resources))}`);
  const rows: Row[] = [];
  for (const question of questions) {
    try {
      const row = await rowOf(sites, question, repeats);
      rows.push(row);
      console.log(printRow(row));
    } catch (error) {
      // One that cannot be answered is a finding, too.
      console.log(`${question.name}: failed, ${String(error)}`);
      process.exitCode = 1;
    }
  }
  console.log(`\n${printSummary(rows)}`);
}

async function rowOf(sites: readonly Site[], question: Question, repeats: number): Promise<Row> {
  return { question, costs: await measure(sites, question, { repeats }) };
}

function sizes(text: string): readonly number[] {
  return text.split(',').map(wholeNumber);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('Expected whole numbers from 1.');
}
