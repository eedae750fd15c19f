import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { untilServing } from './untilServing.ts';

export interface ServedProcess {
  /** Without a slash at the end. */
  readonly url: string;
  /** Tells the process to stop and waits until it has; resolves with its exit code. */
  stop(): Promise<number | null>;
}

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

/** `mep-graph serve` as a process on a free port, once it is ready. */
export async function serveProcess(...args: readonly string[]): Promise<ServedProcess> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...args], {
    env: { ...process.env, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const url = await untilServing(child.stdout);
  if (url === null) {
    const [code] = await exited;
    throw new Error(`Expected the server to become ready, but it ended with exit code ${code}.`);
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
  };
}

/** The answer to one operation over HTTP. */
export async function post(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  // What a test expects of it, it compares.
  return (await response.json()) as Record<string, unknown>;
}
