import { describe, expect, it } from '@jest/globals';
import { MongoServerSelectionError } from 'mongodb';
import { createClient } from '../../src/mongo/client.ts';
import { explained } from '../../src/publishing/unavailable.ts';
import { insert, runBatch, takesAllAtOnce } from '../../src/publishing/writeBatch.ts';
import { testDatabase } from '../support/database.ts';
import { openWay } from '../support/lostServer.ts';
import { until } from '../support/until.ts';

const { db, uri } = testDatabase();
describe('a write whose server is lost on the way', () => {
  it('fails with what it was, which clients are told as DATABASE_UNAVAILABLE', async () => {
    const way = await openWay(uri);
    const client = createClient(
      `mongodb://127.0.0.1:${way.port}/?directConnection=true&serverSelectionTimeoutMS=5000`,
    );
    let isLost = false;
    client.on('serverDescriptionChanged', ({ newDescription }) => {
      isLost = newDescription.type === 'Unknown';
    });
    const own = client.db(db.databaseName);
    const session = client.startSession();
    session.startTransaction();
    await client.connect();
    const writing = {
      db: own,
      session,
      maxTimeMS: 60_000,
      takesAllAtOnce: await takesAllAtOnce(db),
    };
    way.lose();
    await until('the loss', () => isLost);

    const batch = new Map([['answered', [insert({ _id: 'one' })]]]);
    const failure: unknown = await runBatch(batch, writing).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(MongoServerSelectionError);
    expect(explained(failure)).toMatchObject({ extensions: { code: 'DATABASE_UNAVAILABLE' } });
    await session.endSession();
    await client.close();
  });
});
