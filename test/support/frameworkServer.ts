import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { preparePython } from '../../examples/state-economy/environment.ts';
import { preparePackages } from './preparePackages.ts';

export interface FrameworkServer {
  readonly url: string;
  stop(): Promise<void>;
}

const folder = join(import.meta.dirname, '..', 'frameworks');
const python = join(folder, 'python');

/** A subgraph of test/frameworks by its file, with the packages of its language, once it listens. */
export async function startFramework(
  file: string,
  ...options: readonly string[]
): Promise<FrameworkServer> {
  const isPython = file.endsWith('.py');
  const command = isPython ? await preparePython(python, () => undefined) : process.execPath;
  if (!isPython) await preparePackages(folder);
  const child = spawn(command, [join(isPython ? python : folder, file), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  // What they log of errors that a test causes is shown only where they do not start.
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-10_000);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^GraphQL (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      stop: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }
  throw new Error(`Expected ${file} to start, got: ${said}`);
}
