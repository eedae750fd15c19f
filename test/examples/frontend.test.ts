import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOperationFiles } from '../../src/operations/operationFiles.ts';
import { insert, testDatabase } from '../support/database.ts';
import { graphOf } from '../support/graph.ts';
import { startServer, type TestServer } from '../support/startServer.ts';

const root = path.join(import.meta.dirname, '..', '..');
const example = path.join(root, 'examples', 'frontend');
const database = testDatabase();

let testServer: TestServer;
/** A copy of the example as a fresh clone holds it: no types yet. */
let folder: string;

beforeAll(async () => {
  await insert(database, {
    states: [
      {
        _id: 'State:GA',
        code: 'GA',
        name: 'Georgia',
        sortName: 'georgia',
        centerId: 'Center:gamep',
      },
    ],
    centers: [
      {
        _id: 'Center:gamep',
        name: 'GaMEP',
        sortName: 'gamep',
        stateId: 'State:GA',
        host: { name: 'Georgia Tech', kind: 'COMMUNITY_COLLEGE' },
      },
    ],
    agencies: [{ _id: 'Agency:doe', name: 'Energy', sortName: 'energy', abbreviation: 'DOE' }],
    associations: [
      { _id: 'Association:sme', name: 'SME', sortName: 'sme', industries: ['machining'] },
    ],
    resources: [
      ...['A', 'B', 'C', 'D', 'E'].map((name) => resource(name, ['Agency:doe'])),
      resource('F', ['Agency:gone', 'Association:sme', 'Center:gamep', 'Agency:doe']),
      { ...resource('G', ['Agency:doe']), status: 'CLOSED' },
    ],
  });
  const log = { info: () => undefined, warn: () => undefined };
  const operations = await openOperationFiles({ folder: path.join(example, 'operations'), log });
  testServer = await startServer({ isServing: false, operations });
  await testServer.server.serve(graphOf(database));

  folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-example-'));
  const pulled = path.join(example, 'src', 'operations.d.ts');
  await cp(example, folder, { recursive: true, filter: (source) => source !== pulled });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const { exitCode, stderr } = await runScript('pull');
  if (exitCode !== 0) throw new Error(`Expected types of operations, got: ${stderr}`);
});

afterAll(async () => {
  await testServer.server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('examples/frontend', () => {
  it('passes the compiler with the types of /operations/index.d.ts, without a generator', async () => {
    expect(await runScript('types')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('does not pass it with a field that was not asked for', async () => {
    const program = path.join(folder, 'src', 'wrong.ts');
    await writeFile(
      program,
      `import { ask } from './graph.ts';\nconsole.log((await ask('StateReport', { code: 'GA' })).state?.fips);\n`,
    );
    const { exitCode, stdout } = await runScript('types');
    await rm(program);
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining("'fips' does not exist")]);
  });

  it('reports a state from several pages, with providers of every type', async () => {
    expect(await runScript('report', ['ga'])).toEqual({
      exitCode: 0,
      stdout: `Georgia
Served by GaMEP, hosted by Georgia Tech (community college)

Open resources: 6
1. A (program), by Energy (DOE)
2. B (program), by Energy (DOE)
3. C (program), by Energy (DOE)
4. D (program), by Energy (DOE)
5. E (program), by Energy (DOE)
6. F (program), by one that is gone; SME, for machining; GaMEP in Georgia; 1 more
`,
      stderr: '',
    });
  });

  it('refuses a state that is none', async () => {
    expect(await runScript('report', ['XX'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Expected the postal code of a state, e.g. GA, got "XX"\n',
    });
  });

  it('says when no graph answers', async () => {
    const nowhere = 'http://127.0.0.1:3';
    expect(await runScript('report', ['GA'], nowhere)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Expected a graph at ${nowhere}, got no answer: is it running, and is MEP_GRAPH right?\n`,
    });
  });

  it('names the versions it is tried with here', async () => {
    const { devDependencies = {} } = await readPackage(example);
    const installed = Object.keys(devDependencies).map(async (name) => {
      const { version } = await readPackage(path.join(root, 'node_modules', name));
      return [name, version] as const;
    });
    expect(devDependencies).toEqual(Object.fromEntries(await Promise.all(installed)));
  });
});

function resource(name: string, providerIds: readonly string[]) {
  return {
    _id: `Resource:${name}`,
    name,
    sortName: name,
    kind: 'PROGRAM',
    reach: ['State:*'],
    status: 'OPEN',
    providerIds,
  };
}

interface Run {
  readonly exitCode: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of the example as its reader would. */
async function runScript(
  name: string,
  args: readonly string[] = [],
  graph = testServer.url,
): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      'npm',
      ['run', '--silent', name, '--', ...args],
      { cwd: folder, env: { ...process.env, MEP_GRAPH: graph } },
      (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : error.code, stdout, stderr });
      },
    );
  });
}

interface Package {
  readonly version?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

async function readPackage(dir: string): Promise<Package> {
  // npm holds package files to this shape.
  return JSON.parse(await readFile(path.join(dir, 'package.json'), 'utf8')) as Package;
}
