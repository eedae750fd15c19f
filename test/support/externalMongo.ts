import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { findMongod } from '../../src/mongo/binary.ts';
import { freePort } from '../../src/mongo/mongod.ts';
import { userCacheDir } from './cacheDir.ts';
import { killDatabaseProcesses, startDatabaseProcess } from './databaseProcess.ts';
import { makeMongodFolder } from './mongodFolder.ts';
import { until } from './until.ts';

interface ExternalMongo {
  /** Of the file. */
  readonly scratch: string;
  /** A mongod as other people run theirs, which ends with the test; resolves to its host and port. */
  readonly startServer: (args?: readonly string[]) => Promise<string>;
}

export function useExternalMongo(): ExternalMongo {
  let binary = '';
  let scratch = '';
  const servers: ChildProcess[] = [];
  beforeAll(async () => {
    binary = await findMongod({ cacheDir: userCacheDir() }, () => undefined);
    scratch = await makeMongodFolder();
  });
  afterEach(async () => {
    killDatabaseProcesses();
    for (const server of servers.splice(0)) {
      server.kill('SIGKILL');
      await once(server, 'close');
    }
  });
  afterAll(async () => {
    await rm(scratch, { recursive: true, force: true });
  });
  return {
    get scratch() {
      return scratch;
    },
    startServer: async (args = []) => {
      const port = await freePort();
      const dbPath = path.join(scratch, String(port));
      await mkdir(dbPath);
      const own = ['--dbpath', dbPath, '--port', String(port), '--bind_ip', '127.0.0.1'];
      const server = spawn(binary, [...own, '--nounixsocket', ...args]);
      servers.push(server);
      let said = '';
      server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await until('mongod to listen', () => said.includes('Waiting for connections'));
      return `127.0.0.1:${port}`;
    },
  };
}

/** The server of all tests. */
export function testUri(): string {
  return process.env['TEST_MONGODB_URI'] ?? '';
}

/** What a process says that cannot use what MONGODB_URI names. */
export async function refusal(uri: string): Promise<string> {
  const { code, stderr } = await startDatabaseProcess({ kind: 'external', uri }).ended;
  expect(code).toBe(1);
  return stderr;
}
