import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import type { Db, MongoClient } from 'mongodb';
import type { StoredDoc } from '../../src/collections/define.ts';
import { createClient } from '../../src/mongo/client.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';

export interface TestDatabase {
  /** Emits an event for each command, so that tests can count operations. */
  readonly client: MongoClient;
  readonly db: Db;
  readonly uri: string;
}

/** A database of the calling test file's own, empty now and dropped after its tests. */
export function testDatabase(): TestDatabase {
  const uri = process.env['TEST_MONGODB_URI'];
  if (uri === undefined) throw new Error('Expected TEST_MONGODB_URI, which startMongo.ts sets');
  const client = createClient(uri, true);
  const db = client.db(`test-${randomUUID()}`);
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });
  return { client, db, uri };
}

/** Writes literal rows, by collection, and makes the indexes that look-ups rely on. */
export async function insert(
  { db }: Pick<TestDatabase, 'db'>,
  rows: Readonly<Record<string, readonly StoredDoc[]>>,
): Promise<void> {
  await ensureIndexes(db);
  for (const [name, documents] of Object.entries(rows)) {
    await db.collection<StoredDoc>(name).insertMany([...documents]);
  }
}
