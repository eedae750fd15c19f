import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DataFolder, lockHolder, readOwner } from './folder.ts';
import { connectKeeper } from './keeperLink.ts';

/**
 * Ends the mongod of this folder in order if the keeper that started it is gone.
 * False if the folder is held by anything else: nothing of others is ever ended.
 */
export async function endOrphan(folder: DataFolder): Promise<boolean> {
  const owner = await readOwner(folder);
  if (owner?.host !== hostname()) return false;
  const pid = await lockHolder(folder);
  if (pid !== owner.mongodPid || !(await isMongodOf(pid, folder))) return false;
  const link = await connectKeeper(owner.keeperPort, folder.root);
  if (link !== undefined) {
    await link.leave(0);
    return false;
  }
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + 15_000;
  while (isAlive(pid) && Date.now() < deadline) await delay(20);
  return !isAlive(pid);
}

// A number alone proves nothing: it may belong to another program by now, or to another container.
async function isMongodOf(pid: number, folder: DataFolder): Promise<boolean> {
  const commandLine =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
          ({ stdout }) => stdout,
          () => '',
        );
  return commandLine.includes(folder.db);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
