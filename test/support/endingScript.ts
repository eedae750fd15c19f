// A script of its own process: starts a process that heeds no SIGTERM, and then does as it is told.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endChild } from '../../scripts/ending/endChild.ts';
import { runToEnd } from '../../scripts/ending/runToEnd.ts';

const STUBBORN = `process.on('SIGTERM', () => undefined);
setInterval(() => undefined, 1000);
process.stdout.write('up');`;

const [, , told] = process.argv;

await runToEnd(async (endings) => {
  endings.push(() => {
    process.stdout.write('the first was ended last\n');
  });
  const child = spawn(process.execPath, ['-e', STUBBORN], { stdio: ['ignore', 'pipe', 'ignore'] });
  endings.push(() => endChild(child, 'SIGTERM', 100));
  if (told === 'not all ends') {
    endings.push(() => Promise.reject(new Error('it is not there')));
  }
  await once(child.stdout, 'data');
  process.stdout.write(`${child.pid}\n`);
  if (told === 'fail') throw new Error('a step failed');
  if (told !== 'go on') return;
  await once(child, 'exit');
});
