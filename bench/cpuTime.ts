import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** CPU time that processes and those they started have used since they began, in ms. */
export function cpuTimeMs(pids: readonly number[]): number {
  return pids.flatMap(withChildren).reduce((sum, pid) => sum + ownCpuTimeMs(pid), 0);
}

/** Only Linux tells cheaply; elsewhere a process stands for itself. */
function withChildren(pid: number): readonly number[] {
  if (process.platform !== 'linux') return [pid];
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return [pid, ...children.split(' ').filter(Boolean).map(Number).flatMap(withChildren)];
  } catch {
    return [];
  }
}

/** Of one process alone. */
export function ownCpuTimeMs(pid: number): number {
  if (process.platform === 'linux') return ticksOf(pid) * msPerTick;
  if (process.platform === 'darwin') {
    const args = ['-o', 'time=', '-p', String(pid)];
    return parseTimeMs(execFileSync('ps', args, { encoding: 'utf8' }));
  }
  throw new Error(`Expected Linux or macOS to read CPU times on, got ${process.platform}.`);
}

/** Linux tells it in these, whatever its clock does. */
const msPerTick = 10;

/** User and system time, of threads that have ended too; a sum over those that run would go back. */
function ticksOf(pid: number): number {
  try {
    // Behind the name, which may hold spaces and parentheses.
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\)(?=[^)]*$)/);
    const [user, system] = fields.trim().split(' ').slice(11, 13).map(Number);
    return (user ?? 0) + (system ?? 0);
  } catch {
    // It has ended.
    return 0;
  }
}

/** `ps` writes `[hours:]minutes:seconds.hundredths`. */
function parseTimeMs(text: string): number {
  const seconds = text
    .trim()
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000;
}
