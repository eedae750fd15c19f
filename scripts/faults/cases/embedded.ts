import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { startClients } from '../clients.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer, until } from '../server.ts';

const FROZEN_MS = 10_000;
const FULL_MS = 16_000;
const READING = { ENTITY_CACHE: 'false', RESPONSE_CACHE_BYTES: '0' } as const;
const DISK_MB = 700;

export const embedded: readonly Fault[] = [
  {
    name: 'embedded-kill',
    what: 'the embedded mongod: kill -9',
    isSmall: true,
    bounds: { longestGapMs: 30_000, recoveryMs: 30_000 },
    run: async (context) =>
      runOn(context, context.folder, async (pid) => {
        process.kill(pid, 'SIGKILL');
      }),
  },
  {
    name: 'embedded-freeze',
    what: `the embedded mongod: frozen for ${FROZEN_MS / 1000} s`,
    isSmall: false,
    bounds: { longestGapMs: FROZEN_MS + 5000, recoveryMs: 5000 },
    run: async (context) =>
      runOn(context, context.folder, async (pid) => {
        process.kill(pid, 'SIGSTOP');
        await delay(FROZEN_MS * context.scale);
        process.kill(pid, 'SIGCONT');
      }),
  },
  {
    name: 'embedded-full-disk',
    what: `the embedded mongod: its disk full, freed after ${FULL_MS / 1000} s`,
    isSmall: false,
    bounds: { recoveryMs: 60_000 },
    run: fillDisk,
  },
];

type Make = (pid: number) => Promise<void>;

async function runOn(context: FaultContext, folder: string, make: Make): Promise<Outcome> {
  const server = await startServer({ ...context, folder }, READING);
  const clients = startClients(context, { url: server.url });
  await delay(2000);
  await make((await findMongod(folder)).pid);
  const endedAt = performance.now();
  const recoveryMs = await until(
    'an answer',
    () => clients.lastAnswerAt() > endedAt + 500,
    120_000,
  );
  await delay(3000);
  const figures = await clients.stop();
  return outcomeOf(figures, { recoveryMs, rssMb: await server.mostRssMb(), notes: figures.kinds });
}

/** The mongod over a folder, found as Linux tells of processes. */
async function findMongod(
  folder: string,
): Promise<{ readonly pid: number; readonly port: string }> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const [binary = '', ...words] = line.split('\0');
    if (!binary.includes('mongod') || !words.some((word) => word.startsWith(folder))) continue;
    return { pid: Number(pid), port: words[words.indexOf('--port') + 1] ?? '' };
  }
  throw new Error(`Expected a mongod over ${folder}.`);
}

const run = promisify(execFile);

async function fillDisk(context: FaultContext): Promise<Outcome> {
  const disk = join(context.folder, 'disk');
  await mkdir(disk);
  // Where that is not allowed, the fault says so in place of figures.
  await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
  context.closing.push(async () => run('umount', ['-l', disk]));
  return runOn(context, disk, async () => {
    const { port } = await findMongod(disk);
    const ballast = join(disk, 'ballast');
    await run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M']).catch(() => undefined);
    await writeUntilRefused(port);
    await delay(FULL_MS * context.scale);
    await rm(ballast);
  });
}

/** Writes until nothing more is taken: a database that only reads does not miss the disk. */
async function writeUntilRefused(port: string): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
    socketTimeoutMS: 5000,
    writeConcern: { w: 1, journal: true },
  });
  try {
    const ballast = client.db('ballast').collection('ballast');
    for (let block = 0; block < 200; block += 1) {
      await ballast.insertOne({ text: Buffer.alloc(1_000_000, block) });
    }
  } catch {
    // What was wanted.
  } finally {
    await client.close();
  }
}
