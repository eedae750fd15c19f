// Fills a database of its own with synthetic data of any size, to see how the graph behaves at scale.
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { runCli } from '../src/cli/cli.ts';
import { addSettings, readSettings } from '../src/cli/options.ts';
import { createLogger } from '../src/observing/log.ts';
import { runSyntheticData } from './synthetic/runSyntheticData.ts';

interface Flags {
  readonly resources: number;
  readonly seed: number;
  readonly database?: string;
  readonly dataDir?: string;
  readonly fresh?: true;
}

const command = new Command('data:synthetic')
  .description('fill a database of its own with synthetic data; a run that was stopped goes on')
  .option('--resources <number>', 'how many; all else grows with them', wholeNumber, 50_000)
  .option('--seed <number>', 'the same seed gives the same data', wholeNumber, 1)
  .option('--database <name>', 'its name (default mep_synthetic_ and the number of resources)')
  .option('--data-dir <folder>', 'where the embedded mongod keeps its files')
  .option('--fresh', 'drop the synthetic data that are there, and begin anew');
addSettings(command, ['mongodbUri', 'mongodBinary', 'cacheDir', 'data', 'logLevel', 'logFormat']);

command.action(async () => {
  const { resources, seed, database, dataDir, fresh } = command.opts<Flags>();
  const config = readSettings(command);
  const stopping = new AbortController();
  process.once('SIGINT', () => {
    stopping.abort();
  });
  await runSyntheticData({
    resources,
    seed,
    name: database ?? `mep_synthetic_${resources}`,
    isFresh: fresh === true,
    config: { ...config, dataDir: dataDir ?? join(config.dataDir, 'synthetic') },
    log: createLogger(config),
    out: process.stdout,
    signal: stopping.signal,
  });
});

await runCli(['data:synthetic', ...process.argv.slice(2)], [command]);

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 5_000_000) return number;
  throw new InvalidArgumentError('Expected a whole number from 1 to 5000000.');
}
