// npm run test:faults: what faults of database, partners, clients and processes cost those who ask meanwhile.
import { Command, InvalidArgumentError } from 'commander';
import { describeMachine } from '../bench/machine.ts';
import { runCli } from '../src/cli/cli.ts';
import { addSettings, readSettings } from '../src/cli/options.ts';
import { findMongod } from '../src/mongo/binary.ts';
import type { Endings } from './ending/endings.ts';
import { runToEnd } from './ending/runToEnd.ts';
import { faults } from './faults/faults.ts';
import { HEADER, printRow, WRITES_HEADER } from './faults/report.ts';
import { runFaults } from './faults/runFaults.ts';

interface Flags {
  readonly only?: string;
  readonly small?: true;
  readonly scale: number;
  readonly minutes: number;
}

const command = new Command('test:faults')
  .description('make faults one after the other, and tell what they cost those who ask meanwhile')
  .option('--only <text>', 'only faults whose name has this in it')
  .option('--small', 'only those that run with every change')
  .option('--scale <number>', 'part of the usual time for which things last', part, 1)
  .option('--minutes <number>', 'how long is written beside a mirror', minutes, 2);
addSettings(command, ['mongodBinary', 'cacheDir']);

command.action(() => runToEnd(runChosen));

async function runChosen(endings: Endings): Promise<void> {
  const { only = '', small = false, scale, minutes } = command.opts<Flags>();
  const { mongodBinary, cacheDir } = readSettings(command);
  const { system, cpu, cores, memoryGb, load, isBusy, node, commit } = describeMachine();
  console.log(`${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, at ${commit}`);
  if (isBusy) console.log(`The machine is busy (load ${load.toFixed(1)}): times will be rough.`);
  const binary = await findMongod(
    { cacheDir, ...(mongodBinary !== null && { mongodBinary }) },
    console.log,
  );
  const chosen = faults.filter(({ name, isSmall }) => name.includes(only) && (isSmall || !small));
  let header: readonly string[] = [];
  const given = { mongodBinary: binary, scale, minutes, isTimed: true, endings };
  const rows = await runFaults(chosen, given, (row) => {
    // What was stopped is no finding.
    if (endings.isOver) return;
    const own = row.outcome?.writes === undefined ? HEADER : WRITES_HEADER;
    if (own !== header) console.log(`\n${own.join('\n')}`);
    header = own;
    console.log(printRow(row));
  });
  if (endings.isOver) return;
  const notes = rows.flatMap(({ fault, outcome, wrong }) =>
    [...wrong, ...(outcome?.notes ?? [])].map((note) => `- ${fault.name}: ${note}`),
  );
  console.log(`\n${notes.join('\n')}`);
  if (rows.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1;
}

await runCli(['test:faults', ...process.argv.slice(2)], [command]);

function part(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  throw new InvalidArgumentError('Expected a number above 0 and up to 1.');
}

function minutes(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 600) return value;
  throw new InvalidArgumentError('Expected a number above 0 and up to 600.');
}
