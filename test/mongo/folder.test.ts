import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolder } from '../../src/mongo/folder.ts';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mep graph-'));
});

afterAll(() => rm(dir, { recursive: true }));

describe('creating a folder', () => {
  it('is no failure for any who do so at the same time, with what is above it', async () => {
    const folder = join(dir, 'some', 'where', 'below');
    await Promise.all(Array.from({ length: 20 }, () => createFolder(folder)));
    const made = await stat(folder);
    expect(made.isDirectory()).toBe(true);
    expect(made.mode & 0o777).toBe(0o700);
  });

  it('fails where a file has its name', async () => {
    const file = join(dir, 'file');
    await writeFile(file, '');
    await expect(createFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
