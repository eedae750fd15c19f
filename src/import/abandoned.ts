import type { Binary, Db } from 'mongodb';

/** Between two of its operations, an import that runs takes a moment. */
const ABANDONED_MICROS = 5_000_000;

interface IdleSession {
  readonly lsid: { readonly id: Binary };
}

/**
 * Ends transactions of imports that were killed: the server keeps them for a minute, and whatever they have
 * written cannot be written by the next one meanwhile. Where the server does not let us look, they run out.
 */
export async function endAbandoned(db: Db): Promise<void> {
  const admin = db.client.db('admin');
  const { appName } = db.client.options;
  try {
    const idle = await admin
      .aggregate<IdleSession>(
        [
          // Of our own user, which takes no privilege.
          { $currentOp: { allUsers: false, idleSessions: true } },
          {
            $match: {
              type: 'idleSession',
              appName,
              'transaction.parameters.autocommit': false,
              'transaction.timeInactiveMicros': { $gt: ABANDONED_MICROS },
            },
          },
        ],
        { maxTimeMS: 5000 },
      )
      .toArray();
    if (idle.length === 0) return;
    await admin.command({ killSessions: idle.map(({ lsid: { id } }) => ({ id })) });
  } catch {
    // The import waits for them instead.
  }
}
