// Asks random operations of random federations, and tells which are not answered as one server that knows all would.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { runCli } from '../src/cli/cli.ts';
import { writeCase } from '../test/support/federations/caseText.ts';
import {
  fuzzFederations,
  type Failure,
  type FuzzReport,
} from '../test/support/federations/fuzz.ts';
import type { FederationSize } from '../test/support/federations/generate.ts';
import { shrink } from '../test/support/federations/shrink.ts';

interface Flags {
  readonly pairs: number;
  readonly seed: number;
  readonly questions: number;
  readonly subgraphs: FederationSize;
  readonly failing: number;
  readonly http: number;
  readonly own: number;
  readonly guarded: number;
  readonly shrink: number;
  readonly cases?: string;
}

const command = new Command('fuzz:federation')
  .description(
    'ask random operations of random federations, and compare with what one server would answer',
  )
  .option('--pairs <number>', 'how many operations', wholeNumber, 1000)
  .option('--seed <number>', 'of the first graph; the next has the next', wholeNumber, 1)
  .option('--questions <number>', 'operations asked of one graph', wholeNumber, 10)
  .option('--subgraphs <from..to>', 'how many a graph has', size, { least: 3, most: 5 })
  .option('--failing <chance>', 'how likely each fetch fails', chance, 0)
  .option('--http <chance>', 'how likely the subgraphs of a graph are HTTP servers', chance, 0)
  .option('--own <chance>', 'how likely our own domains are one of the subgraphs', chance, 0)
  .option('--guarded <chance>', 'how likely a graph has guards, and its askers scopes', chance, 0)
  .option('--shrink <number>', 'how many of the failures are made small', wholeNumber, 3)
  .option('--cases <folder>', 'where small cases are written (default: they are printed)');

command.action(async () => {
  const flags = command.opts<Flags>();
  const started = performance.now();
  let told = 0;
  const report = await fuzzFederations({
    ...flags,
    firstSeed: flags.seed,
    size: flags.subgraphs,
    onGraph: (soFar, seed) => {
      for (const failure of soFar.failures.slice(told)) console.log(describe(failure));
      told = soFar.failures.length;
      if (process.stderr.isTTY) process.stderr.write(`\r${progress(soFar)}, at seed ${seed} `);
      else if (seed % 100 === 0) process.stderr.write(`${progress(soFar)}, at seed ${seed}\n`);
      return true;
    },
  });
  console.log(`\n${progress(report)}, ${Math.round((performance.now() - started) / 1000)} s`);
  console.log(
    `${report.servedGraphs} graphs over HTTP, ${report.ownGraphs} with our own domains; ${report.steadyPairs} pairs asked again of others`,
  );
  console.log(`${report.fetches} fetches; slowest answer ${report.slowestMs.toFixed(1)} ms`);
  console.table(Object.fromEntries(report.refused));
  console.table(Object.fromEntries(report.coverage.graphs()));
  console.table(Object.fromEntries(report.coverage.pairs()));
  for (const failure of report.failures.slice(0, flags.shrink)) await keep(failure, flags.cases);
  if (report.failures.length > 0) process.exitCode = 1;
});

await runCli(['fuzz:federation', ...process.argv.slice(2)], [command]);

function progress({ graphs, pairs, outcomes, refused }: FuzzReport): string {
  const counts = [...outcomes].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const others = [...refused.values()].reduce((sum, count) => sum + count, 0);
  return `${pairs} pairs of ${graphs} graphs (${others} not composed): ${counts}`;
}

function describe({ seed, number, outcome }: Failure): string {
  return `${outcome.kind}: --seed ${seed} --pairs ${number + 1}`;
}

async function keep({ seed, number, outcome, fuzzCase }: Failure, folder?: string): Promise<void> {
  const small = writeCase(await shrink(fuzzCase, outcome.kind));
  if (folder === undefined) {
    console.log(`\n${outcome.kind}\n${outcome.detail}\n\n${small}`);
    return;
  }
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${outcome.kind.replace(' ', '-')}-${seed}-${number}.graphql`);
  await writeFile(path, small);
  console.log(path);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError('Expected a whole number.');
}

function chance(text: string): number {
  const number = Number(text);
  if (number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('Expected a number from 0 to 1.');
}

function size(text: string): FederationSize {
  const [least = NaN, most = least] = text.split('..').map(Number);
  if (least >= 2 && most >= least && most <= 12) return { least, most };
  throw new InvalidArgumentError('Expected numbers like 3..5.');
}
