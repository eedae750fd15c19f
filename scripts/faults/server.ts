import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { productFlags } from '../../bench/productFlags.ts';
import { freePort } from '../../src/mongo/mongod.ts';
import { endChild } from '../ending/endChild.ts';
import type { FaultContext } from './faultContext.ts';

export interface FaultServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** The most memory it had, in MB; 0 where the system does not tell. */
  mostRssMb(): Promise<number>;
  /** The memory it has, in MB; what it had before no longer counts as the most. */
  beginRssMb(): Promise<number>;
  /** Of objects of more than some 128 kB, what is held once all else is collected, in MB: the same on a slow machine. */
  heldLargeMb(): Promise<number>;
  /** Ends it by a signal, and gives its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const root = join(import.meta.dirname, '..', '..');
const TELL_HELD = ['--expose-gc', '--import', join(import.meta.dirname, 'tellHeld.ts')];
const START_MS = 180_000;

type Settings = Readonly<Record<string, string>>;

/** `mep-graph serve` as a process, once it is ready; ended with the fault. */
export async function startServer(
  { folder, mongodBinary, endings, isTimed }: Omit<FaultContext, 'scale' | 'minutes'>,
  settings: Settings = {},
): Promise<FaultServer> {
  const port = settings['PORT'] ?? String(await freePort());
  const child = spawn(
    process.execPath,
    [...productFlags, ...TELL_HELD, join(root, 'src', 'bin.js'), 'serve'],
    {
      cwd: root,
      env: {
        ...process.env,
        PORT: port,
        DATA_DIR: join(folder, 'data'),
        MONGOD_BINARY: mongodBinary,
        LOG_LEVEL: 'fatal',
        // Where times do not count, nobody is refused because the machine is slow.
        ...(!isTimed && { MAX_WAIT_MS: '60000' }),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  endings.push(() => endChild(child));
  await untilReady(child);
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    mostRssMb: async () => readStatusMb(child.pid ?? 0, 'VmHWM'),
    beginRssMb: async () => {
      // Linux forgets the high water mark where this is written.
      await writeFile(`/proc/${child.pid}/clear_refs`, '5').catch(() => undefined);
      return readStatusMb(child.pid ?? 0, 'VmRSS');
    },
    heldLargeMb: async () => {
      const told = once(child, 'message') as Promise<[number]>;
      child.send('held');
      return Math.round((await told)[0] / 1e6);
    },
    end: (signal) => endChild(child, signal),
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('Expected a pipe.');
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  try {
    for await (const line of lines) {
      if (!line.startsWith('MEP Graph is ready')) continue;
      child.stdout.resume();
      return;
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error(`Expected the server to be ready within ${START_MS / 1000} s.`);
}

/** The memory that a process has (VmRSS), or the high water mark of it (VmHWM); 0 where the system does not tell. */
async function readStatusMb(pid: number, name: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
}

/** Looks until something is so; gives how long that took in ms, or fails. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < limitMs) {
    if (await isSo()) return performance.now() - begun;
    await delay(20);
  }
  throw new Error(`Expected ${what} within ${limitMs / 1000} s.`);
}

/** The value of a metric without labels. */
export async function readMetric(url: string, name: string): Promise<number> {
  const response = await fetch(`${url}/metrics`);
  const line = (await response.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? NaN);
}
