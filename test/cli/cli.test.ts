import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runMain } from '../support/runMain.ts';

const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};

describe('mep-graph', () => {
  it.each(['--version', '-V'])('tells its version by %s', async (option) => {
    expect(await runMain(option)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  const misspelt: readonly (readonly [typed: readonly string[], expected: string])[] = [
    [['sevre'], 'serve'],
    [['key', 'creat'], 'create'],
    [['subgraph', 'chek'], 'check'],
    [['serve', '--prot', '4000'], '--port'],
    [['key', 'create', '--ownr', 'Center:gamep'], '--owner'],
  ];
  it.each(misspelt)('asks after %j whether %s was meant', async (typed, expected) => {
    const { code, stderr } = await runMain(...typed);
    expect({ code, asks: stderr.split('\n')[1] }).toEqual({
      code: 1,
      asks: `(Did you mean ${expected}?)`,
    });
  });
});

describe('the help of mep-graph', () => {
  let commands: readonly string[] = [];
  beforeAll(async () => {
    commands = commandsIn((await runMain('--help')).stdout);
  });

  it('names commands, each of which has a help that begins with how it is called', async () => {
    expect(commands.length).toBeGreaterThan(8);
    const lines = commands.map(async (name) => {
      const { code, stdout } = await runMain(name, '--help');
      return [code, stdout.split(/ [[<]/)[0]];
    });
    expect(await Promise.all(lines)).toEqual(
      commands.map((name) => [0, `Usage: mep-graph ${name}`]),
    );
  });
});

function commandsIn(help: string): readonly string[] {
  const [, list = ''] = help.split('\nCommands:\n');
  const names = Array.from(list.matchAll(/^ {2}(\w+)/gm), ([, name = '']) => name);
  return names.filter((name) => name !== 'help');
}
