import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedVersions, type Machine } from '../machine.ts';
import type { Plan } from '../measure.ts';
import { busyNotice } from '../report.ts';
import type { Figures } from '../summarize.ts';
import { printSpread, printTable } from '../table.ts';
import type { Variant } from '../variants.ts';
import type { Scenario } from './scenarios.ts';

interface FederatedRun {
  readonly date: Date;
  readonly machine: Machine;
  readonly plan: Plan;
  /** Whether the servers had a core of their own. */
  readonly isPinned: boolean;
  readonly scenarios: readonly ScenarioFigures[];
}

export interface ScenarioFigures {
  readonly scenario: Scenario;
  readonly variants: readonly Variant[];
  readonly answerBytes: number;
  readonly figures: readonly Figures[];
}

/** Writes a run as JSON and as a page; returns the page. */
export async function writeFederatedRun(run: FederatedRun): Promise<string> {
  const folder = join(import.meta.dirname, '..', 'results');
  const time = run.date.toISOString().slice(0, 16).replace(':', '-');
  const file = join(folder, `federated-${time}-${run.machine.commit}`);
  const page = printFederatedRun(run);
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.json`, `${JSON.stringify(run, null, 2)}\n`);
  await writeFile(`${file}.md`, page);
  return page;
}

function printFederatedRun({ date, machine, plan, isPinned, scenarios }: FederatedRun): string {
  const { '@graphql-hive/gateway': hiveGateway = '' } = installedVersions('bench');
  return [
    `# Federated bench of ${machine.commit}, ${date.toISOString().slice(0, 16)}Z`,
    '',
    ...(machine.isBusy ? [busyNotice(machine), ''] : []),
    ...scenarios.flatMap(printScenario),
    `${plan.rounds} rounds of ${plan.windowMs / 1000} s windows, ${plan.connections} connections. ` +
      `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, load ${machine.load.toFixed(2)} before. ` +
      (isPinned
        ? 'The server had a core of its own; all else shared the rest.'
        : 'All shared all cores.'),
    `Node ${machine.node}, @graphql-hive/gateway ${hiveGateway}.`,
    '',
  ].join('\n');
}

function printScenario({
  scenario,
  variants,
  answerBytes,
  figures,
}: ScenarioFigures): readonly string[] {
  return [
    `## ${scenario.name}: ${scenario.description}`,
    '',
    ...printTable([headings, ...figures.map(cells)]),
    '',
    `${answerBytes} bytes an answer; ${scenario.variables.length} different requests in turns.`,
    '',
    ...variants.map(({ name, description }) => `- ${name}: ${description}`),
    '',
  ];
}

const headings = [
  'server',
  'CPU ms/request',
  'x floor',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'CPU ms of what it asks',
  'subgraph calls',
];

function cells(figures: Figures): readonly string[] {
  return [
    figures.name,
    printSpread(figures.cpuMs, 3),
    printSpread(figures.ratio, 2),
    figures.requestsPerSecond.median.toFixed(0),
    figures.p50Ms.toFixed(1),
    figures.p99Ms.toFixed(1),
    figures.behindCpuMs.median.toFixed(3),
    String(figures.operations),
  ];
}
