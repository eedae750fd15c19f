import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { findMongod } from '../../../src/mongo/binary.ts';
import { dataFolder } from '../../../src/mongo/folder.ts';
import { connectKeeper } from '../../../src/mongo/keeperLink.ts';
import { close, read, useEmbeddedDatabase } from '../../support/embeddedDatabase.ts';
import { isAlive, until } from '../../support/until.ts';

const embedded = useEmbeddedDatabase();
const { open, owner } = embedded;

describe('kill -9', () => {
  it('of the server ends mongod, and a start right after it finds every acknowledged write', async () => {
    const first = await open();
    await first.ask('write a', 'written');
    await first.ask('write b', 'written');
    const { mongodPid } = await owner();
    await first.kill('SIGKILL');
    const second = await open();
    expect(await read(second)).toEqual(['a', 'b']);
    await close(second);
    expect(isAlive(mongodPid)).toBe(false);
  });

  it('of the server alone leaves no mongod behind', async () => {
    const first = await open();
    const { mongodPid, keeperPid } = await owner();
    await first.kill('SIGKILL');
    await until('mongod and its keeper to end', () => ![mongodPid, keeperPid].some(isAlive));
    expect(first.events.map(({ event }) => event)).toEqual(['open']);
  });

  it('of mongod is repaired on the same port and logged once', async () => {
    const user = await open();
    await user.ask('write a', 'written');
    const before = await owner();
    process.kill(before.mongodPid, 'SIGKILL');
    await until('the repair', () => user.events.some((event) => event['level'] === 'info'));
    await user.ask('write b', 'written');
    expect(await read(user)).toEqual(['a', 'b']);
    expect((await owner()).mongodPort).toBe(before.mongodPort);
    await close(user);
    expect(user.events.filter(({ event }) => event === 'log')).toEqual([
      { event: 'log', level: 'warn', message: 'mongod ended unexpectedly and is started again' },
      { event: 'log', level: 'info', message: 'mongod runs again' },
    ]);
  });

  it('of mongod is repaired even when it could not be started for long', async () => {
    const user = await open();
    await user.ask('write a', 'written');
    const { db } = dataFolder(embedded.config.dataDir);
    const { mongodPid } = await owner();
    // As a disk that is full, or gone.
    await rename(db, `${db}.gone`);
    await writeFile(db, '');
    process.kill(mongodPid, 'SIGKILL');
    const errors = (): number => user.events.filter((event) => event['level'] === 'error').length;
    await until('more tries than there once were', () => errors() > 5);

    await rm(db);
    await rename(`${db}.gone`, db);

    await until('the repair', () => user.events.some((event) => event['level'] === 'info'));
    await user.ask('write b', 'written');
    expect(await read(user)).toEqual(['a', 'b']);
    await close(user);
  });

  it('of the keeper is repaired, for all who use it', async () => {
    const users = await Promise.all([open(), open()]);
    const [first, second] = users;
    await first.ask('write a', 'written');
    const before = await owner();
    process.kill(before.keeperPid, 'SIGKILL');
    await until('another keeper', async () => (await owner()).keeperPid !== before.keeperPid);
    await until('the repair', () =>
      users.every(({ events }) => events.some((event) => event['level'] === 'info')),
    );
    await second.ask('write b', 'written');
    expect(await read(first)).toEqual(['a', 'b']);
    const { mongodPid } = await owner();
    await Promise.all(users.map(close));
    expect([before.mongodPid, mongodPid].map(isAlive)).toEqual([false, false]);
  });

  it('of keeper and server leaves a mongod that the next start replaces', async () => {
    const first = await open();
    await first.ask('write a', 'written');
    const before = await owner();

    // Held, so that it cannot have another keeper before it ends.
    process.kill(first.pid, 'SIGSTOP');
    process.kill(before.keeperPid, 'SIGKILL');
    await first.kill('SIGKILL');
    expect(isAlive(before.mongodPid)).toBe(true);
    const second = await open();
    expect(await read(second)).toEqual(['a']);
    await close(second);
    expect(isAlive(before.mongodPid)).toBe(false);
  });

  it('of everything at once loses no acknowledged write', async () => {
    const first = await open();
    await first.ask('write a', 'written');
    const { keeperPid, mongodPid } = await owner();
    for (const pid of [keeperPid, mongodPid]) process.kill(pid, 'SIGKILL');
    await first.kill('SIGKILL');
    const second = await open();
    expect(await read(second)).toEqual(['a']);
    await close(second);
  });
});

describe('Ctrl-C', () => {
  it('reaches the server but not mongod, so that the server can drain', async () => {
    const user = await open();
    const { mongodPid } = await owner();
    await user.kill('SIGINT');
    expect(user.events.map(({ event }) => event)).toEqual(['open', 'drained', 'closed']);
    expect(await user.ended).toEqual({ code: 0, stderr: '' });
    expect(isAlive(mongodPid)).toBe(false);
  });
});

describe('a keeper that cannot start mongod', () => {
  it('tells that to who has started it, also where that one comes late', async () => {
    const user = await open();
    const folder = dataFolder(embedded.config.dataDir);
    const task = {
      binary: await findMongod({ cacheDir: embedded.config.cacheDir }, () => undefined),
      folder,
      portIsFixed: false,
    };
    const keeper = spawn(process.execPath, ['src/mongo/keeper.ts', JSON.stringify(task)]);
    const [said] = (await once(keeper.stdout, 'data')) as [Buffer];
    await until('mongod to be refused the folder', async () => {
      const log = await readFile(folder.log, 'utf8');
      return log.includes('DBPathInUse');
    });
    // Its end is noticed then.
    await setTimeout(500);
    const link = await connectKeeper(Number(said.toString()), folder.root);
    expect((await link?.messages.next())?.value).toMatchObject({
      state: 'failed',
      failure: { kind: 'locked' },
    });
    await link?.leave(1000);
    await close(user);
  });
});
