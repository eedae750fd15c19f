import type { Output } from '../../src/cli/steps.ts';
import type { Config } from '../../src/settings/config.ts';
import type { Logger } from '../../src/observing/log.ts';
import { openDatabase, type Database } from '../../src/mongo/database.ts';
import { fillDatabase, type FillOptions, type FillProgress } from './fill.ts';
import { dropSynthetic } from './marker.ts';
import { createProgressBar, type ProgressBar } from './progressBar.ts';
import { readWorld } from './world.ts';

export interface SyntheticDataOptions {
  readonly resources: number;
  readonly seed: number;
  /** Of the database. */
  readonly name: string;
  /** Begin anew. */
  readonly isFresh: boolean;
  readonly config: Pick<Config, 'mongodbUri' | 'dataDir' | 'cacheDir' | 'mongodBinary' | 'data'>;
  readonly log: Logger;
  readonly out: Output;
  readonly signal?: AbortSignal;
}

/**
 * Fills a database with synthetic data, or says how to go on where it was stopped.
 * @throws StartupError where the database holds something else, or cannot be used.
 */
export async function runSyntheticData(options: SyntheticDataOptions): Promise<void> {
  const { name, config, log, out } = options;
  const { mongodbUri: uri, dataDir, cacheDir, mongodBinary } = config;
  const database = await openDatabase(
    uri === null
      ? {
          kind: 'embedded',
          dataDir,
          cacheDir,
          name,
          ...(mongodBinary !== null && { mongodBinary }),
        }
      : { kind: 'external', uri, name },
    { log, onProgress: (message) => out.write(`${message}\n`) },
  );
  try {
    await fill(database, options);
  } finally {
    await database.close();
  }
}

async function fill(
  { db, description }: Database,
  { resources, seed, isFresh, config, out, signal }: SyntheticDataOptions,
): Promise<void> {
  if (isFresh) await dropSynthetic(db);
  out.write(`Database ${db.databaseName} in ${description}\n`);
  const world = await readWorld({ resources, seed, dir: config.data });
  await fillAndReport({ db, world, dir: config.data, out, ...(signal && { signal }) });
}

/** Fills a database and prints how it goes on. */
export async function fillAndReport({
  out,
  ...options
}: Omit<FillOptions, 'onProgress'> & { readonly out: Output }): Promise<void> {
  const startedAt = performance.now();
  const { onProgress, end } = reportTo(out);
  const state = await fillDatabase({ ...options, onProgress });
  end();
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const { resources } = options.world.counts;
  out.write(
    state === 'complete'
      ? `${resources.toLocaleString('en-US')} synthetic resources and all that goes with them are there (${seconds} s).\n`
      : 'Stopped; the same command goes on from here.\n',
  );
}

function reportTo(out: Output): {
  onProgress: (progress: FillProgress) => void;
  end: () => void;
} {
  let bar: ProgressBar | null = null;
  const end = (): void => {
    bar?.end();
    bar = null;
  };
  return {
    end,
    onProgress: (progress) => {
      if (progress.step === 'records') {
        bar ??= createProgressBar({ title: 'Records', of: progress.of, out });
        bar.advance(progress.done);
        return;
      }
      end();
      out.write(`${sentences[progress.step]}\n`);
    },
  };
}

const sentences = {
  'real records': 'Importing the real records',
  words: 'Counting the words that things are found by',
  indexes: 'Creating indexes, which takes about as long as the records',
} as const;
