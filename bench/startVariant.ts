import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endChild } from '../scripts/ending/endChild.ts';
import { freePort } from '../src/mongo/mongod.ts';
import { authorizationBy } from './askOnce.ts';
import type { Cores } from './cores.ts';
import type { Variant } from './variants.ts';

export interface RunningVariant {
  readonly variant: Variant;
  readonly pid: number;
  /** Of other processes that have a part in its answers, and count as its own. */
  readonly partPids: readonly number[];
  readonly url: string;
  /** By which it is asked; null for by none. */
  readonly key: string | null;
  /** Its whole answer as text, to what it was started with unless told otherwise. */
  readonly ask: (body?: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

interface StartOptions {
  readonly mongodbUri: string;
  /** The request it must be able to answer to count as started. */
  readonly body: string;
  readonly cores: Cores | null;
  /** By which it is asked, if by any. */
  readonly key?: string | null;
  /** For its log. */
  readonly dir: string;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 5000;

const running = new Set<ChildProcess>();
// Whatever ends the bench ends those that are still starting; nobody would wait until they have ended in order.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a server and waits until it answers. */
export async function startVariant(
  variant: Variant,
  { mongodbUri, body, cores, dir, key = null }: StartOptions,
): Promise<RunningVariant> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${variant.path}`;
  const logFile = join(dir, `${variant.name}.log`);
  const child = launch(variant, cores, logFile, {
    PORT: String(port),
    MONGODB_URI: databaseOf(variant, mongodbUri),
  });
  const stop = async (): Promise<void> => {
    await endChild(child, 'SIGTERM', stopTimeoutMs);
  };
  const ask = (asked = body): Promise<string> => post(url, asked, key);
  try {
    await untilAnswering(child, ask);
  } catch (error) {
    await stop();
    throw new Error(`${variant.name}: ${readFileSync(logFile, 'utf8').slice(-2000)}`, {
      cause: error,
    });
  }
  return { variant, pid: child.pid ?? 0, partPids: [], url, key, ask, stop };
}

function launch(
  { nodeArguments, command: program = process.execPath, settings: own, dir }: Variant,
  cores: Cores | null,
  logFile: string,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const started = [program, ...nodeArguments];
  const [command = '', ...rest] =
    cores === null ? started : ['taskset', '-c', cores.server, ...started];
  const log = openSync(logFile, 'a');
  const child = spawn(command, rest, {
    cwd: dir ?? join(import.meta.dirname, '..'),
    // Nothing else of this environment: a setting of the product's would go unnoticed.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'production',
      ...settings,
      ...own,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

function databaseOf({ database }: Variant, mongodbUri: string): string {
  if (database === undefined) return mongodbUri;
  const url = new URL(mongodbUri);
  url.pathname += `_${database}`;
  return url.href;
}

async function untilAnswering(child: ChildProcess, ask: () => Promise<string>): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}`);
    try {
      await ask();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    // No event tells from outside when a server is ready.
    await delay(10);
  }
}

async function post(url: string, body: string, key: string | null): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorizationBy(key) },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Expected 200, got ${response.status}: ${text.slice(0, 300)}`);
  return text;
}
