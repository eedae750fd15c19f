import type { Db, Document, Filter } from 'mongodb';

interface FindOptions {
  readonly projection: Document;
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
}

/** Everything comes in one batch: no cursor stays open. */
const batchSize = 100_000;

/** One plain command, which costs half of what the driver's cursors do. */
export async function findAll<Doc extends Document>(
  db: Db,
  collection: string,
  filter: Filter<Doc>,
  options: FindOptions,
): Promise<readonly Doc[]> {
  return run<Doc>(db, { find: collection, filter, ...options, batchSize });
}

/** @param collection - null for a pipeline that begins with `$documents` */
export async function aggregateAll<Found extends Document>(
  db: Db,
  collection: string | null,
  pipeline: readonly Document[],
): Promise<readonly Found[]> {
  return run<Found>(db, { aggregate: collection ?? 1, pipeline, cursor: { batchSize } });
}

async function run<Found>(db: Db, command: Document): Promise<readonly Found[]> {
  const { cursor } = (await db.command(command)) as {
    readonly cursor: { readonly firstBatch: readonly Found[] };
  };
  return cursor.firstBatch;
}
