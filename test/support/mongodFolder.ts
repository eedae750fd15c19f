import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from './until.ts';

/** Where Linux has files in memory. */
const IN_MEMORY = '/dev/shm';
/** More than the databases of a whole run take at once. */
const ROOM_BYTES = 2 ** 31;

/**
 * An empty folder for the data of a mongod, in memory where there is room: a disk is waited for at every new index
 * and every write that most members have, which takes longer than all else of tests that look at neither.
 */
export async function makeMongodFolder(): Promise<string> {
  const parent = (await roomInMemory()) < ROOM_BYTES ? tmpdir() : IN_MEMORY;
  return mkdtemp(path.join(parent, `mep-graph-test-${process.pid}-`));
}

async function roomInMemory(): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(IN_MEMORY);
    return bavail * bsize;
  } catch {
    // Other systems have none.
    return 0;
  }
}

/** Removes from memory what processes left there that were killed. */
export async function removeLeftFolders(): Promise<void> {
  const names = await readdir(IN_MEMORY).catch(() => []);
  const left = names.filter((name) => {
    const [, pid] = /^mep-graph-test-(\d+)-/.exec(name) ?? [];
    return pid !== undefined && !isAlive(Number(pid));
  });
  const folders = left.map((name) => path.join(IN_MEMORY, name));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
}
