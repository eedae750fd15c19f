import { MongoServerError, type Db, type IndexDescription } from 'mongodb';
import { stores, type StoreSpec } from '../collections/stores.ts';
import { atStart } from './atStart.ts';
import { listIndexes } from './listIndexes.ts';
import { startConcern } from './majority.ts';

const maxTimeMS = 600_000;

/** Creates what is kept beside the domains' collections, where it is missing, with its indexes. */
export async function ensureStores(db: Db): Promise<void> {
  const specs: readonly StoreSpec[] = Object.values(stores);
  await Promise.all(
    specs.map(async (spec) => {
      const { name } = spec;
      const present = await atStart(db, `list the indexes of ${name}`, () => listIndexes(db, name));
      // Even without any of ours, a collection has the one of its ids.
      if (present.length <= spec.indexes.length) await createStore(db, spec);
    }),
  );
}

async function createStore(db: Db, { name, indexes }: StoreSpec): Promise<void> {
  await atStart(db, `create ${name}`, async () => {
    if (indexes.length === 0) {
      await db.createCollection(name, { writeConcern: startConcern }).catch(ignorePresent);
      return;
    }
    const options = { maxTimeMS, commitQuorum: 'majority', writeConcern: startConcern } as const;
    await db.collection(name).createIndexes(indexes.map(toIndex), options);
  });
}

/** Another process may be as fast. */
function ignorePresent(error: unknown): void {
  const isThere = error instanceof MongoServerError && error.codeName === 'NamespaceExists';
  if (!isThere) throw error;
}

function toIndex({ key, expireAfterSeconds }: StoreSpec['indexes'][number]): IndexDescription {
  const fields = Object.entries(key).flatMap(([field, order]) =>
    order === undefined ? [] : [[field, order] as const],
  );
  return {
    key: new Map(fields),
    name: fields.map(([field]) => field).join(','),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
  };
}
