import {
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  type ClientSession,
  type Db,
  type Document,
  type Filter,
} from 'mongodb';
import { openCollection, type StoredDoc } from '../collections/define.ts';
import { userError } from '../errors.ts';
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

/** How an operation may be asked: what is decided when it begins. */
export interface Asking {
  /** Of this operation. */
  readonly maxTimeMs: number;
  /** That it can be stopped by; the driver's own where there is none. */
  readonly session?: ClientSession;
  /** Whether nobody waits for it any more. */
  readonly isStopped?: () => boolean;
}

export function createReader(
  db: Db,
  asking: () => Asking,
  indexNames: IndexNames = (_collection, name) => name,
): Reader {
  const hintOf = (collection: string, index: string | undefined) =>
    index !== undefined && { hint: indexNames(collection, index) };
  return {
    find: (collection, filter, { hint: index, ...asked }) => {
      const page = { ...asked, ...hintOf(collection, index) };
      return read(db, asking(), { find: collection, filter, ...page }, (options) =>
        openCollection(db, { name: collection })
          .find(filter, { ...options, ...page })
          .toArray(),
      );
    },
    aggregate: (collection, pipeline, index) => {
      const named = hintOf(collection, index);
      const command = { aggregate: collection, pipeline, cursor: { batchSize }, ...named };
      return read(db, asking(), command, (options) =>
        db
          .collection(collection)
          .aggregate<never>([...pipeline], { ...options, ...named })
          .toArray(),
      );
    },
    lookUp: (_collection, pipeline) => {
      const command = { aggregate: 1, pipeline, cursor: { batchSize } };
      return read(db, asking(), command, (options) =>
        db.aggregate<never>([...pipeline], options).toArray(),
      );
    },
  };
}

/** Everything that a loader reads comes in one batch. */
const batchSize = 100_000;

interface CursorOptions {
  readonly maxTimeMS: number;
  readonly batchSize: number;
  readonly session?: ClientSession;
}

/**
 * Sends a command by itself, which costs half of what the driver's cursors do. They are left the rest:
 * answers of several batches, and trying again where a server is lost.
 * @throws DATABASE_UNAVAILABLE when no server can answer, QUERY_TOO_BROAD when it takes too long;
 * everything else is a fault of ours.
 */
async function read<Found>(
  db: Db,
  { maxTimeMs, session, isStopped }: Asking,
  question: Document,
  slowly: (options: CursorOptions) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  // None at all is what 0 would mean to MongoDB.
  if (maxTimeMs < 1) throw tooBroad();
  const own = session && { session };
  try {
    const { readPreference } = db;
    const command = commandOf(db, question, maxTimeMs);
    const reply = await db.command(command, { readPreference, ...own });
    const { id, firstBatch } = reply['cursor'] as Cursor<Found>;
    if (Number(id) === 0) return firstBatch;
  } catch (error) {
    if (isTimeOver(error) || isStopped?.() === true) throw explained(error);
  }
  try {
    return await slowly({ maxTimeMS: maxTimeMs, batchSize, ...own });
  } catch (error) {
    throw explained(error);
  }
}

function commandOf({ readConcern }: Db, question: Document, maxTimeMS: number): Document {
  const batches = 'find' in question && { batchSize };
  const concern = readConcern !== undefined && { readConcern: readConcern.toJSON() };
  return { ...question, ...batches, maxTimeMS, ...concern };
}

/** As MongoDB answers `find` and `aggregate`. */
interface Cursor<Found> {
  /** 0 where `firstBatch` is all of it. */
  readonly id: unknown;
  readonly firstBatch: readonly Found[];
}

/** What an operation failed with, as clients are told it where it is not for us to mend. */
function explained(error: unknown): unknown {
  if (isUnavailable(error)) {
    return userError('DATABASE_UNAVAILABLE', 'The database does not answer; try again.', error);
  }
  return isTimeOver(error) ? tooBroad(error) : error;
}

function tooBroad(error?: Error): Error {
  return userError(
    'QUERY_TOO_BROAD',
    'The database found too little of what was asked for in the time it has. Narrow the filter.',
    error,
  );
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
