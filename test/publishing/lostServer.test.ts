import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoServerSelectionError } from 'mongodb';
import { createClient } from '../../src/mongo/client.ts';
import { explained } from '../../src/publishing/unavailable.ts';
import { insert, runBatch, takesAllAtOnce } from '../../src/publishing/writeBatch.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const { db, uri } = testDatabase();
const sockets: Socket[] = [];
const proxy = createServer((socket) => {
  const server = connect(Number(new URL(uri).port), '127.0.0.1');
  sockets.push(socket, server);
  for (const one of [socket, server]) one.on('error', () => undefined);
  socket.pipe(server).pipe(socket);
});

beforeAll(async () => {
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});

afterAll(() => {
  proxy.close();
});

describe('a write whose server is lost on the way', () => {
  it('fails with what it was, which clients are told as DATABASE_UNAVAILABLE', async () => {
    // It listens on a port.
    const { port } = proxy.address() as AddressInfo;
    const client = createClient(
      `mongodb://127.0.0.1:${port}/?directConnection=true&serverSelectionTimeoutMS=100`,
    );
    let isLost = false;
    client.on('serverDescriptionChanged', ({ newDescription }) => {
      isLost = newDescription.type === 'Unknown';
    });
    const own = client.db(db.databaseName);
    const session = client.startSession();
    session.startTransaction();
    await client.connect();
    const writing = { db: own, session, maxTimeMS: 5000, takesAllAtOnce: await takesAllAtOnce(db) };
    proxy.close();
    for (const socket of sockets) socket.destroy();
    await until('the loss', () => isLost);

    const batch = new Map([['answered', [insert({ _id: 'one' })]]]);
    const failure: unknown = await runBatch(batch, writing).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(MongoServerSelectionError);
    expect(explained(failure)).toMatchObject({ extensions: { code: 'DATABASE_UNAVAILABLE' } });
    await session.endSession();
    await client.close();
  });
});
