import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../support/database.ts';

interface ThingDoc {
  readonly _id: string;
}

describe('the database of a test file', () => {
  const { db, client } = testDatabase();

  it('has transactions and change streams', async () => {
    const things = db.collection<ThingDoc>('things');
    const stream = things.watch();
    const change = stream.next();
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await things.insertOne({ _id: 'Thing:1' }, { session });
      }),
    );
    expect(await things.find().toArray()).toEqual([{ _id: 'Thing:1' }]);
    expect((await change).operationType).toBe('insert');
    await stream.close();
  });
});
