import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { machineNodes } from '../support/machineNodes.ts';

const root = path.join(import.meta.dirname, '..', '..');
const bin = path.join(root, 'src', 'bin.js');

/** This Node.js, saying that it is another version. */
const as = (version: string) => ({
  file: process.execPath,
  version,
  args: [
    `--import=data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`,
  ],
});

const run = (file: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
};
const refusal = ({ file, version }: { readonly file: string; readonly version: string }) => ({
  status: 1,
  stdout: '',
  stderr:
    `error: Expected Node.js 24 or newer, got ${version} (${file}); npm installs one that npm scripts ` +
    'and "npx mep-graph" run on, unless optional dependencies are left out.\n',
});

describe('mep-graph on a Node.js that is too old', () => {
  const old = [
    ...['8.17.0', '20.20.2', '23.11.1'].map(as),
    ...machineNodes()
      .filter(({ version }) => Number.parseInt(version) < 24)
      .map((node) => ({ ...node, args: [] })),
  ];

  it.each(old)('says which it needs, and ends with exit code 1 ($version, $file)', (node) => {
    expect(run(node.file, [...node.args, bin, 'serve'])).toEqual(refusal(node));
  });

  it.each(old)('says so of npm start and npm run build, too ($version, $file)', async (node) => {
    const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    for (const script of [scripts['prestart'], scripts['build']]) {
      const [, ...args] = (script ?? '').split(' ');
      expect(run(node.file, [...node.args, ...args])).toEqual(refusal(node));
    }
  });

  it.each([as('24.0.0'), as('100.1.0')])('starts on $version', ({ file, args }) => {
    expect(run(file, [...args, bin, '--help'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('needs what package.json says', async () => {
    const { engines } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      readonly engines: Readonly<Record<string, string>>;
    };
    expect(engines).toEqual({ node: '>=24' });
  });
});
