import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredDoc } from '../../src/collections/define.ts';
import { StartupError } from '../../src/errors.ts';
import { openDatabase, type Database } from '../../src/mongo/database.ts';
import { prepareDatabase } from '../../src/mongo/indexes.ts';
import { startPrimaryAndArbiter, type PrimaryAndArbiter } from '../support/threeNodes.ts';

let set: PrimaryAndArbiter;
let database: Database;

beforeAll(async () => {
  set = await startPrimaryAndArbiter();
  const quiet = { log: console, onProgress: () => undefined };
  database = await openDatabase({ kind: 'external', uri: set.uri }, quiet);
});

afterAll(async () => {
  await database.close();
  await set.close();
});

const topic = { _id: 'Topic:a', origin: 'partner' };
const advice =
  'Check that most members of the replica set run and reach each other: a write counts once most of them have it.';
const told = new RegExp(
  `Cannot .* in database other at .*: the server said "waiting for replication timed out"\\. ${advice}$`,
);

describe('a replica set of which most members take no writes', () => {
  it('is told at the start where something has to be written, and is no obstacle where nothing has', async () => {
    const { client, db } = database;
    const other = client.db('other');
    await prepareDatabase(db);
    await set.stopSecondary();

    await prepareDatabase(db);
    const error: unknown = await prepareDatabase(other).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(StartupError);
    expect(String(error)).toMatch(told);

    await db.collection<StoredDoc>('topics').insertOne(topic, { writeConcern: { w: 1 } });
    await db.collection('topics').dropIndex('label,_id', { writeConcern: { w: 1 } });
    const again: unknown = await prepareDatabase(db).catch((reason: unknown) => reason);

    expect(again).toEqual(
      new StartupError(
        `Cannot have a write reported done in database ${db.databaseName} at ${client.options.hosts.join(',')}: the server said "waiting for replication timed out". ${advice}`,
      ),
    );
    const { inprog } = await client
      .db('admin')
      .command({ currentOp: 1, 'command.createIndexes': { $exists: true } });
    expect(inprog).toEqual([]);
  });
});
