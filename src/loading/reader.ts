import {
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  type Db,
  type Document,
  type Filter,
} from 'mongodb';
import { openCollection, type StoredDoc } from '../collections/define.ts';
import { userError } from '../errors.ts';
import type { Signal } from '../signal.ts';
import type { Projection } from './projection.ts';

interface FindOptions {
  readonly projection: Projection;
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
  /** Name of the index to use. */
  readonly hint?: string;
}

/** The one way from loaders to MongoDB: every operation of a request goes through it. */
export interface Reader {
  find(
    collection: string,
    filter: Filter<StoredDoc>,
    options: FindOptions,
  ): Promise<readonly StoredDoc[]>;
  /** @param hint - name of the index to use, where MongoDB would not choose it */
  aggregate<Found extends Document>(
    collection: string,
    pipeline: readonly Document[],
    hint?: string,
  ): Promise<readonly Found[]>;
  /** Runs a pipeline that begins with `$documents`; `collection` is what it looks up in. */
  lookUp<Found extends Document>(
    collection: string,
    pipeline: readonly Document[],
  ): Promise<readonly Found[]>;
}

/** What an index of ours is called in a collection, where it was there before under another name. */
export type IndexNames = (collection: string, name: string) => string;

/** @param maxTimeMs - bound of each operation */
export function createReader(
  db: Db,
  maxTimeMs: number,
  indexNames: IndexNames = (_collection, name) => name,
): Reader {
  // Everything that a loader reads comes in one batch.
  const options = { maxTimeMS: maxTimeMs, batchSize: 100_000 };
  return {
    find: (collection, filter, { hint: index, ...asked }) => {
      const hint = index === undefined ? undefined : indexNames(collection, index);
      const page = hint === undefined ? asked : { ...asked, hint };
      return read(db, { find: collection, filter, ...page, ...options }, () =>
        openCollection(db, { name: collection })
          .find(filter, { ...options, ...page })
          .toArray(),
      );
    },
    aggregate: (collection, pipeline, index) => {
      const hint = index === undefined ? undefined : indexNames(collection, index);
      return read(db, aggregation(collection, pipeline, { ...options, hint }), () =>
        db
          .collection(collection)
          .aggregate<never>([...pipeline], { ...options, ...(hint !== undefined && { hint }) })
          .toArray(),
      );
    },
    lookUp: (_collection, pipeline) =>
      read(db, aggregation(1, pipeline, options), () =>
        db.aggregate<never>([...pipeline], options).toArray(),
      ),
  };
}

interface AggregationOptions {
  readonly maxTimeMS: number;
  readonly batchSize: number;
  readonly hint?: string | undefined;
}

function aggregation(
  collection: string | 1,
  pipeline: readonly Document[],
  { maxTimeMS, batchSize, hint }: AggregationOptions,
): Document {
  const command = { aggregate: collection, pipeline, cursor: { batchSize }, maxTimeMS };
  return hint === undefined ? command : { ...command, hint };
}

/**
 * Sends a command by itself, which costs half of what the driver's cursors do. They are left the rest:
 * answers of several batches, and trying again where a server is lost.
 * @throws DATABASE_UNAVAILABLE when no server can answer, QUERY_TOO_BROAD when it takes too long;
 * everything else is a fault of ours.
 */
async function read<Found>(
  db: Db,
  command: Document,
  slowly: () => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  try {
    const { readConcern, readPreference } = db;
    const reply = await db.command(
      readConcern === undefined ? command : { ...command, readConcern: readConcern.toJSON() },
      { readPreference },
    );
    const { id, firstBatch } = reply['cursor'] as Cursor<Found>;
    if (Number(id) === 0) return firstBatch;
  } catch (error) {
    if (isTimeOver(error)) throw explained(error);
  }
  try {
    return await slowly();
  } catch (error) {
    throw explained(error);
  }
}

/** As MongoDB answers `find` and `aggregate`. */
interface Cursor<Found> {
  /** 0 where `firstBatch` is all of it. */
  readonly id: unknown;
  readonly firstBatch: readonly Found[];
}

/**
 * The same reader, which begins nothing once the signal is aborted. What has begun goes on to its end
 * or its bound: the driver would close the connection, and clients that come and go would cost new ones.
 */
export function readUntil(signal: Signal, reader: Reader): Reader {
  return {
    find: async (...question) => {
      signal.throwIfAborted();
      return reader.find(...question);
    },
    aggregate: async <Found extends Document>(...question: Parameters<Reader['aggregate']>) => {
      signal.throwIfAborted();
      return reader.aggregate<Found>(...question);
    },
    lookUp: async <Found extends Document>(...question: Parameters<Reader['lookUp']>) => {
      signal.throwIfAborted();
      return reader.lookUp<Found>(...question);
    },
  };
}

/** What an operation failed with, as clients are told it where it is not for us to mend. */
function explained(error: unknown): unknown {
  if (isUnavailable(error)) {
    return userError('DATABASE_UNAVAILABLE', 'The database does not answer; try again.', error);
  }
  if (isTimeOver(error)) {
    return userError(
      'QUERY_TOO_BROAD',
      'The database found too little of what was asked for in the time it has. Narrow the filter.',
      error,
    );
  }
  return error;
}

const maxTimeExpired = 50;

function isTimeOver(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === maxTimeExpired;
}

function isUnavailable(error: unknown): error is Error {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoServerSelectionError
  );
}
