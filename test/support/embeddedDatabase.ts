import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from '@jest/globals';
import type { EmbeddedConfig } from '../../src/mongo/embedded.ts';
import { dataFolder, readOwner, type Owner } from '../../src/mongo/folder.ts';
import { userCacheDir } from './cacheDir.ts';
import {
  killDatabaseProcesses,
  startDatabaseProcess,
  type DatabaseProcess,
} from './databaseProcess.ts';
import { isAlive, until } from './until.ts';

interface EmbeddedDatabase {
  /** Of a test; its data folder is below. */
  readonly scratch: string;
  readonly config: EmbeddedConfig;
  /** A process that has opened the database. */
  readonly open: (change?: Partial<EmbeddedConfig>) => Promise<DatabaseProcess>;
  /** Who has the data folder, once somebody has. */
  readonly owner: () => Promise<Owner>;
  /** What a process says that cannot open the database. */
  readonly refusal: (change: Partial<EmbeddedConfig>) => Promise<string>;
}

/** Processes on one data folder, both of which end with a test. */
export function useEmbeddedDatabase(): EmbeddedDatabase {
  let scratch = '';
  let config: EmbeddedConfig;
  beforeEach(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'mep graph-'));
    config = { kind: 'embedded', dataDir: path.join(scratch, 'data'), cacheDir: userCacheDir() };
  });
  afterEach(async () => {
    killDatabaseProcesses();
    const owner = await readOwner(dataFolder(config.dataDir));
    if (owner !== undefined) await until('mongod to end', () => !isAlive(owner.mongodPid));
    await rm(scratch, { recursive: true, force: true });
  });
  return {
    get scratch() {
      return scratch;
    },
    get config() {
      return config;
    },
    open: async (change = {}) => {
      const opened = startDatabaseProcess({ ...config, ...change });
      await opened.event('open');
      return opened;
    },
    owner: async () => until('an owner file', () => readOwner(dataFolder(config.dataDir))),
    refusal: async (change) => {
      const { code, stderr } = await startDatabaseProcess({ ...config, ...change }).ended;
      expect(code).toBe(1);
      return stderr;
    },
  };
}

/** The words that a process finds in the database. */
export async function read(user: DatabaseProcess): Promise<unknown> {
  return (await user.ask('read', 'read'))['words'];
}

export async function close(user: DatabaseProcess): Promise<void> {
  await user.ask('close', 'closed');
  expect(await user.ended).toEqual({ code: 0, stderr: '' });
}
