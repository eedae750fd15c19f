import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from './machine.ts';
import type { Plan } from './measure.ts';
import type { Figures } from './summarize.ts';
import { printSpread, printTable } from './table.ts';
import { variants } from './variants.ts';

export interface Run {
  readonly date: Date;
  readonly machine: Machine;
  /** Of MongoDB, and of the packages in each folder. */
  readonly versions: {
    readonly mongodb: string;
    readonly product: Readonly<Record<string, string>>;
    readonly bench: Readonly<Record<string, string>>;
  };
  readonly plan: Plan;
  /** Whether the servers had a core of their own. */
  readonly isPinned: boolean;
  readonly answerBytes: number;
  readonly figures: readonly Figures[];
}

/** Writes a run as JSON and as a page; returns the page's path without its extension. */
export async function writeRun(run: Run): Promise<string> {
  const folder = join(import.meta.dirname, 'results');
  const time = run.date.toISOString().slice(0, 16).replace(':', '-');
  const file = join(folder, `${time}-${run.machine.commit}`);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(`${file}.json`, `${JSON.stringify(run, null, 2)}\n`),
    writeFile(`${file}.md`, printRun(run)),
  ]);
  return file;
}

/** A run as a page of Markdown that is read as well in a terminal. */
export function printRun(run: Run): string {
  const { machine, versions, plan } = run;
  return [
    `# Bench of ${machine.commit}, ${run.date.toISOString().slice(0, 16)}Z`,
    '',
    ...(machine.isBusy ? [busyNotice(machine), ''] : []),
    ...printTable([headings, ...run.figures.map(cells)]),
    '',
    'CPU is of the server\'s process: median over the windows [least to most]. "x floor" sets each window beside the',
    "floor's of the same round. Answers were compared, and checked at every request.",
    '',
    ...variants.map(({ name, description }) => `- ${name}: ${description}`),
    '',
    `${plan.rounds} rounds of ${plan.windowMs / 1000} s windows, ${plan.connections} connections, ${run.answerBytes} bytes an answer. ` +
      `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, load ${machine.load.toFixed(2)} before. ` +
      (run.isPinned
        ? 'The server had a core of its own; mongod and the load generator shared the rest.'
        : 'Server, mongod and load generator shared all cores.'),
    `Node ${machine.node}, MongoDB ${versions.mongodb}, ${printVersions(versions.bench)}; ${printOtherVersions(versions)}.`,
    '',
  ].join('\n');
}

export function busyNotice({ load }: Machine): string {
  return `**These figures do not count**: the machine was busy before the bench began (load average ${load.toFixed(2)}, more than 2).`;
}

const headings = [
  'server',
  'CPU ms/request',
  'x floor',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'mongod CPU ms',
  'operations',
];

function cells(figures: Figures): readonly string[] {
  return [
    figures.name,
    printSpread(figures.cpuMs, 2),
    printSpread(figures.ratio, 2),
    figures.requestsPerSecond.median.toFixed(0),
    figures.p50Ms.toFixed(1),
    figures.p99Ms.toFixed(1),
    figures.behindCpuMs.median.toFixed(2),
    String(figures.operations),
  ];
}

function printVersions(versions: Readonly<Record<string, string>>): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

/** A server that differs from the product in a package's version is measured for that as well. */
function printOtherVersions({ product, bench }: Run['versions']): string {
  const other = Object.entries(product).filter(
    ([name, version]) => (bench[name] ?? version) !== version,
  );
  return other.length === 0
    ? 'the same in this server'
    : `but in this server ${printVersions(Object.fromEntries(other))}`;
}
