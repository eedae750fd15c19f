import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { untilServing } from './untilServing.ts';

export interface ExampleProcess {
  /** Without a slash at the end; `/graphql` is below it. */
  readonly url: string;
  /** Tells all its processes to stop and waits until they have. */
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');

/** An example subgraph by its npm script, as its reader starts it, but on a free port; resolves once it listens. */
export async function startExample(
  name: 'training-calendar' | 'state-economy',
): Promise<ExampleProcess> {
  const child = spawn('npm', ['run', '--silent', `example:${name}`, '--', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of their own: npm does not pass signals on through the shell it starts.
    detached: true,
  });
  const ended = once(child, 'close');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const url = await untilServing(child.stdout);
  if (url === null) {
    await ended;
    throw new Error(`Expected the example ${name} to start, got: ${said}`);
  }
  return {
    url,
    stop: async () => {
      const isRunning = child.exitCode === null && child.signalCode === null;
      if (child.pid !== undefined && isRunning) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}
