import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON, MongoClient } from 'mongodb';
import { StartupError } from '../../src/errors.ts';
import { findMongod } from '../../src/mongo/binary.ts';
import { openDatabase } from '../../src/mongo/database.ts';
import { prepareDatabase } from '../../src/mongo/indexes.ts';
import { freePort } from '../../src/mongo/mongod.ts';
import { userCacheDir } from '../support/cacheDir.ts';
import { killDatabaseProcesses, startDatabaseProcess } from '../support/databaseProcess.ts';
import { MONGODB_PATIENCE } from '../support/patience.ts';
import { startPrimaryAndArbiter } from '../support/threeNodes.ts';
import { until } from '../support/until.ts';

let binary = '';
let scratch = '';
const servers: ChildProcess[] = [];

beforeAll(async () => {
  binary = await findMongod({ cacheDir: userCacheDir() }, () => undefined);
  scratch = await mkdtemp(path.join(tmpdir(), 'mep-graph-external-'));
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

/** A mongod as other people run theirs; resolves to its host and port. */
async function startServer(args: readonly string[] = []): Promise<string> {
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
}

function testUri(): string {
  return process.env['TEST_MONGODB_URI'] ?? '';
}

async function opened(uri: string, name?: string): Promise<{ database: unknown; where: unknown }> {
  const user = startDatabaseProcess({ kind: 'external', uri, ...(name !== undefined && { name }) });
  const { database, description } = await user.event('open');
  await user.ask('close', 'closed');
  return { database, where: description };
}

async function refusal(uri: string): Promise<string> {
  const { code, stderr } = await startDatabaseProcess({ kind: 'external', uri }).ended;
  expect(code).toBe(1);
  return stderr;
}

/** What a start says that can open its database, and then not make it ready. */
async function startRefusal(uri: string): Promise<string> {
  const database = await openDatabase({ kind: 'external', uri }, quiet);
  const error: unknown = await prepareDatabase(database.db).catch((reason: unknown) => reason);
  await database.close();
  expect(error).toBeInstanceOf(StartupError);
  return `${(error as StartupError).message}\n`;
}

const quiet = { log: console, onProgress: () => undefined };
const giveRole = 'Give the user in MONGODB_URI the role readWrite on that database.';

describe('openDatabase with MONGODB_URI', () => {
  it('uses that server, and the name in its path', async () => {
    const host = new URL(testUri()).host;
    expect(await opened(testUri())).toEqual({ database: 'mep', where: `MongoDB at ${host}/mep` });
    const withName = testUri().replace('/?', '/other?');
    expect(await opened(withName)).toEqual({
      database: 'other',
      where: `MongoDB at ${host}/other`,
    });
    expect(await opened(withName, 'chosen')).toMatchObject({ database: 'chosen' });
    expect(await opened(testUri().replace('/?', '/admin?'))).toMatchObject({ database: 'mep' });
  });

  it('tells a user it may not use the database, and one it does not know', async () => {
    const keyFile = path.join(scratch, 'key');
    await writeFile(keyFile, 'c29tZSBrZXkgb2YgYSB0ZXN0', { mode: 0o400 });
    const host = await startServer(['--replSet', 'other', '--keyFile', keyFile]);
    const admin = new MongoClient(`mongodb://${host}/?directConnection=true`);
    await admin
      .db('admin')
      .command({ replSetInitiate: { _id: 'other', members: [{ _id: 0, host }] } });
    await until('a primary', async () => {
      const hello = await admin.db('admin').command({ hello: 1 });
      return hello['isWritablePrimary'] === true;
    });
    // Without any user, MongoDB lets one be created from its own machine, and no more.
    const createUser = { createUser: 'root', pwd: 'root', roles: ['root'] };
    await admin.db('admin').command(createUser);
    await admin.close();
    const root = new MongoClient(`mongodb://root:root@${host}/?directConnection=true`);
    const roles = [{ role: 'readWrite', db: 'mep' }];
    await root.db('admin').command({ createUser: 'ann', pwd: 'p@ss:word', roles });
    await root.db('admin').command({
      createUser: 'bob',
      pwd: 'bob',
      roles: [{ role: 'read', db: 'mep' }],
    });
    await root.db('admin').command({
      createRole: 'finding',
      privileges: [{ resource: { db: 'mep', collection: '' }, actions: ['find', 'insert'] }],
      roles: [],
    });
    await root.db('admin').command({ createUser: 'eve', pwd: 'eve', roles: ['finding'] });
    await root.close();

    const uri = `mongodb://ann:p%40ss%3Aword@${host}/admin?replicaSet=other&${MONGODB_PATIENCE}`;
    expect(await opened(uri)).toEqual({ database: 'mep', where: `MongoDB at ${host}/mep` });
    expect(await refusal(uri.replace('/admin', '/other') + '&authSource=admin')).toBe(
      `Expected the user in MONGODB_URI to be allowed to read and write database other at ${host}, but the server refused. Give it the role readWrite there.\n`,
    );
    expect(await refusal(uri.replace('p%40ss', 'wrong'))).toBe(
      `MongoDB at ${host} refused the user or password in MONGODB_URI. Check both, and authSource.\n`,
    );
    const reader = uri.replace('ann:p%40ss%3Aword', 'bob:bob');
    expect(await startRefusal(reader)).toMatch(
      new RegExp(
        `^Cannot have a write reported done in database mep at ${host}: the server said "not authorized on mep to execute command .*"\\. ${giveRole}\\n$`,
      ),
    );
    expect(await startRefusal(reader.replace('bob:bob', 'eve:eve'))).toMatch(
      new RegExp(
        `^Cannot list the indexes of \\w+ in database mep at ${host}: the server said "not authorized on mep to execute command .*"\\. ${giveRole}\\n$`,
      ),
    );
  });
});

describe('a server that cannot be used is told in one message:', () => {
  it('none there', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    expect(await refusal(`mongodb://ann:secret@${host}/mep`)).toBe(
      `Expected MongoDB at ${host} to answer within 5 s, but: connect ECONNREFUSED ${host}. Check that it runs, and the address in MONGODB_URI; without MONGODB_URI an embedded MongoDB is used.\n`,
    );
  });

  it('none there, after the time that the URI says', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    expect(await refusal(`mongodb://${host}/mep?serverSelectionTimeoutMS=500`)).toMatch(
      new RegExp(`^Expected MongoDB at ${host} to answer within 0.5 s, but: .*\\n$`),
    );
  });

  it('no address of a server', async () => {
    for (const uri of ['localhost:27017', 'mongodb://', 'mongodb://ann:sec ret%@h/', '']) {
      const message = await refusal(uri);
      expect(message).toMatch(
        /^Expected MONGODB_URI to be a MongoDB connection string like mongodb:\/\/host:27017\/mep, but: .*\n$/,
      );
      expect(message).not.toContain('sec ret');
    }
  });

  it('a standalone mongod', async () => {
    const host = await startServer();
    expect(await refusal(`mongodb://${host}/?${MONGODB_PATIENCE}`)).toBe(
      `Expected a replica set or a sharded cluster at ${host}, but it is a standalone mongod, which has neither transactions nor change streams. Start it with --replSet rs0 and run rs.initiate() once in mongosh; one member is enough.\n`,
    );
  });

  it('a replica set nobody initiated', async () => {
    const host = await startServer(['--replSet', 'rs0']);
    const message = `Expected an initiated replica set at ${host}, but its members wait for it. Run rs.initiate() once in mongosh.\n`;
    expect(await refusal(`mongodb://${host}`)).toBe(message);
    expect(await refusal(`mongodb://${host}/?directConnection=true`)).toBe(message);
  });

  it('a replica set of another name', async () => {
    const host = new URL(testUri()).host;
    expect(await refusal(`mongodb://${host}/?replicaSet=other&serverSelectionTimeoutMS=1000`)).toBe(
      `Expected replica set other at ${host}, but the one there is called mep. Write replicaSet=mep in MONGODB_URI, or name the hosts of the other.\n`,
    );
  });

  it('a replica set where there is none', async () => {
    const host = await startServer();
    expect(await refusal(`mongodb://${host}/?replicaSet=rs0&serverSelectionTimeoutMS=1000`)).toBe(
      `Expected replica set rs0 at ${host}, but it is a server without a replica set, which has neither transactions nor change streams. Start it with --replSet rs0 and run rs.initiate() once in mongosh; one member is enough.\n`,
    );
  });

  it('an arbiter', async () => {
    const set = await startPrimaryAndArbiter();
    const told = await refusal(`mongodb://${set.arbiter}/?directConnection=true`);
    await set.close();
    const { hosts } = new MongoClient(set.uri).options;
    expect(told).toBe(
      `Expected a server with data at ${set.arbiter}, but it is an arbiter of replica set mep, which only votes. Name its members in MONGODB_URI: ${hosts.slice(0, 2).map(String).join(',')}.\n`,
    );
  });

  it('a set whose members have names that are not known here', async () => {
    // As what runs in a container knows itself.
    const own = 'mongo1.invalid:27017';
    const { host, close } = await startImitation({
      ...{ isWritablePrimary: true, setName: 'rs0', setVersion: 1, hosts: [own], me: own },
      ...{ maxWireVersion: 21, primary: own },
    });
    const told = await refusal(`mongodb://${host}/?replicaSet=rs0&serverSelectionTimeoutMS=1000`);
    close();
    expect(told).toMatch(
      new RegExp(
        `^Expected to reach the members of replica set rs0 at ${host} by the names they have there, ${own}, but: .*mongo1.invalid\\. Make these names known here, .*\\n$`,
      ),
    );
  });

  it('a port where nobody speaks MongoDB’s protocol', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    const told = await refusal(`mongodb://127.0.0.1:${port}/?serverSelectionTimeoutMS=1000`);
    server.close();
    expect(told).toMatch(
      new RegExp(
        `^Expected MongoDB at 127.0.0.1:${port} to answer within 1 s, but: .*\\. Something listens there, but does not speak as MongoDB does to us: .*\\n$`,
      ),
    );
  });

  it.each([
    ['FerretDB 1, as it is', {}, { ferretdbVersion: 'v1.24.2' }, 'FerretDB v1.24.2'],
    [
      'FerretDB 1 that claims to be a replica set',
      { setName: 'rs0' },
      { ferretdbVersion: 'v1.24.2' },
      'FerretDB v1.24.2',
    ],
    ['FerretDB 2', {}, { ferretdb: { version: 'v2.5.0' } }, 'FerretDB v2.5.0'],
  ])('%s', async (_name, hello, build, product) => {
    const { host, close } = await startImitation(
      { isWritablePrimary: true, maxWireVersion: 21, ...hello },
      build,
    );
    expect(await refusal(`mongodb://${host}/?directConnection=true&${MONGODB_PATIENCE}`)).toBe(
      `Expected MongoDB 6.0 or newer at ${host}, but it is ${product}, which speaks MongoDB's protocol and lacks transactions and change streams. Point MONGODB_URI at a MongoDB, or leave it out: then an embedded one is used.\n`,
    );
    close();
  });

  it('a MongoDB too old', async () => {
    // No such server runs on current systems any more.
    const { host, close } = await startImitation({ setName: 'rs0', maxWireVersion: 9 });
    expect(await refusal(`mongodb://${host}/?directConnection=true&${MONGODB_PATIENCE}`)).toBe(
      `Expected MongoDB 6.0 or newer at ${host}, but it is older. Upgrade it, or point MONGODB_URI at a newer server.\n`,
    );
    close();
  });
});

/** Answers everything by what it says of itself: `hello`, `buildInfo` and no more. */
async function startImitation(
  hello: Readonly<Record<string, unknown>>,
  build: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly host: string; readonly close: () => void }> {
  const sockets: Socket[] = [];
  const said = BSON.serialize({
    ...{ ok: 1, ismaster: true, helloOk: true, minWireVersion: 0, maxBsonObjectSize: 16_777_216 },
    ...{ maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000, localTime: new Date() },
    ...hello,
    ...build,
  });
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (request: Buffer) => {
      const [opQuery, opReply, opMessage] = [2004, 1, 2013];
      const isQuery = request.readInt32LE(12) === opQuery;
      const body = Buffer.concat([Buffer.alloc(isQuery ? 20 : 5), said]);
      if (isQuery) body.writeInt32LE(1, 16);
      const header = Buffer.alloc(16);
      header.writeInt32LE(16 + body.length, 0);
      header.writeInt32LE(request.readInt32LE(4), 8);
      header.writeInt32LE(isQuery ? opReply : opMessage, 12);
      socket.write(Buffer.concat([header, body]));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
