import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Lists of cores as `taskset` takes them. */
export interface Cores {
  /** For whichever server is being measured. */
  readonly server: string;
  /** For everything else: mongod, the load generator, this process. */
  readonly rest: string;
}

/** Gives the servers a core of their own; null where there is only one, or no way to. */
export function splitCores(): Cores | null {
  if (process.platform !== 'linux') return null;
  const [server, ...rest] = allowedCores();
  if (server === undefined || rest.length === 0) return null;
  const cores = { server: String(server), rest: rest.join(',') };
  try {
    execFileSync('taskset', ['-apc', cores.rest, String(process.pid)], { stdio: 'ignore' });
  } catch {
    return null;
  }
  // What this process starts from here on stays on `rest` as well, unless it is told otherwise.
  return cores;
}

function allowedCores(): readonly number[] {
  const status = readFileSync('/proc/self/status', 'utf8');
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  });
}
