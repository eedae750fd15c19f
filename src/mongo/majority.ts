import type { Db, Document } from 'mongodb';
import { atStart } from './atStart.ts';

/** What the start writes is small: where most members run, they have it at once. */
export const startConcern = { w: 'majority', journal: true, wtimeoutMS: 10_000 } as const;

/**
 * Makes sure that writes count: where most members of a replica set are gone or lag, the primary takes a
 * write and never reports it done. Asked for by a write that changes nothing.
 * @throws StartupError
 */
export async function expectMajority(db: Db): Promise<void> {
  const nobody: Document = { _id: 'none' };
  await atStart(db, 'have a write reported done', () =>
    db.collection('imports').updateOne(nobody, { $set: {} }, { writeConcern: startConcern }),
  );
}
