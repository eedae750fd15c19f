import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeInBrowser, visit } from '../support/browser.ts';
import { launchBrowser } from '../support/launchBrowser.ts';
import { machineEnv, machineNodes } from '../support/machineNodes.ts';
import { install, pack, serveInstalled, sizeOf, type Installed } from '../support/packed.ts';
import { RATINGS_LIST } from '../support/ratingsList.ts';
import { post } from '../support/servedProcess.ts';

let tarball = '';
let files: readonly string[] = [];
let folder = '';

const root = path.join(import.meta.dirname, '..', '..');

/** Where a page leads to that the package does not have, below the folder of the project. */
function linksOutOf(page: string, text: string): readonly string[] {
  return Array.from(text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g), ([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => path.posix.join(path.posix.dirname(page), link).replace(/\/$/, ''))
    .filter((target) => !files.some((file) => file === target || file.startsWith(`${target}/`)));
}

/** A file itself, or the folder of code that it is of. */
const ofRepository = (target: string) => /^(?:src|scripts)(?=\/)/.exec(target)?.[0] ?? target;

beforeAll(async () => {
  ({ tarball, files } = await pack());
  folder = await install(tarball);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(path.dirname(tarball), { recursive: true, force: true });
});

describe('npm pack', () => {
  it('takes what runs, what tells of it, and nothing else', () => {
    const top = new Set(files.map((file) => file.split('/')[0]));
    // There from the first release on.
    top.delete('CHANGELOG.md');
    expect([...top]).toEqual([
      ...[
        'LICENSE',
        'README.md',
        'SECURITY.md',
        'bench',
        'data',
        'dist',
        'docs',
        'examples',
        'operations',
        'package.json',
        'schema',
        'supergraph.schema.json',
      ],
    ]);
    const below = files
      .filter((file) => file.startsWith('dist/'))
      .map((file) => file.split('/')[1]);
    expect([...new Set(below)]).toEqual([
      ...['NOTICES.txt', 'data', 'operations', 'playground', 'resolvers', 'schema', 'site', 'src'],
    ]);
    const code = files.filter((file) => !file.startsWith('examples/'));
    expect(code.filter((file) => /\.tsx?$/.test(file))).toEqual([]);
    expect(files.filter((file) => /\.map$|node_modules|\.cache/.test(file))).toEqual([]);
  });

  it('takes of examples and of benches what is kept of them, and nothing that they make', async () => {
    const { stdout } = await promisify(execFile)('git', ['ls-files', 'examples', 'bench/results'], {
      cwd: root,
    });
    // It runs in a clone, from its source.
    const kept = stdout.split('\n').filter((file) => !/^(?:$|examples\/demo\/)/.test(file));
    expect(files.filter((file) => /^(?:bench|examples)\//.test(file))).toEqual(kept.sort());
  });

  it('takes what its pages lead to, but for what is said to be in the repository alone', async () => {
    const pages = files.filter((file) => /^(?!dist\/).*\.md$/.test(file));
    const texts = await Promise.all(
      pages.map(async (page) => [page, await readFile(path.join(root, page), 'utf8')] as const),
    );
    const outside = texts.flatMap(([page, text]) => linksOutOf(page, text));
    expect(pages.length).toBeGreaterThan(50);
    expect([...new Set(outside.map(ofRepository))].sort()).toEqual([
      ...['CONTRIBUTING.md', 'bench/README.md', 'scripts', 'src'],
    ]);
    const [, readme = ''] = texts.find(([page]) => page === 'README.md') ?? [];
    expect(readme).toContain(
      'CONTRIBUTING.md, `bench/README.md`, `scripts` and `src` are in the repository alone',
    );
  });

  it('takes all that was generated', async () => {
    const generated = await readdir(path.join(import.meta.dirname, '../../src/generated'));
    const taken = generated.map((name) => `dist/src/generated/${name.replace(/\.ts$/, '.js')}`);
    expect(files.filter((file) => file.startsWith('dist/src/generated/'))).toEqual(taken.sort());
  });
});

describe('the installed package', () => {
  let served: Installed | undefined;
  beforeAll(async () => {
    await writeFile(path.join(folder, 'supergraph.yaml'), RATINGS_LIST);
    served = await serveInstalled(folder, '--subgraphs', 'supergraph.yaml');
  });
  afterAll(async () => {
    await served?.stop();
  });
  const url = () => served?.url ?? '';

  it('answers from the data it brings, in a database it starts', async () => {
    const query = '{ center(slug: "gamep") { shortName state { code } } }';
    expect(await post(url(), query)).toEqual({
      data: { center: { shortName: 'GaMEP', state: { code: 'GA' } } },
    });
    expect(await readdir(folder)).toContain('.data');
  });

  it('tells its version', async () => {
    // Behind --no alone, npx takes the option for its own.
    const args = ['--no', '--', 'mep-graph', '--version'];
    const { stdout } = await promisify(execFile)('npx', args, { cwd: folder, env: machineEnv() });
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    expect(stdout).toBe(`${version}\n`);
  });

  it('composes subgraphs', async () => {
    const schema = await fetch(`${url()}/schema.graphql`);
    expect(await schema.text()).toContain('rating: Int');
  });

  describeInBrowser('in a browser', () => {
    it('shows the playground, with the editor', async () => {
      const browser = await launchBrowser();
      const { page, complaints } = await visit(browser, `${url()}/playground/`);
      const editors = await page.locator('.graphiql-query-editor .view-line').count();
      await browser.close();
      expect({ hasEditor: editors > 0, complaints }).toEqual({ hasEditor: true, complaints: [] });
    });
  });

  it('stops in order', async () => {
    const logged = await served?.stop();
    served = undefined;
    expect(logged).toContain('"msg":"stopped"');
  });

  it('is looked at by nobody but through its command', async () => {
    const run = promisify(execFile)(process.execPath, ['-e', "import('mep-graph')"], {
      cwd: folder,
    });
    await expect(run).rejects.toMatchObject({
      stderr: expect.stringContaining('ERR_PACKAGE_PATH_NOT_EXPORTED'),
    });
  });
});

describe('the package installed with --omit=optional', () => {
  let bare = '';
  const help = (node: string) => {
    const [script, args] = ['node_modules/mep-graph/dist/src/bin.js', ['serve', '--help']];
    return spawnSync(node, [script, ...args], { cwd: bare, env: machineEnv(), encoding: 'utf8' });
  };
  beforeAll(async () => {
    bare = await install(tarball, '--omit=optional');
  });
  afterAll(async () => {
    await rm(bare, { recursive: true, force: true });
  });

  it('runs on the Node.js that the machine has, or says that it is too old', () => {
    const seen = machineNodes().map(({ file }) => {
      const { stdout, stderr } = help(file);
      return (stdout + stderr).split(/[\n;]/)[0];
    });
    const expected = machineNodes().map(({ file, version }) =>
      Number.parseInt(version) < 24
        ? `error: Expected Node.js 24 or newer, got ${version} (${file})`
        : 'Usage: mep-graph serve [options]',
    );
    expect(seen).toEqual(expected);
  });

  it('runs by npx on a machine with a Node.js that is new enough', async () => {
    const bin = path.join(bare, 'bin');
    await mkdir(bin);
    await symlink(process.execPath, path.join(bin, 'node'));
    const { stdout } = await promisify(execFile)('npx', ['--no', 'mep-graph', 'compose'], {
      cwd: bare,
      env: { ...machineEnv(), PATH: `${bin}:${machineEnv()['PATH'] ?? ''}` },
      maxBuffer: 2 ** 24,
    });
    expect(stdout).toContain('type Center');
  });

  it('is no larger than it was thought to be', async () => {
    const [full, withoutNode] = await Promise.all([sizeOf(folder), sizeOf(bare)]);
    const mega = (bytes: number) => Math.round(bytes / 1e6);
    process.stderr.write(`Installed: ${mega(withoutNode)} MB, with Node.js ${mega(full)} MB\n`);
    expect(withoutNode).toBeLessThan(110e6);
  });
});
