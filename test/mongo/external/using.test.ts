import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { StartupError } from '../../../src/errors.ts';
import { openDatabase } from '../../../src/mongo/database.ts';
import { prepareDatabase } from '../../../src/mongo/indexes.ts';
import { startDatabaseProcess } from '../../support/databaseProcess.ts';
import { MONGODB_PATIENCE } from '../../support/patience.ts';
import { refusal, testUri, useExternalMongo } from '../../support/externalMongo.ts';
import { until } from '../../support/until.ts';

const mongo = useExternalMongo();
const { startServer } = mongo;

async function opened(uri: string, name?: string): Promise<{ database: unknown; where: unknown }> {
  const user = startDatabaseProcess({ kind: 'external', uri, ...(name !== undefined && { name }) });
  const { database, description } = await user.event('open');
  await user.ask('close', 'closed');
  return { database, where: description };
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
    const keyFile = path.join(mongo.scratch, 'key');
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
