import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  appendFile,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { realDatabase } from '../support/realData.ts';
import { RATINGS_LIST } from '../support/ratingsList.ts';
import { runCommand, type Run } from '../support/runCommand.ts';
import { ask } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const root = path.join(import.meta.dirname, '..', '..');
const QUERY =
  '{ center(slug: "atn") { name state { name } } __type(name: "Center") { fields { name } } }';

const database = realDatabase();
let checkout = '';
const runs: Run[] = [];
const at = (...names: readonly string[]): string => path.join(checkout, ...names);

beforeAll(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'mep-graph-bundled-'));
  const names = ['src', 'resolvers', 'schema', 'operations', 'scripts', 'data', 'package.json'];
  await Promise.all(names.map((name) => cp(path.join(root, name), at(name), { recursive: true })));
  await symlink(path.join(root, 'node_modules'), at('node_modules'));
  await writeFile(at('supergraph.yaml'), RATINGS_LIST);
});
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(checkout, { recursive: true, force: true }));

/** What its one line says. */
function build(): unknown {
  const script = `import('${at('scripts', 'buildServer.ts')}').then(async ({ buildServer }) => console.log(JSON.stringify(await buildServer())))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  try {
    return JSON.parse(stdout);
  } catch {
    return stderr;
  }
}

function bundle(): string {
  const { digest } = JSON.parse(readFileSync(at('.cache', 'server', 'bundle.json'), 'utf8')) as {
    readonly digest: string;
  };
  return at('.cache', 'server', digest);
}

const version = (env: Readonly<Record<string, string>> = {}, ...flags: readonly string[]) =>
  spawnSync(process.execPath, [...flags, at('src', 'bin.js'), '--version'], {
    encoding: 'utf8',
    env,
  }).stdout.trim();

/** Starts it, with a partner; resolves with its address. */
async function serve(): Promise<{ readonly run: Run; readonly url: string }> {
  const args = ['serve', '--port', '0', '--subgraphs', at('supergraph.yaml')];
  const run = runCommand(at('src', 'bin.js'), args, {
    MONGODB_URI: database.uri,
    CACHE_DIR: at('composed'),
  });
  runs.push(run);
  const [, url = ''] = await run.printed(/GraphQL {5}(\S+)\/graphql/);
  await run.printed(/Ctrl\+C/);
  return { run, url };
}

const compiled = async (): Promise<readonly string[]> =>
  (await readdir(bundle())).filter((name) => name.endsWith('.code')).sort();

/** Whether V8 takes, for a process as those here, what was kept. */
function isTaken(name: string): boolean {
  const script = `
    const [file, kept] = process.argv.slice(1).map((path) => fs.readFileSync(path));
    const { cachedDataRejected } = new vm.Script(file.toString(), { cachedData: kept.subarray(4) });
    console.log(cachedDataRejected === false);`;
  const folder = bundle();
  const of = `${name.split(/[-.]/)[0] ?? ''}.cjs`;
  const args = ['-e', script, path.join(folder, of), path.join(folder, name)];
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout.trim() === 'true';
}

describe('npm run build', () => {
  it('makes of the server what stands for its sources, once', async () => {
    expect(build()).toEqual({ state: 'built', ms: expect.any(Number) });
    const files = await readdir(bundle());
    expect(files.sort()).toEqual([
      ...['composeThread.cjs', 'composeThread.cjs.places', 'main.cjs', 'main.cjs.places'],
    ]);
    expect(build()).toEqual({ state: 'current' });
  });

  it('writes all of it in ASCII, of which the server reads a byte for each character', async () => {
    const scripts = (await readdir(bundle())).filter((name) => name.endsWith('.cjs'));
    const texts = await Promise.all(
      scripts.map(async (name) => readFile(path.join(bundle(), name), 'utf8')),
    );
    expect(texts.map((text) => /[^\p{ASCII}]/u.exec(text)?.[0] ?? null)).toEqual([null, null]);
    // Written as a character in the regular expression of src/table/csv.ts.
    expect(texts.join('')).toContain(String.raw`/^\s*[=+\-@\uff1d`);
  });
});

describe('a server that was built', () => {
  it('answers with a partner as its sources do, and keeps what was compiled for the next', async () => {
    const first = await serve();
    const { body } = await ask({ url: first.url }, QUERY);
    expect(body).toMatchObject({ data: { center: { state: { name: 'Alabama' } } } });
    expect(JSON.stringify(body)).toContain('"rating"');
    const kept = await until('what was compiled to be kept', async () => {
      const names = await compiled();
      return names.some((name) => name.startsWith('main')) && names;
    });
    first.run.child.kill('SIGTERM');
    expect(await first.run.ended()).toBe(0);
    expect(first.run.stderr()).not.toMatch(/"level":(40|50|60)/);

    // It composes, and finds what V8 takes of it.
    await rm(at('composed'), { recursive: true, force: true });
    const second = await serve();
    expect((await ask({ url: second.url }, QUERY)).body).toEqual(body);
    const names = await until('all to be kept', async () => {
      const all = await compiled();
      return all.length === 2 && all;
    });
    expect(names.map((name) => name.replace(/\..*/, ''))).toEqual([
      'composeThread',
      'main-gateway',
    ]);
    expect(kept.every((name) => names.includes(name))).toBe(true);
    second.run.child.kill('SIGTERM');
    expect(await second.run.ended()).toBe(0);

    expect(names.map(isTaken)).toEqual([true, true]);
  });

  it('starts where what was compiled is no longer whole', async () => {
    const folder = bundle();
    for (const name of await compiled()) await writeFile(path.join(folder, name), 'half of it');
    const { url } = await serve();
    expect((await ask({ url }, QUERY)).body).toMatchObject({ data: { center: expect.anything() } });
  });

  it('tells in the log the lines that were written', async () => {
    const { asWritten } = (await import(at('src', 'bundled.js'))) as {
      readonly asWritten: (stack: string) => string;
    };
    const file = path.join(bundle(), 'main.cjs');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const said = 'the graph is what is asked for again';
    const line = lines.findIndex((text) => text.includes(said));
    const column = lines[line]?.indexOf(said) ?? 0;
    const source = 'src/gateway/live/standing.ts';
    const sourceLine = (await readFile(at(source), 'utf8'))
      .split('\n')
      .findIndex((text) => text.includes(said));
    expect(
      asWritten(
        `Error: some\n    at note (${file}:${line + 1}:${column + 1})\n    at other (/a.js:1:2)`,
      ),
    ).toBe(
      `Error: some\n    at note (file://${at(source)}:${sourceLine + 1})\n    at other (/a.js:1:2)`,
    );
  });

  it('is run only as long as its sources are those it was made of, and by who does not look at modules', async () => {
    const was = version();
    expect(was).toMatch(/^\d+\.\d+\.\d+/);
    const script = path.join(bundle(), 'main.cjs');
    await writeFile(script, "(function () { console.log('built'); })");
    expect(version()).toBe('built');
    expect(version({}, '--import', 'data:text/javascript,')).toBe(was);
    expect(version({ NODE_OPTIONS: '--import data:text/javascript,' })).toBe(was);
    await appendFile(at('src', 'errors.ts'), '// More.\n');
    expect(version()).toBe(was);
    expect(build()).toMatchObject({ state: 'built' });
    expect(path.join(bundle(), 'main.cjs')).not.toBe(script);
    expect(version()).toBe(was);
    await rm(bundle(), { recursive: true });
    expect(version()).toBe(was);
  });
});
