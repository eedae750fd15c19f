import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Db, Filter, FindCursor, FindOptions } from 'mongodb';
import { readChanges, readPlace } from '../../src/changes/changes.ts';
import { stores, type ChangeDoc } from '../../src/collections/stores.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';
import { writeChanges } from '../support/webhooks.ts';

const { db } = testDatabase();
const kept = db.collection<ChangeDoc>(stores.changes.name);

/** The same, where something happens just before a page of changes is read. */
function before(happens: () => Promise<unknown>): Db {
  const find = (filter: Filter<ChangeDoc>, options: FindOptions): FindCursor => {
    const cursor = kept.find(filter, options);
    const isPage = filter._id !== undefined;
    if (!isPage) return cursor;
    const read = cursor[Symbol.asyncIterator].bind(cursor);
    return Object.assign(cursor, {
      [Symbol.asyncIterator]: async function* () {
        await happens();
        yield* read();
      },
    });
  };
  const changes = { find };
  return new Proxy(db, {
    get: (target, name) =>
      name === 'collection'
        ? (store: string) => (store === kept.collectionName ? changes : target.collection(store))
        : (Reflect.get(target, name) as unknown),
  });
}

describe('changes that are removed while a page is read', () => {
  let first: string;
  beforeEach(async () => {
    await ensureIndexes(db);
    await writeChanges(db, [{}]);
    first = (await readPlace(db)) ?? '';
    await writeChanges(db, [{}, {}, {}]);
  });

  const following = { types: null, first: 1000 };
  const removeBelow = (sequence: number) => kept.deleteMany({ _id: { $lt: sequence } });
  const read = async (after: string | null, sequence: number) =>
    readChanges(
      before(() => removeBelow(sequence)),
      { ...following, after },
    );

  it('are told as expired to who had not read them', async () => {
    const next = Number(first.split('-')[1]) + 1;
    await expect(read(first, next + 1)).rejects.toThrow('a token of the last 90 days');
  });

  it('are nothing to who had read them, or begins anew', async () => {
    const next = Number(first.split('-')[1]) + 1;
    expect((await read(first, next)).changes.map(({ _id }) => _id)).toEqual(
      [0, 1, 2].map((n) => next + n),
    );
    expect((await read(null, next + 1)).changes.map(({ _id }) => _id)).toEqual([
      next + 1,
      next + 2,
    ]);
  });
});
