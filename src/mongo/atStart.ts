import {
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  type Db,
} from 'mongodb';
import { StartupError } from '../errors.ts';
import { elsewhere, placeOf } from './place.ts';

/**
 * Runs a step of the start. What the server refuses, or fails at, ends as one sentence for whoever started
 * this: what was tried and where, what the server said, and what to do. Faults of ours keep their stack.
 * @param doing - what is tried, as in "cannot ..."
 */
export async function atStart<Result>(
  db: Db,
  doing: string,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!isByServer(error) || isTriedAgain(error)) throw error;
    throw new StartupError(
      `Cannot ${doing} in ${placeOf(db)}: the server said ${JSON.stringify(wordsOf(error))}. ${adviceFor(error)}`,
    );
  }
}

function isByServer(error: unknown): error is Error {
  return (
    error instanceof MongoServerError ||
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoServerSelectionError
  );
}

/** By who runs the transaction that this is a part of. */
function isTriedAgain(error: Error): boolean {
  return (
    error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.TransientTransactionError)
  );
}

/** In one line, and no longer than anybody reads: servers repeat whole commands and documents. */
function wordsOf({ message }: Error): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

const most = 400;

function adviceFor(error: Error): string {
  if (!(error instanceof MongoServerError)) {
    return 'Check that it runs, and that it can be reached from here.';
  }
  return adviceByCode.get(Number(error.code)) ?? `Put that right, or ${elsewhere}.`;
}

const giveRole = 'Give the user in MONGODB_URI the role readWrite on that database.';
const checkMembers =
  'Check that most members of the replica set run and reach each other: a write counts once most of them have it.';
const dropIndex = `Drop the index of that collection that nobody here has made, or ${elsewhere}.`;

const adviceByCode: ReadonlyMap<number, string> = new Map([
  [13, giveRole],
  [8000, giveRole],
  [18, 'Check user and password in MONGODB_URI, and authSource.'],
  [20, 'It must be MongoDB 6.0 or newer, as a replica set or a sharded cluster.'],
  [50, `It took too long. ${checkMembers}`],
  [
    59,
    'It must be MongoDB 6.0 or newer; servers that only speak its protocol lack what is used here.',
  ],
  [64, checkMembers],
  [67, dropIndex],
  [85, dropIndex],
  [86, dropIndex],
  [91, 'It is being stopped: start again when it runs.'],
  [100, checkMembers],
  [
    115,
    'It must be MongoDB 6.0 or newer; servers that only speak its protocol lack what is used here.',
  ],
  [121, `Take the validator away from that collection (collMod), or ${elsewhere}.`],
  [171, dropIndex],
  [
    238,
    'It must be MongoDB 6.0 or newer; servers that only speak its protocol lack what is used here.',
  ],
  [11_000, `Values that ought to be unique by that index are not: drop it, or ${elsewhere}.`],
  [14_031, 'Free its disk.'],
  [16_755, `Some document has no point where one is expected: put it right, or ${elsewhere}.`],
]);
