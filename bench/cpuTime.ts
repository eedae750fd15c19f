import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** CPU time a process has used since it began, all its threads, in ms. */
export function cpuTimeMs(pid: number): number {
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
