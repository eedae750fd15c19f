import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** CPU time that processes and those they started have used since they began, in ms. */
export function cpuTimeMs(pids: readonly number[]): number {
  return pids.flatMap(withChildren).reduce((sum, pid) => sum + processTimeMs(pid), 0);
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

function processTimeMs(pid: number): number {
  if (process.platform === 'linux') {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => sum + threadTimeMs(pid, thread), 0);
  }
  if (process.platform === 'darwin') {
    const args = ['-o', 'time=', '-p', String(pid)];
    return parseTimeMs(execFileSync('ps', args, { encoding: 'utf8' }));
  }
  throw new Error(`Expected Linux or macOS to read CPU times on, got ${process.platform}.`);
}

function threadTimeMs(pid: number, thread: string): number {
  try {
    const [nanoseconds = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(
      ' ',
    );
    return Number(nanoseconds) / 1e6;
  } catch {
    // It ended since the list was read.
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
