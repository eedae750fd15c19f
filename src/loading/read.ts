import {
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerSelectionError,
  type Collection,
  type Db,
} from 'mongodb';
import { openCollection, type CollectionSpec, type StoredDoc } from '../collections/define.ts';
import { userError } from '../errors.ts';

/** What the loaders of one request read from. */
export interface Source {
  readonly db: Db;
  /** Bound of each database operation. */
  readonly maxTimeMs: number;
  /** The fields that the operation selects on a type, anywhere in it. */
  fieldsOf(type: string): ReadonlySet<string>;
}

export function collectionOf(source: Source, spec: CollectionSpec): Collection<StoredDoc> {
  return openCollection(source.db, spec);
}

/**
 * Waits for one database operation.
 * @throws DATABASE_UNAVAILABLE when no server can answer; everything else is a fault of ours.
 */
export async function read<Result>(operation: Promise<Result>): Promise<Result> {
  try {
    return await operation;
  } catch (error) {
    if (isUnavailable(error)) {
      throw userError('DATABASE_UNAVAILABLE', 'The database does not answer; try again.', error);
    }
    throw error;
  }
}

function isUnavailable(error: unknown): error is Error {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoServerSelectionError
  );
}
