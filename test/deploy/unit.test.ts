import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../../src/settings/settings.ts';
import { describeWithSystemd, verifyUnit } from '../support/systemd.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const unit = read('examples/deploy/mep-graph.service');
/** The unit where its checkout is this one. */
const here = unit.replaceAll('/opt/mep-graph', root);
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<'start', string>>;
};

const valuesOf = (text: string, key: string) =>
  Array.from(text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm')), ([, value = '']) => value);

describe('each command of the documents that starts a server', () => {
  it.each(['docs/running.md', 'docs/performance.md'])('has the flags of npm start: %s', (page) => {
    const [, ...flags] = scripts.start.split(' ').slice(0, -2);
    // As words of a shell, or as elements of a list.
    const commands = read(page)
      .split('\n')
      .filter((line) => /--max-semi-space-size=\S+.* "?src\/bin.js/.test(line))
      .map((line) => Array.from(line.matchAll(/--[a-z][^\s",]*/g), ([flag]) => flag));
    expect(commands.length).toBeGreaterThan(0);
    for (const told of commands) expect(told).toEqual(expect.arrayContaining(flags));
  });
});

describe('examples/deploy/mep-graph.service', () => {
  it('starts what npm start does, with the same flags', () => {
    expect(valuesOf(unit, 'ExecStart')).toEqual([
      `/opt/mep-graph/node_modules/.bin/${scripts.start}`,
    ]);
  });

  it('sets what is a setting, or what Node.js or glibc know', () => {
    const named = valuesOf(unit, 'Environment')
      .flatMap((value) => value.split(' '))
      .map((value) => value.split('=')[0] ?? '');
    const settings: readonly string[] = Object.values(SETTINGS).map(({ env }) => env);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !settings.includes(name))).toEqual([
      ...['NODE_ENV', 'MALLOC_ARENA_MAX'],
    ]);
  });

  it('gives a stop more time than the server takes at most', () => {
    const [seconds = ''] = valuesOf(unit, 'TimeoutStopSec');
    // 10 s more: closing the connections and the database.
    expect(Number(seconds) * 1000).toBeGreaterThan(Number(SETTINGS.graceMs.default) + 10_000);
  });
});

describeWithSystemd('systemd', () => {
  it('finds nothing wrong with the unit', async () => {
    expect(await verifyUnit('mep-graph.service', here)).toBe('');
  });

  it('finds nothing wrong with the unit of docs/running.md', async () => {
    const [, shown = ''] = /```ini\n([^]*?)```/.exec(read('docs/running.md')) ?? [];
    expect(await verifyUnit('shown.service', shown.replaceAll('/srv/mep-graph', root))).toBe('');
    expect(valuesOf(shown, 'ExecStart')).toEqual([
      `/srv/mep-graph/node_modules/.bin/${scripts.start}`,
    ]);
  });

  it('would tell of a key that it does not know, and of a command that is not there', async () => {
    const wrong = here.replace('KillMode', 'KilMode').replace('/bin/kill', '/bin/kil');
    expect(await verifyUnit('wrong.service', wrong)).toMatch(/KilMode[^]*\/bin\/kil is not exec/);
  });
});
