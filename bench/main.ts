// `npm run bench`: what a request costs on this server, beside a floor and beside others.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StartupError } from '../src/errors.ts';
import { compareAnswers } from './compareAnswers.ts';
import { splitCores } from './cores.ts';
import { installPackages } from './installPackages.ts';
import { startLoadGenerator } from './loadGenerator.ts';
import { describeMachine, installedVersions } from './machine.ts';
import { measure, type Plan, type Window } from './measure.ts';
import { openBenchDatabase, type BenchDatabase } from './openBenchDatabase.ts';
import { busyNotice, printRun, writeRun } from './report.ts';
import { startVariant, type RunningVariant } from './startVariant.ts';
import { summarize, type Figures } from './summarize.ts';
import { variants } from './variants.ts';

const connections = 16;
const fullPlan: Plan = { warmUpMs: 10_000, windowMs: 2000, rounds: 25, connections };
const quickPlan: Plan = { warmUpMs: 4000, windowMs: 1000, rounds: 12, connections };

interface Bench {
  readonly plan: Plan;
  /** For logs and data, gone afterwards. */
  readonly dir: string;
  /** Ways to stop what was started, the newest last. */
  readonly stops: (() => unknown)[];
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const bench: Bench = {
  plan: values.quick ? quickPlan : fullPlan,
  dir: await mkdtemp(join(tmpdir(), 'mep-graph-bench-')),
  stops: [],
};
const stopped = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      reject(new StartupError('Stopped before the end: nothing is written.'));
    });
  }
});
try {
  await Promise.race([runBench(bench), stopped]);
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error);
  process.exitCode = 1;
} finally {
  // In order: a server that loses its database first would complain.
  for (const stop of bench.stops.toReversed()) await stop();
  await rm(bench.dir, { recursive: true, force: true });
}
// Stopped early, something may still be starting.
process.exit();

async function runBench({ plan, dir, stops }: Bench): Promise<void> {
  const machine = describeMachine();
  if (machine.isBusy) console.log(busyNotice(machine));
  installPackages();
  const cores = splitCores();
  console.log('Starting MongoDB and importing the data');
  const database = await openBenchDatabase(dir);
  stops.push(database.close);

  const query = await readFile(join(import.meta.dirname, 'queries', 'reference.graphql'), 'utf8');
  const body = JSON.stringify({ query });
  const servers: RunningVariant[] = [];
  // One after the other: when one cannot start, no other is halfway.
  for (const variant of variants) {
    console.log(`Starting ${variant.name}`);
    const server = await startVariant(variant, { mongodbUri: database.uri, body, cores, dir });
    stops.push(server.stop);
    servers.push(server);
  }
  const answers = await compareAnswers(servers);
  const operations = await countOperations(servers, database);
  const load = startLoadGenerator();
  stops.push(load.stop);
  const asks = new Map([...answers].map(([server, answer]) => [server, [{ body, answer }]]));
  const windows = await measure({ plan, load, asks, behindPids: [database.mongodPid] });

  const product = installedVersions('.');
  const run = {
    date: new Date(),
    machine,
    versions: { mongodb: database.version, product, bench: installedVersions('bench') },
    plan,
    isPinned: cores !== null,
    answerBytes: Buffer.byteLength(answers.values().next().value ?? ''),
    figures: figuresOf(windows, operations),
  };
  const file = await writeRun(run);
  console.log(`\n${printRun(run)}\nWritten to ${file}.md and .json`);
}

async function countOperations(
  servers: readonly RunningVariant[],
  database: BenchDatabase,
): Promise<ReadonlyMap<RunningVariant, number>> {
  const counts = new Map<RunningVariant, number>();
  // One after the other: the database cannot tell whose an operation is.
  for (const server of servers) counts.set(server, await database.countOperations(server.ask));
  return counts;
}

function figuresOf(
  windows: ReadonlyMap<RunningVariant, readonly Window[]>,
  operations: ReadonlyMap<RunningVariant, number>,
): readonly Figures[] {
  const measured = [...windows].map(([server, own]) => ({
    name: server.variant.name,
    windows: own,
    operations: operations.get(server) ?? 0,
  }));
  const floor = measured.find(({ name }) => name === 'floor');
  return measured.map((one) => summarize(one, floor?.windows ?? []));
}
