import type { Binary, Db, Document } from 'mongodb';

/** Between two of its operations, one that runs takes a moment. */
const pauseMicros = 500_000;
/** Longer than any takes, even on a machine that is busy. */
const abandonedMicros = 5_000_000;

/**
 * Ends transactions of processes that were killed: the server keeps them for a minute, and whatever they have
 * written cannot be written by the next one meanwhile. Where the server does not let us look, they run out.
 */
export async function endAbandoned(db: Db): Promise<void> {
  const admin = db.client.db('admin');
  try {
    // Of our own user, which takes no privilege.
    const looks = { allUsers: false, idleSessions: true, idleConnections: true };
    const operations = await admin
      .aggregate([{ $currentOp: looks }, { $match: { connectionId: { $exists: true } } }], {
        maxTimeMS: 5000,
        // Many connections are told of in one answer too.
        batchSize: 10_000,
      })
      .toArray();
    const abandoned = abandonedAmong(operations, db.client.options.appName);
    if (abandoned.length > 0) await admin.command({ killSessions: abandoned });
  } catch {
    // They are waited for instead.
  }
}

interface Session {
  readonly id: Binary;
}

function abandonedAmong(
  operations: readonly Document[],
  appName: string | undefined,
): readonly Session[] {
  const sessions = operations.filter(({ type }) => type === 'idleSession');
  const connections = new Set(
    operations.flatMap(({ type, connectionId }) =>
      type === 'idleSession' ? [] : [connectionId as unknown],
    ),
  );
  return sessions
    .filter((session) => {
      const { parameters, timeInactiveMicros = 0 } = (session['transaction'] ?? {}) as Transaction;
      if (session['appName'] !== appName || parameters?.autocommit !== false) return false;
      const isCut = !connections.has(session['connectionId']);
      return timeInactiveMicros > (isCut ? pauseMicros : abandonedMicros);
    })
    .map(({ lsid }) => ({ id: (lsid as Session).id }));
}

/** As `$currentOp` tells of it. */
interface Transaction {
  readonly parameters?: { readonly autocommit?: boolean };
  readonly timeInactiveMicros?: number;
}
