import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataFolder, readOwner } from '../../src/mongo/folder.ts';
import { userCacheDir } from '../support/cacheDir.ts';
import { killDatabaseProcesses, startDatabaseProcess } from '../support/databaseProcess.ts';
import { isAlive, until } from '../support/until.ts';

let scratch = '';
beforeEach(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'mep-graph-backup-'));
});
afterEach(async () => {
  killDatabaseProcesses();
  await rm(scratch, { recursive: true, force: true });
});

/** Opens the folder, writes a word, tells all, and waits until its mongod has ended. */
async function use(dataDir: string, word?: string): Promise<unknown> {
  const user = startDatabaseProcess({ kind: 'embedded', dataDir, cacheDir: userCacheDir() });
  await user.event('open');
  const owner = await readOwner(dataFolder(dataDir));
  if (word !== undefined) await user.ask(`write ${word}`, 'written');
  const { words } = await user.ask('read', 'read');
  await user.ask('close', 'closed');
  await user.ended;
  await until('mongod to end', () => owner === undefined || !isAlive(owner.mongodPid));
  return words;
}

describe('a copy of the data folder', () => {
  it('made when its mongod has ended is a backup: it opens elsewhere, with what was there, and can be written', async () => {
    const [live, backup, restored] = ['live', 'backup', 'restored'].map((name) =>
      path.join(scratch, name),
    ) as [string, string, string];
    const copy = (from: string, to: string) =>
      cp(from, to, { recursive: true, preserveTimestamps: true });
    expect(await use(live, 'first')).toEqual(['first']);
    await copy(live, backup);
    expect(await use(live, 'lost')).toEqual(['first', 'lost']);

    await copy(backup, restored);
    expect(await use(restored, 'second')).toEqual(['first', 'second']);
    expect(await use(backup)).toEqual(['first']);
  });
});
