import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isAlive, until } from '../support/until.ts';

const fake = join(import.meta.dirname, '..', 'support', 'serveFake.ts');
// More than one command, so that the shell stays between.
const script = `"${process.execPath}" "${fake}" serve; exit`;
const background = `"${process.execPath}" "${fake}" serve & echo "server $!"; wait`;
const manager = `require('node:child_process').spawn('sh', ['-c', process.argv[1]], { stdio: 'inherit' })`;
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess;
  /** What the server has printed, which outlives who started it. */
  readonly printed: () => string;
  readonly closed: Promise<unknown>;
}

function start(command: string, args: readonly string[], event: string): Started {
  const child = spawn(command, args, {
    env: { ...process.env, PORT: '0', npm_lifecycle_event: event },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, printed: () => text, closed: once(child, 'close') };
}

describe('mep-graph serve, started by a package manager', () => {
  it.each([
    ['the shell of a script', 'sh', ['-c', script]],
    ['who started that shell', process.execPath, ['-e', manager, script]],
  ])('stops as if told when it loses %s', async (_name, command, args) => {
    const { child, printed, closed } = start(command, args, 'start');
    await until('a server', () => printed().includes('Ctrl+C'));

    child.kill('SIGKILL');
    await closed;

    expect(printed()).toContain('what started this process is gone');
    expect(printed()).toContain('database closed');
  });
});

describe('mep-graph serve, started otherwise', () => {
  it('outlives its shell', async () => {
    const { child, printed } = start('sh', ['-c', background], '');
    await until('a server', () => printed().includes('Ctrl+C'));
    const pid = Number(/server (\d+)/.exec(printed())?.[1]);

    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGTERM');
    await until('its end', () => printed().includes('database closed'));
    expect(printed()).not.toContain('what started this process is gone');
  });
});
