import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../contest.ts';
import { cpuTimeMs } from '../cpuTime.ts';
import { atCommit } from '../otherCommit.ts';
import { localQuestions } from '../questions.ts';

import { startVariant } from '../startVariant.ts';
import { spreadOf, type Spread } from '../summarize.ts';
import { localVariants, withProductFlags, type Variant } from '../variants.ts';

/** What it takes a server to start, and to stay. */
export interface ColdFigures {
  readonly name: string;
  readonly description: string;
  /** From the start of the process to its first whole answer. */
  readonly wallMs: Spread;
  readonly cpuMs: Spread;
  readonly idleMb: number;
  /** After one text again and again. */
  readonly loadedMb: number;
  /** Then, after texts that never come twice. */
  readonly distinctMb: number;
}

const idleMs = 10_000;

/** Starts each server again and again, in turns. */
export async function runCold(bench: Bench): Promise<readonly ColdFigures[]> {
  const questions = await localQuestions();
  const bodyOf = (wanted: string): string =>
    questions.find(({ name }) => name === wanted)?.bodies[0] ?? '';
  const [body, distinct] = [bodyOf('reference'), bodyOf('distinct')];
  const known = coldVariants(bench);
  const variants = bench.sharesFlags ? known.map(withProductFlags) : known;
  const starts = new Map(variants.map((variant) => [variant, [] as Started[]]));
  // The first of each leaves behind what later ones find: compiled code, a database.
  for (let round = 0; round <= (bench.isQuick ? 3 : 9); round += 1) {
    for (const variant of variants) {
      const started = await startOnce(bench, variant, body);
      if (round > 0) starts.get(variant)?.push(started);
    }
    console.log(`cold: start ${round} of each`);
  }
  const figures: ColdFigures[] = [];
  for (const [variant, measured] of starts) {
    const memory = await measureMemory(bench, variant, { body, distinct });
    figures.push({
      name: variant.name,
      description: variant.description,
      wallMs: spreadOf(measured.map(({ wallMs }) => wallMs)),
      cpuMs: spreadOf(measured.map(({ cpuMs }) => cpuMs)),
      ...memory,
    });
  }
  await rm(join(bench.dir, 'embedded'), { recursive: true, force: true });
  return figures;
}

function coldVariants({ dir, against }: Bench): readonly Variant[] {
  const named = (wanted: string) => localVariants.find(({ name }) => name === wanted);
  const [product, apollo] = [named('mep-graph'), named('apollo')];
  if (product === undefined || apollo === undefined) return [];
  const ours = { ...product, name: 'mep-graph', settings: {}, description: 'this server' };
  const embedded = (folder: string): Variant => ({
    ...ours,
    name: 'mep-graph-embedded',
    description: 'this server, and its own MongoDB on a folder that was used before',
    settings: { MONGODB_URI: '', DATA_DIR: join(dir, 'embedded', folder) },
  });
  return [
    // What is measured is the server: ours keeps its compiled code by itself, any other can be told to.
    { ...apollo, settings: { NODE_COMPILE_CACHE: join(dir, 'compiled') } },
    { ...ours, description: 'this server with an external MongoDB' },
    embedded('this'),
    ...(against === null
      ? []
      : [ours, embedded(against.name)].map((variant) => atCommit(variant, against))),
  ];
}

interface Started {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function startOnce(bench: Bench, variant: Variant, body: string): Promise<Started> {
  const { database, dir } = bench;
  const cores = coresOf(variant, bench);
  const startedAt = performance.now();
  const server = await startVariant(variant, { mongodbUri: database.uri, body, cores, dir });
  const started = { wallMs: performance.now() - startedAt, cpuMs: cpuTimeMs([server.pid]) };
  await server.stop();
  return started;
}

/** One that brings its own MongoDB is two processes, and gets the cores that mongod has beside the others. */
function coresOf({ settings }: Variant, { cores }: Bench): Bench['cores'] {
  if (cores === null || settings?.['DATA_DIR'] === undefined) return cores;
  return { ...cores, server: `${cores.server},${cores.rest}` };
}

interface Bodies {
  readonly body: string;
  /** With a place for a number, so that no text comes twice. */
  readonly distinct: string;
}

async function measureMemory(
  { database, cores, dir, load, plan }: Bench,
  variant: Variant,
  { body, distinct }: Bodies,
): Promise<Pick<ColdFigures, 'idleMb' | 'loadedMb' | 'distinctMb'>> {
  const server = await startVariant(variant, { mongodbUri: database.uri, body, cores, dir });
  await delay(idleMs);
  const idleMb = residentMb(server.pid);
  const measureAfter = async (asked: string): Promise<number> => {
    const asks = [{ body: asked, answer: await server.ask(asked) }];
    const durationMs = 10 * plan.windowMs;
    await load.run({ url: server.url, asks, connections: plan.connections, durationMs });
    return residentMb(server.pid);
  };
  const loadedMb = await measureAfter(body);
  const distinctMb = await measureAfter(distinct);
  await server.stop();
  return { idleMb, loadedMb, distinctMb };
}

function residentMb(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
}
