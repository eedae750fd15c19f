// `npm run bench:workers`: CPU time of a hot answer by two workers beside one process, and beside two that share nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { runToEnd } from '../scripts/ending/runToEnd.ts';
import { cpuTimeMs } from './cpuTime.ts';
import { startLoadGenerator, type LoadGenerator } from './loadGenerator.ts';
import { openBenchDatabase, type BenchDatabase } from './openBenchDatabase.ts';
import { startVariant, type RunningVariant } from './startVariant.ts';
import { spreadOf } from './summarize.ts';
import { localVariants } from './variants.ts';

new Command('bench:workers')
  .description(
    'tell what a hot answer costs by two workers, beside one process, and beside two processes that share nothing',
  )
  .parse();

const ROUNDS = 7;
const WINDOW_MS = 4000;
/** Of each process that answers, in all ways the same. */
const CONNECTIONS = 16;
const BODY = JSON.stringify({ query: '{ center(slug: "gamep") { id name } }' });

/** Who answers, and how many connections ask each of them. */
interface Way {
  readonly name: string;
  readonly servers: readonly RunningVariant[];
  readonly connections: number;
}

/** Of one window. */
interface Figures {
  /** Of the servers, for each request. */
  readonly cpuMs: number;
  readonly requestsPerSecond: number;
}

const [busy = 0] = loadavg();
if (busy > 2) {
  console.log(`Load average ${busy.toFixed(1)}: others use the machine, the figures do not count.`);
}
await runToEnd(async (endings) => {
  const dir = await mkdtemp(join(tmpdir(), 'mep-graph-bench-'));
  endings.push(() => rm(dir, { recursive: true, force: true }));
  const database = await openBenchDatabase(dir);
  endings.push(database.close);
  const start = async (workers: string): Promise<RunningVariant> => {
    const server = await startWith(workers, database, dir);
    endings.push(server.stop);
    return server;
  };
  const [one, other] = [await start('1'), await start('1')];
  const ways = [
    { name: 'one process', servers: [one], connections: CONNECTIONS },
    { name: 'two workers', servers: [await start('2')], connections: 2 * CONNECTIONS },
    { name: 'two processes', servers: [one, other], connections: CONNECTIONS },
  ];
  // One for each server, so that none waits for what asks.
  const loads = [startLoadGenerator(), startLoadGenerator()];
  for (const load of loads) endings.push(load.stop);
  await compare(ways, loads);
});

async function startWith(
  workers: string,
  database: BenchDatabase,
  dir: string,
): Promise<RunningVariant> {
  const variant = localVariants.find(({ name }) => name === 'mep-graph-answers');
  if (variant === undefined) throw new Error('Expected a variant mep-graph-answers, got none.');
  const settings = { ...variant.settings, WORKERS: workers };
  const options = { mongodbUri: database.uri, body: BODY, cores: null, dir };
  return startVariant({ ...variant, settings }, options);
}

/** In turns, each beside the first of the same round. */
async function compare(ways: readonly Way[], loads: readonly LoadGenerator[]): Promise<void> {
  const rounds: Figures[][] = [];
  // The first is for warming up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const figures: Figures[] = [];
    for (const way of ways) figures.push(await measure(way, loads));
    if (round > 0) rounds.push(figures);
  }
  for (const [place, { name }] of ways.entries()) {
    const of = (read: (figures: Figures, first: Figures) => number) =>
      spreadOf(
        rounds.flatMap(({ [place]: own, [0]: first }) => (own && first ? [read(own, first)] : [])),
      );
    const ratio = of((own, first) => own.cpuMs / first.cpuMs);
    console.log(
      [
        name.padEnd(14),
        `${of(({ cpuMs }) => cpuMs).median.toFixed(4)} ms CPU a request`,
        `${ratio.median.toFixed(2)} of one (${ratio.min.toFixed(2)} to ${ratio.max.toFixed(2)})`,
        `${Math.round(of(({ requestsPerSecond }) => requestsPerSecond).median)} requests/s with what asks on the same cores`,
      ].join('  '),
    );
  }
}

async function measure(
  { servers, connections }: Way,
  loads: readonly LoadGenerator[],
): Promise<Figures> {
  const pids = servers.map(({ pid }) => pid);
  const before = cpuTimeMs(pids);
  const done = await Promise.all(
    servers.map(async (server, place) => askAll(loads[place], server, connections)),
  );
  const cpu = cpuTimeMs(pids) - before;
  const requests = done.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0);
  const elapsedMs = Math.max(...done.map((one) => one.elapsedMs));
  return { cpuMs: cpu / requests, requestsPerSecond: (requests / elapsedMs) * 1000 };
}

async function askAll(
  load: LoadGenerator | undefined,
  server: RunningVariant,
  connections: number,
): ReturnType<LoadGenerator['run']> {
  if (load === undefined) throw new Error('Expected what asks for each server.');
  const asks = [{ body: BODY, answer: await server.ask() }];
  return load.run({ url: server.url, asks, connections, durationMs: WINDOW_MS });
}
