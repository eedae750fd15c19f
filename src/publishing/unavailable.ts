import {
  MongoErrorLabel,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoWriteConcernError,
} from 'mongodb';
import { userError } from '../errors.ts';

/** What a transaction failed with, as clients are told it where the same again may do it. */
export function explained(error: unknown): unknown {
  if (!isUnavailable(error) && !isOfElection(error)) return error;
  const message =
    'The database does not answer, and this may be done or not: send the same again, with the same key.';
  return userError('DATABASE_UNAVAILABLE', message, error);
}

function isUnavailable(error: unknown): error is Error {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoWriteConcernError
  );
}

function isOfElection(error: unknown): error is Error {
  return error instanceof MongoServerError && labels.some((label) => error.hasErrorLabel(label));
}

const labels = [
  MongoErrorLabel.TransientTransactionError,
  MongoErrorLabel.UnknownTransactionCommitResult,
  MongoErrorLabel.RetryableWriteError,
];

const writeConflict = 112;

/** Whether another transaction has written the same, and goes on or has just ended. */
export function isConflict(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === writeConflict;
}
