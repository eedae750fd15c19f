import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { Endings } from '../../scripts/ending/endings.ts';
import { runFaults } from '../../scripts/faults/runFaults.ts';
import { isAlive } from '../support/until.ts';

const script = join(import.meta.dirname, '..', 'support', 'endingScript.ts');

/** What a script ends with that has started a process, and whether that is there still. */
async function run(told: string, signal: NodeJS.Signals | null) {
  const child = spawn(process.execPath, [script, told], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stderr = text(child.stderr);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (signal !== null && lines.length === 1) child.kill(signal);
  }
  if (child.exitCode === null) await once(child, 'exit');
  const [pid, ...rest] = lines;
  return {
    code: child.exitCode,
    isLeft: isAlive(Number(pid)),
    printed: rest,
    told: (await stderr).split('\n')[0],
  };
}

describe('a script', () => {
  const ended = { code: 1, isLeft: false, printed: ['the first was ended last'] };
  it.each([
    ['comes to its end', 'end', null, { ...ended, code: 0, told: '' }],
    ['fails', 'fail', null, { ...ended, told: 'Error: a step failed' }],
    ['is interrupted', 'go on', 'SIGINT', { ...ended, told: 'Stopped by SIGINT before the end.' }],
    ['is ended', 'go on', 'SIGTERM', { ...ended, told: 'Stopped by SIGTERM before the end.' }],
    [
      'cannot end everything',
      'not all ends',
      null,
      { ...ended, told: 'Something could not be ended: it is not there' },
    ],
  ] as const)('leaves nothing behind where it %s', async (_how, told, signal, expected) => {
    expect(await run(told, signal)).toEqual(expected);
  });
});

describe('a fault', () => {
  const fault = { name: 'broken', what: 'what fails', isSmall: false, bounds: {} };
  const given = { mongodBinary: '', scale: 1, minutes: 1, isTimed: false };

  it('ends all that it has started, the last first, also where that fails', async () => {
    const ended: string[] = [];
    let folder = '';
    const [row] = await runFaults(
      [
        {
          ...fault,
          run: async (context) => {
            ({ folder } = context);
            context.endings.push(() => ended.push('database'));
            context.endings.push(() => Promise.reject(new Error('no such process')));
            context.endings.push(() => ended.push('server'));
            throw new Error('expected an answer');
          },
        },
      ],
      { ...given, endings: new Endings() },
      () => undefined,
    );
    expect({ ended, wrong: row?.wrong }).toEqual({
      ended: ['server', 'database'],
      wrong: ['expected an answer', 'not all was ended: no such process'],
    });
    await expect(access(folder)).rejects.toThrow('ENOENT');
  });

  it('ends with whoever makes it, also what it has only begun to start', async () => {
    const endings = new Endings();
    const ended: string[] = [];
    const begun = Promise.withResolvers<undefined>();
    const started = Promise.withResolvers<undefined>();
    const running = runFaults(
      [
        {
          ...fault,
          run: async (context) => {
            begun.resolve(undefined);
            await started.promise;
            context.endings.push(() => ended.push('late'));
            throw new Error('ended');
          },
        },
      ],
      { ...given, endings },
      () => undefined,
    );
    await begun.promise;
    expect(await endings.end()).toEqual([]);
    started.resolve(undefined);
    await running;
    expect(ended).toEqual(['late']);
  });
});

describe('what does not end', () => {
  it('is waited for so long, and keeps nothing else', async () => {
    const endings = new Endings(20);
    const ended: string[] = [];
    endings.push(() => ended.push('database'));
    endings.push(() => new Promise(() => undefined));
    expect(await endings.end()).toEqual(['Expected it to end within 20 ms.']);
    expect(ended).toEqual(['database']);
  });
});
