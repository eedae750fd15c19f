// `npm run bench:federated`: what a request costs that other subgraphs have a part in.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StartupError } from '../../src/errors.ts';
import { compareAnswers } from '../compareAnswers.ts';
import { splitCores, type Cores } from '../cores.ts';
import { installPackages } from '../installPackages.ts';
import { startLoadGenerator, type LoadGenerator } from '../loadGenerator.ts';
import type { Ask } from '../loadMessages.ts';
import { describeMachine } from '../machine.ts';
import { measure, type Plan } from '../measure.ts';
import { openBenchDatabase, type BenchDatabase } from '../openBenchDatabase.ts';
import { startVariant, type RunningVariant } from '../startVariant.ts';
import { summarize } from '../summarize.ts';
import { writeFederatedRun, type ScenarioFigures } from './reportFederated.ts';
import { scenarios, type Scenario } from './scenarios.ts';
import { startSubgraphs, type RunningSubgraphs } from './startSubgraphs.ts';

const connections = 16;
const fullPlan: Plan = { warmUpMs: 8000, windowMs: 1500, rounds: 15, connections };
const quickPlan: Plan = { warmUpMs: 3000, windowMs: 1000, rounds: 7, connections };

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    scenario: { type: 'string', multiple: true, default: scenarios.map(({ name }) => name) },
    only: { type: 'string', multiple: true, default: [] },
  },
});

interface Bench {
  readonly dir: string;
  readonly cores: Cores | null;
  readonly database: BenchDatabase;
  readonly subgraphs: RunningSubgraphs;
  readonly load: LoadGenerator;
  readonly stops: (() => unknown)[];
}

const dir = await mkdtemp(join(tmpdir(), 'mep-graph-bench-'));
const stops: (() => unknown)[] = [];
const stopped = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      reject(new StartupError('Stopped before the end: nothing is written.'));
    });
  }
});
try {
  await Promise.race([runAll(), stopped]);
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const stop of stops.toReversed()) await stop();
  await rm(dir, { recursive: true, force: true });
}
process.exit();

async function runAll(): Promise<void> {
  const machine = describeMachine();
  installPackages();
  const cores = splitCores();
  const database = await openBenchDatabase(dir);
  stops.push(database.close);
  const subgraphs = await startSubgraphs(dir, cores);
  stops.push(subgraphs.stop);
  const load = startLoadGenerator();
  stops.push(load.stop);
  const bench: Bench = { dir, cores, database, subgraphs, load, stops };
  const plan = values.quick ? quickPlan : fullPlan;
  const measured: ScenarioFigures[] = [];
  for (const scenario of scenarios) {
    if (values.scenario.includes(scenario.name))
      measured.push(await runScenario(scenario, plan, bench));
  }
  const run = { date: new Date(), machine, plan, isPinned: cores !== null, scenarios: measured };
  console.log(await writeFederatedRun(run));
}

async function runScenario(
  scenario: Scenario,
  plan: Plan,
  { dir, cores, database, subgraphs, load, stops }: Bench,
): Promise<ScenarioFigures> {
  const file = join(import.meta.dirname, 'queries', scenario.queryFile);
  const query = await readFile(file, 'utf8');
  const bodies = scenario.variables.map((variables) => JSON.stringify({ query, variables }));
  const variants = scenario
    .variants(subgraphs.behind)
    .filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  const servers: RunningVariant[] = [];
  for (const variant of variants) {
    console.log(`Starting ${variant.name}`);
    const [body = ''] = bodies;
    const server = await startVariant(variant, { mongodbUri: database.uri, body, cores, dir });
    stops.push(server.stop);
    servers.push(server);
  }
  const asks = await collectAsks(servers, bodies);
  const calls = await countCalls(servers, subgraphs);
  const behindPids = [database.mongodPid, subgraphs.pid];
  const windows = await measure({ plan, load, asks, behindPids });
  for (const server of servers) await server.stop();
  const floor = servers.find(({ variant }) => variant.name === 'floor');
  const [first] = asks.values();
  return {
    scenario,
    variants,
    answerBytes: Buffer.byteLength(first?.[0]?.answer ?? ''),
    figures: servers.map((server) =>
      summarize(
        {
          name: server.variant.name,
          windows: windows.get(server) ?? [],
          operations: calls.get(server) ?? 0,
        },
        (floor && windows.get(floor)) ?? [],
      ),
    ),
  };
}

async function collectAsks(
  servers: readonly RunningVariant[],
  bodies: readonly string[],
): Promise<ReadonlyMap<RunningVariant, readonly Ask[]>> {
  const asks = new Map(servers.map((server): [RunningVariant, Ask[]] => [server, []]));
  for (const body of bodies) {
    for (const [server, answer] of await compareAnswers(servers, body)) {
      asks.get(server)?.push({ body, answer });
    }
  }
  return asks;
}

/** What one request of each server asks of the subgraphs. */
async function countCalls(
  servers: readonly RunningVariant[],
  subgraphs: RunningSubgraphs,
): Promise<ReadonlyMap<RunningVariant, number>> {
  const counts = new Map<RunningVariant, number>();
  // One after the other: the subgraphs cannot tell whose a request is.
  for (const server of servers) {
    const before = await subgraphs.count();
    await server.ask();
    counts.set(server, (await subgraphs.count()) - before);
  }
  return counts;
}
