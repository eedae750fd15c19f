import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataFolder, readOwner } from '../../src/mongo/folder.ts';
import { userCacheDir } from '../support/cacheDir.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { runCommand, type Run } from '../support/runCommand.ts';
import { ask, send } from '../support/startServer.ts';
import { isAlive, until } from '../support/until.ts';

const folder = dataFolders();
const runs: Run[] = [];
let dataDir = '';

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mep-graph-'));
});
afterEach(async () => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
  const owner = await readOwner(dataFolder(dataDir));
  if (owner !== undefined) await until('mongod to end', () => !isAlive(owner.mongodPid));
  await rm(dataDir, { recursive: true, force: true });
});

/** Two workers over an embedded mongod; with the pids of all that it takes but for its own. */
async function serve() {
  const run = runCommand('../../src/main.ts', [
    ...['serve', '--workers', '2', '--port', '0', '--data-dir', dataDir],
    ...['--cache-dir', userCacheDir(), '--data', await folder(smallSet)],
  ]);
  runs.push(run);
  const [, url = ''] = await run.printed(/GraphQL {5}(\S+)\/graphql/);
  // On a busy machine, a worker may be asked in vain once.
  const { workers } = await until('it to be ready', async () => {
    const { body } = await send(`${url}/readyz`);
    return (body as { details?: { workers: readonly { pid: number }[] } }).details;
  });
  const owner = await readOwner(dataFolder(dataDir));
  if (owner === undefined) throw new Error('Expected a keeper of mongod');
  const pids = [...workers.map(({ pid }) => pid), owner.mongodPid, owner.keeperPid];
  return { run, url, pids };
}

describe('mep-graph serve --workers, with an embedded mongod', () => {
  it('imports once, and ends workers and mongod on SIGTERM', async () => {
    const { run, url, pids } = await serve();
    expect(run.stdout().match(/imported: /g)).toHaveLength(1);
    const { body } = await ask({ url }, '{ center(slug: "gamep") { shortName } }');
    expect(body).toEqual({ data: { center: { shortName: 'GaMEP' } } });

    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
    await until('the end of all', () => !pids.some(isAlive));
  });

  it('leaves neither workers nor mongod behind when it is killed', async () => {
    const { run, pids } = await serve();
    run.child.kill('SIGKILL');
    await until('the end of all', () => !pids.some(isAlive));
    expect(await run.ended()).toBe('SIGKILL');
  });
});
