import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import type { DatabaseConfig } from '../../src/mongo/database.ts';

interface ProcessEvent {
  readonly event: string;
  readonly [detail: string]: unknown;
}

/** A process that uses a database as a server does, to be watched and killed. */
export interface DatabaseProcess {
  readonly pid: number;
  /** All it told so far. */
  readonly events: readonly ProcessEvent[];
  /** The first event of this name, past or to come; fails if the process ends without it. */
  event(name: string): Promise<ProcessEvent>;
  /** Sends a command and resolves to its answer. */
  ask(command: string, answer: string): Promise<ProcessEvent>;
  /** Resolves when the process has ended. */
  kill(signal: NodeJS.Signals): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

const script = fileURLToPath(new URL('./useDatabase.ts', import.meta.url));
const running = new Set<ChildProcess>();

export interface ProcessOptions {
  /** In place of this process's environment. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export function startDatabaseProcess(
  config: DatabaseConfig,
  { env = process.env, cwd = process.cwd() }: ProcessOptions = {},
): DatabaseProcess {
  // A group of its own, as a command in a terminal has.
  const child = spawn(process.execPath, [script, JSON.stringify(config)], {
    detached: true,
    env,
    cwd,
  });
  running.add(child);
  const events: ProcessEvent[] = [];
  const told = new EventEmitter();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(JSON.parse(line) as ProcessEvent);
    told.emit('told');
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    told.emit('told');
    return { code: code as number | null, stderr };
  });
  const find = async (name: string, from: number): Promise<ProcessEvent> => {
    const known = (): ProcessEvent | undefined => events.slice(from).find((e) => e.event === name);
    const first = known();
    if (first !== undefined) return first;
    while (running.has(child)) {
      await once(told, 'told');
      const found = known();
      if (found !== undefined) return found;
    }
    throw new Error(`Expected ${name}, but the process ended: ${stderr}`);
  };
  return {
    pid: child.pid ?? 0,
    events,
    event: (name) => find(name, 0),
    ask: async (command, answer) => {
      const from = events.length;
      child.stdin.write(`${command}\n`);
      return find(answer, from);
    },
    kill: async (signal) => {
      process.kill(-(child.pid ?? 0), signal);
      await ended;
    },
    ended,
  };
}

/** Ends what a failed test left; mongod ends with the last process that uses it. */
export function killDatabaseProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}
