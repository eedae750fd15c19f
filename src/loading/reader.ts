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

/** Whether there is a server that can be asked. */
export interface Availability {
  /** Null while there is one. */
  lostSince(): number | null;
  /** Waits until there is one, or nobody waits for it any longer; says which. */
  wait(): Promise<boolean>;
}

/** How an operation may be asked: what is decided when it begins. */
export interface Asking {
  /** Of this operation. */
  readonly maxTimeMs: number;
  /** That it can be stopped by; the driver's own where there is none. */
  readonly session?: ClientSession;
  /** Whether nobody waits for it any more. */
  readonly isStopped?: () => boolean;
  /** The driver waits for a server, once for each try, where nobody says whether there is one. */
  readonly availability?: Availability | undefined;
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
  asking: Asking,
  question: Document,
  slowly: (options: CursorOptions) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const { maxTimeMs, session, isStopped, availability } = asking;
  // None at all is what 0 would mean to MongoDB.
  if (maxTimeMs < 1) throw tooBroad();
  await expectServer(availability);
  try {
    const found = await readBatch<Found>(db, asking, question);
    if (found !== null) return found;
  } catch (error) {
    if (isTimeOver(error) || isStopped?.() === true) throw explained(error);
    await expectServer(availability, error);
  }
  try {
    return await slowly({ maxTimeMS: maxTimeMs, batchSize, ...(session && { session }) });
  } catch (error) {
    throw explained(error);
  }
}

/** Waits for a server, as long as everybody does. */
async function expectServer(
  availability: Availability | undefined,
  cause?: unknown,
): Promise<void> {
  if (availability === undefined || availability.lostSince() === null) return;
  if (!(await availability.wait())) throw unavailable(cause instanceof Error ? cause : undefined);
}

/** Null where one batch is not all of it. */
async function readBatch<Found>(
  db: Db,
  { maxTimeMs, session }: Asking,
  question: Document,
): Promise<readonly Found[] | null> {
  const { readPreference } = db;
  const command = commandOf(db, question, maxTimeMs);
  const reply = await db.command(command, { readPreference, ...(session && { session }) });
  const { id, firstBatch } = reply['cursor'] as Cursor<Found>;
  return Number(id) === 0 ? firstBatch : null;
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
    return unavailable(error);
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

function unavailable(cause?: Error): Error {
  return userError('DATABASE_UNAVAILABLE', 'The database does not answer; try again.', cause);
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
