// Starts the subgraph with a Python that has its packages; options are passed on to main.py.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { preparePython } from './environment.ts';

const folder = import.meta.dirname;
const say = (message: string) => process.stderr.write(`${message}\n`);

const python = await preparePython(folder, say).catch((error: unknown) => {
  say(`Cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
const child = spawn(python, [join(folder, 'main.py'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => child.kill(signal));
}
const [code] = (await once(child, 'exit')) as [number | null];
// Null when a signal ended it, which is how it is told to stop.
process.exitCode = code ?? 0;
