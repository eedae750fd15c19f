// `npm run bench`: what a request costs on this server, beside floors and beside others.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../scripts/buildServer.ts';
import type { Endings } from '../scripts/ending/endings.ts';
import { runToEnd } from '../scripts/ending/runToEnd.ts';
import { StartupError } from '../src/errors.ts';
import { readCommandLine, type Wanted } from './commandLine.ts';
import type { Bench, Contest } from './contest.ts';
import { splitCores } from './cores.ts';
import { hiveGateway, hiveRouter, scenarios } from './federated/scenarios.ts';
import { installPackages } from './installPackages.ts';
import { startLoadGenerator } from './loadGenerator.ts';
import { describeMachine, installedVersions } from './machine.ts';
import type { Plan } from './measure.ts';
import { openBenchDatabase } from './openBenchDatabase.ts';
import { prepareCommit } from './otherCommit.ts';
import { localQuestions } from './questions.ts';
import { printRun } from './report.ts';
import { busyNotice, type Run } from './run.ts';
import { runCold } from './suites/cold.ts';
import { runEndToEnd } from './suites/endToEnd.ts';
import { runLocal } from './suites/local.ts';
import { localVariants } from './variants.ts';
import { writeRun } from './writeRun.ts';

const connections = 16;
const fullPlan: Plan = {
  warmUpMs: 2000,
  warmUpRequests: 1500,
  maxWarmUps: 4,
  windowMs: 1000,
  rounds: 7,
  connections,
};
const quickPlan: Plan = {
  warmUpMs: 1000,
  warmUpRequests: 0,
  maxWarmUps: 1,
  windowMs: 500,
  rounds: 3,
  connections,
};

await runToEnd(async (endings) => {
  const wanted = readCommandLine();
  if (wanted !== null) await runBench(wanted, endings);
});

async function runBench(wanted: Wanted, endings: Endings): Promise<void> {
  const { suites, isQuick, questions, sharesFlags, isPublished } = wanted;
  const against = wanted.against === null ? null : prepareCommit(wanted.against);
  const machine = describeMachine();
  if (machine.isBusy) console.log(busyNotice(machine));
  if (machine.isBusy && isPublished)
    throw new StartupError('Expected a quiet machine to publish from.');
  await checkQuestions(questions);
  installPackages();
  // As `npm start` does.
  await buildServer();
  const cores = splitCores();
  const dir = await mkdtemp(join(tmpdir(), 'mep-graph-bench-'));
  endings.push(() => rm(dir, { recursive: true, force: true }));
  console.log('Starting MongoDB and importing the data');
  const database = await openBenchDatabase(dir);
  endings.push(database.close);
  const load = startLoadGenerator();
  endings.push(load.stop);
  const plan = isQuick ? quickPlan : fullPlan;
  const given = { plan, isQuick, questions, sharesFlags, against };
  const bench: Bench = { ...given, dir, cores, database, load, endings };

  const figures = await runSuites(bench, suites);
  const run = {
    date: new Date(),
    machine,
    versions: {
      mongodb: database.version,
      product: installedVersions('.'),
      bench: installedVersions('bench'),
    },
    plan,
    isPinned: cores !== null,
    sharesFlags,
    ...figures,
    servers: describeServers(),
  };
  const file = await writeRun(run, isPublished);
  console.log(`\n${printRun(run)}\nWritten to ${file}.md, .svg and .json`);
}

async function runSuites(
  bench: Bench,
  suites: Wanted['suites'],
): Promise<Pick<Run, 'contests' | 'bursts' | 'cold'>> {
  const contests: Contest[] = [];
  let bursts: Run['bursts'] = [];
  if (suites.includes('local')) contests.push(...(await runLocal(bench)));
  // Loaded only now: they need packages that were perhaps not installed before.
  if (suites.includes('federated')) {
    const { runFederated } = await import('./suites/federated.ts');
    contests.push(...(await runFederated(bench)));
  }
  if (suites.includes('burst')) {
    const { runBurst } = await import('./suites/burst.ts');
    bursts = await runBurst(bench);
  }
  if (suites.includes('end-to-end')) contests.push(...(await runEndToEnd(bench)));
  const cold = suites.includes('cold') ? await runCold(bench) : [];
  return { contests, bursts, cold };
}

async function checkQuestions(wanted: Wanted['questions']): Promise<void> {
  const known = [...(await localQuestions()), ...scenarios].map(({ name }) => name);
  const names = [...new Set(known)];
  const unknown = [...(wanted ?? [])].find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new StartupError(
    `Expected --questions to name some of ${names.join(', ')}, got ${unknown}.`,
  );
}

function describeServers(): Readonly<Record<string, string>> {
  const variants = [...localVariants, hiveGateway(''), ...hiveRouter('')];
  return Object.fromEntries(variants.map(({ name, description }) => [name, description]));
}
