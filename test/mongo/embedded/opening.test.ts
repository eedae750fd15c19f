import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findMongod } from '../../../src/mongo/binary.ts';
import { dataFolder } from '../../../src/mongo/folder.ts';
import { prepareFolder } from '../../../src/mongo/prepareFolder.ts';
import { freePort, startMongod } from '../../../src/mongo/mongod.ts';
import { testDatabase } from '../../support/database.ts';
import { close, read, useEmbeddedDatabase } from '../../support/embeddedDatabase.ts';
import { isAlive, until } from '../../support/until.ts';

interface ThingDoc {
  readonly _id: string;
}

const embedded = useEmbeddedDatabase();
const { open, owner, refusal } = embedded;

describe('the database of a test file', () => {
  const { db } = testDatabase();

  it('has transactions and change streams', async () => {
    const things = db.collection<ThingDoc>('things');
    const stream = things.watch();
    // `watch` asks nothing yet: without this the insert can come before the stream is open.
    expect(await stream.tryNext()).toBeNull();
    const change = stream.next();
    await db.client.withSession((session) =>
      session.withTransaction(async () => {
        await things.insertOne({ _id: 'Thing:1' }, { session });
      }),
    );
    expect(await things.find().toArray()).toEqual([{ _id: 'Thing:1' }]);
    expect((await change).operationType).toBe('insert');
    await stream.close();
  });
});

describe('openDatabase without a server', () => {
  it('keeps data over restarts, on the same port, and leaves no process', async () => {
    const first = await open();
    expect(await first.event('open')).toMatchObject({
      description: expect.stringMatching(/^embedded MongoDB \d+\.\d+\.\d+ in .*data$/),
      database: 'mep',
    });
    await first.ask('write a', 'written');
    const { mongodPid, keeperPid, mongodPort } = await owner();
    await close(first);
    await until('mongod and its keeper to end', () => ![mongodPid, keeperPid].some(isAlive));

    const second = await open();
    expect(await read(second)).toEqual(['a']);
    expect(await owner()).toMatchObject({ mongodPort });
    await close(second);
  });

  it('moves to another port', async () => {
    const first = await open();
    await first.ask('write a', 'written');
    await close(first);
    const port = await freePort();
    const second = await open({ port });
    await second.ask('write b', 'written');
    expect(await read(second)).toEqual(['a', 'b']);
    expect(await second.event('open')).toMatchObject({ host: `127.0.0.1:${port}` });
    await close(second);
  });

  it('works deep below, further than a socket path reaches', async () => {
    const user = await open({
      dataDir: path.join(embedded.scratch, ...Array<string>(12).fill('deep folder')),
    });
    await user.ask('write a', 'written');
    expect(await read(user)).toEqual(['a']);
    await close(user);
  });

  it('takes another port than last time if that is taken', async () => {
    const first = await open();
    const { mongodPort } = await owner();
    await close(first);
    const other = createServer((socket) => socket.end()).listen(mongodPort, '127.0.0.1');
    await once(other, 'listening');
    const second = await open();
    expect((await second.event('open'))['host']).not.toBe(`127.0.0.1:${mongodPort}`);
    await close(second);
    other.close();
  });
});

describe('several processes on one data folder', () => {
  it('share one mongod, which ends with the last of them', async () => {
    const first = await open();
    await first.ask('write a', 'written');
    const second = await open();
    const { mongodPid } = await owner();
    await close(first);
    expect(await read(second)).toEqual(['a']);
    await second.ask('write b', 'written');
    expect(await owner()).toMatchObject({ mongodPid });
    await close(second);
    expect(isAlive(mongodPid)).toBe(false);
  });

  it('may all start at once', async () => {
    const users = await Promise.all([open(), open(), open(), open()]);
    const hosts = users.map((user) => user.events.find(({ event }) => event === 'open')?.['host']);
    expect(new Set(hosts).size).toBe(1);
    await Promise.all(users.map(close));
  });

  it('may start while the last one leaves', async () => {
    const first = await open();
    await first.ask('write a', 'written');
    const [second] = await Promise.all([open(), close(first)]);
    expect(await read(second)).toEqual(['a']);
    await close(second);
  });
});

describe('what cannot work ends with one message:', () => {
  it('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    expect(await refusal({ port })).toBe(
      `Expected port ${port} of 127.0.0.1 to be free for the embedded MongoDB, but another program uses it. End that program, or choose another port.\n`,
    );
    other.close();
  });

  it('a folder below a file', async () => {
    await writeFile(path.join(embedded.scratch, 'file'), '');
    const dataDir = path.join(embedded.scratch, 'file', 'data');
    expect(await refusal({ dataDir })).toBe(
      `Expected to keep data in ${dataDir}, but a part of the path is a file. Free it, or set DATA_DIR to a folder this user can write.\n`,
    );
  });

  it('a folder that cannot be written', async () => {
    // Even root cannot create anything there.
    const dataDir =
      process.getuid?.() === 0 ? '/proc/data' : path.join(embedded.scratch, 'read-only');
    if (process.getuid?.() !== 0) await mkdir(dataDir, { mode: 0o500 });
    expect(await refusal({ dataDir })).toMatch(
      /^Expected to keep data in \S+, but (nothing can be created|this user may not write) there\. .*\n$/,
    );
  });

  it('damaged data', async () => {
    await close(await open());
    const { db } = dataFolder(embedded.config.dataDir);
    await writeFile(path.join(db, 'WiredTiger.turtle'), 'nonsense');
    await writeFile(path.join(db, 'WiredTiger.wt'), 'nonsense');
    expect(await refusal({})).toMatch(
      /^The data in .* are damaged: mongod cannot read them\. .*mongod\.log\n$/,
    );
  });

  it('a folder that a mongod of other people uses', async () => {
    const { binary, dataDir } = {
      binary: await findMongod(embedded.config, () => undefined),
      ...embedded.config,
    };
    const folder = dataFolder(dataDir);
    await prepareFolder(folder);
    const mongod = startMongod({ binary, folder, port: await freePort() });
    await mongod.ready;
    expect(await refusal({})).toBe(
      `Expected to use the data in ${folder.root}, but another mongod uses them and cannot be shared from here. End it, set DATA_DIR to another folder, or MONGODB_URI to that server.\n`,
    );
    await mongod.stop(5000);
  });
});
