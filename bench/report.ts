import type { Contest } from './contest.ts';
import { busyNotice, describeMachine, type Run } from './run.ts';
import type { BurstFigures } from './suites/burst.ts';
import type { ColdFigures } from './suites/cold.ts';
import type { Comparison, Figures } from './summarize.ts';
import { faultKinds } from './loadMessages.ts';
import { printSpread, printTable } from './table.ts';

/** A run as a page of Markdown that is read as well in a terminal. */
export function printRun(run: Run): string {
  const { machine, versions, plan, contests, bursts, cold } = run;
  return [
    `# Bench of ${machine.commit}, ${run.date.toISOString().slice(0, 16)}Z`,
    '',
    ...(machine.isBusy ? [busyNotice(machine), ''] : []),
    ...contests.flatMap(printContest),
    ...(bursts.length === 0 ? [] : printBursts(bursts)),
    ...(cold.length === 0 ? [] : printCold(cold)),
    'CPU is of the server\'s processes: median over the windows [least to most]; "x" sets each window beside that of the',
    'server named, in the same round. Answers were compared, and checked at every request.',
    '',
    ...describeServers(run),
    '',
    `${plan.rounds} rounds of ${plan.windowMs / 1000} s windows, ${plan.connections} connections. ${describeMachine(run)}`,
    describeFlags(run),
    `Node ${machine.node}, MongoDB ${versions.mongodb}, ${printVersions(versions.bench)}.`,
    '',
  ].join('\n');
}

/** Those that took part. */
function describeServers({ contests, bursts, servers }: Run): readonly string[] {
  const figures = [...contests.flatMap((contest) => contest.figures), ...bursts];
  const present = new Set(figures.map(({ name }) => name.split(' + ')[0]));
  return Object.entries(servers)
    .filter(([name]) => present.has(name))
    .map(([name, description]) => `- ${name}: ${description}`);
}

function describeFlags({ sharesFlags }: Run): string {
  const others = sharesFlags ? 'and so did all other servers' : "others with Node's defaults";
  return `Ours and the floors ran with the flags of \`npm start\`, ${others}.`;
}

function printContest(contest: Contest): readonly string[] {
  const { suite, question, description, base, answerBytes, figures, against } = contest;
  const headings = [
    'server',
    'CPU ms/request',
    `x ${base}`,
    'requests/s',
    'p50 ms',
    'p99 ms',
    'CPU ms behind',
    'both',
    'calls',
  ];
  return [
    `## ${suite}, ${question}: ${description}`,
    '',
    ...printTable([headings, ...figures.map(cells)]),
    '',
    `${answerBytes} bytes an answer.`,
    '',
    ...(against.length === 0
      ? []
      : [...printTable([comparedHeadings, ...against.map(compared)]), '']),
  ];
}

const comparedHeadings = [
  'this commit, as a share of the other',
  'CPU',
  'CPU behind',
  'both',
  'requests/s',
];

function compared({ name, cpu, behind, both, requestsPerSecond }: Comparison): readonly string[] {
  return [name, ...[cpu, behind, both, requestsPerSecond].map((spread) => printSpread(spread, 2))];
}

function cells(figures: Figures): readonly string[] {
  return [
    figures.name,
    printSpread(figures.cpuMs, 3),
    printSpread(figures.ratio, 2),
    figures.requestsPerSecond.median.toFixed(0),
    figures.p50Ms.toFixed(1),
    figures.p99Ms.toFixed(1),
    figures.behindCpuMs.median.toFixed(2),
    figures.bothCpuMs.median.toFixed(2),
    String(figures.operations),
  ];
}

function printBursts(bursts: readonly BurstFigures[]): readonly string[] {
  const headings = ['server', 'connections', 'requests/s', 'p50 ms', 'p99 ms', ...faultKinds];
  const rows = bursts.flatMap(({ name, phases }) =>
    phases.map(({ phase, connections, requestsPerSecond, p50Ms, p99Ms, p99OfRounds, faults }) => [
      `${name}, ${phase}`,
      String(connections),
      requestsPerSecond.median.toFixed(0),
      p50Ms.toFixed(1),
      `${p99Ms.toFixed(1)} [${p99OfRounds.min.toFixed(1)} to ${p99OfRounds.max.toFixed(1)}]`,
      ...faultKinds.map((kind) => String(faults[kind])),
    ]),
  );
  const firstFaults = bursts.flatMap(({ name, firstFaults: found }) =>
    Object.entries(found).map(([kind, came]) => `- ${name}, first ${kind}: \`${came}\``),
  );
  return [
    '## burst: many connections at once, in front of subgraphs that answer after 4 ms',
    '',
    ...printTable([headings, ...rows]),
    '',
    'Times are of right answers. Wrong: 200 with something else; refused: another status; failed: no whole answer.',
    '',
    ...(firstFaults.length === 0 ? [] : [...firstFaults, '']),
  ];
}

function printCold(cold: readonly ColdFigures[]): readonly string[] {
  const headings = [
    'server',
    'wall ms',
    'CPU ms',
    'x apollo (CPU)',
    'idle MB',
    'under load MB',
    'distinct MB',
  ];
  const apollo = cold[0]?.cpuMs.median ?? Number.NaN;
  return [
    '## cold: from the start of the process to its first whole answer',
    '',
    ...printTable([
      headings,
      ...cold.map(({ name, wallMs, cpuMs, idleMb, loadedMb, distinctMb }) => [
        name,
        printSpread(wallMs, 0),
        printSpread(cpuMs, 0),
        (cpuMs.median / apollo).toFixed(2),
        idleMb.toFixed(0),
        loadedMb.toFixed(0),
        distinctMb.toFixed(0),
      ]),
    ]),
    '',
    'Each starts with its code compiled before. Under load: one text for ten windows; distinct: then texts that never come twice for as long.',
    '',
  ];
}

function printVersions(versions: Readonly<Record<string, string>>): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}
