import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { MongoClient, type Collection } from 'mongodb';
import type { FaultContext } from './faultContext.ts';

const DISK_MB = 700;
const run = promisify(execFile);

/** A folder on a disk of its own that is soon full; gone with the fault. */
export async function mountSmallDisk({ folder, endings }: FaultContext): Promise<string> {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  // Where that is not allowed, the fault says so in place of figures.
  await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
  endings.push(async () => run('umount', ['-l', disk]));
  return disk;
}

/** Leaves nothing free on a disk with an embedded mongod, for so long. */
export async function fillDisk(disk: string, ms: number): Promise<void> {
  const { port } = await findMongod(disk);
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
    socketTimeoutMS: 5000,
    writeConcern: { w: 1, journal: true },
  });
  const ballast = join(disk, 'ballast');
  try {
    // Before the disk is full, since a new one takes a file of its own.
    const collection = await client.db('ballast').createCollection('ballast');
    await run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M']).catch(() => undefined);
    await writeUntilRefused(collection);
  } finally {
    await client.close();
  }
  await delay(ms);
  await rm(ballast);
}

/** The mongod over a folder, found as Linux tells of processes. */
export async function findMongod(
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

/**
 * Writes until nothing more is taken, however small: a database that only reads does not miss the disk, and one
 * that writes little has files that are larger than they need to be.
 */
async function writeUntilRefused(ballast: Collection): Promise<void> {
  for (const bytes of [1_000_000, 100_000, 10_000]) {
    try {
      for (let written = 0; written < 400_000_000; written += bytes) {
        await ballast.insertOne({ text: Buffer.alloc(bytes, written % 251) });
      }
    } catch {
      // What was wanted; less may still be taken.
    }
  }
}
