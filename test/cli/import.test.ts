import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readFolder } from '../../src/import/folder.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet, withChange } from '../support/dataSet.ts';

const { db, uri } = testDatabase();
const write = dataFolders();
const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `mep-graph import` as a process on the test's database. */
async function runProcess(dir: string): Promise<Ended> {
  const address = new URL(uri);
  address.pathname = `/${db.databaseName}`;
  const args = [main, 'import', dir, '--mongodb-uri', address.href];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('mep-graph import', () => {
  it('imports a folder, and ends', async () => {
    const { code, stdout, stderr } = await runProcess(await write(smallSet));

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^all +167 +0 +0 +0$/m);
    expect(await db.collection('entities').countDocuments()).toBe(31);
  });

  it('says of a data file that it cannot be read', async () => {
    const dir = await write(smallSet);
    await rm(join(dir, 'agencies.json'));
    await mkdir(join(dir, 'agencies.json'));
    await expect(readFolder(dir)).rejects.toThrow(
      `Expected a data file, got ${join(dir, 'agencies.json')}: it is a folder.`,
    );
  });

  it('refuses a broken folder with one message, and no stack', async () => {
    const dir = await write(withChange('agencies.json', 1, { parentId: 'comerce' }));

    const { code, stdout, stderr } = await runProcess(dir);

    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: `Checking the data set in ${dir}\n`,
      stderr: [
        `error: Expected a sound data set in ${dir}, got one problem; nothing was imported:`,
        '  agencies.json:25: record nist-mep: parentId: expected an id of agencies.json, got "comerce"; did you mean "commerce"?',
        '',
      ].join('\n'),
    });
  });
});
