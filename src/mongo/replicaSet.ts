import { setTimeout as delay } from 'node:timers/promises';
import {
  type Db,
  type MongoClient,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { replicaSetName } from './mongod.ts';

const alreadyInitialized = 23;
/** The set is still loading its configuration, electing, or busy with another start's change. */
const passing = [91, 94, 103, 109, 189, 10107, 11600, 11602, 13435, 13436];

/**
 * Makes the mongod on this port the only member of its replica set and waits until it accepts writes.
 * Safe to run from several processes at once.
 */
export async function becomePrimary(
  client: MongoClient,
  port: number,
  signal: AbortSignal,
): Promise<void> {
  const admin = client.db('admin');
  const host = `127.0.0.1:${port}`;
  for (;;) {
    try {
      const hello = await admin.command({ hello: 1 });
      if (hello['isWritablePrimary'] === true && hello['me'] === host) return;
      await configure(admin, host);
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    signal.throwIfAborted();
    await delay(10);
  }
}

async function configure(admin: Db, host: string): Promise<void> {
  const config = await readConfig(admin);
  if (config === undefined) {
    await admin
      .command({ replSetInitiate: { _id: replicaSetName, members: [{ _id: 0, host }] } })
      .catch((error: unknown) => {
        if (codeOf(error) !== alreadyInitialized) throw error;
      });
    return;
  }
  if (config.members.length === 1 && config.members[0]?.host === host) return;
  // The set was last used on another port. It has no other member to ask, hence force.
  await admin.command({
    replSetReconfig: { ...config, version: config.version + 1, members: [{ _id: 0, host }] },
    force: true,
  });
}

interface ReplicaSetConfig {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

async function readConfig(admin: Db): Promise<ReplicaSetConfig | undefined> {
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    // The driver types every answer as Document; this one's shape is the server's contract.
    return config as ReplicaSetConfig;
  } catch (error) {
    const notYetInitialized = 94;
    if (codeOf(error) === notYetInitialized) return undefined;
    throw error;
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    passing.includes(codeOf(error))
  );
}

function codeOf(error: unknown): number {
  return error instanceof MongoServerError ? Number(error.code) : -1;
}
