import { MongoServerError, type Db } from 'mongodb';
import type { PresentIndex } from './matchIndexes.ts';

/** The indexes of a collection; none of one that is not there. */
export async function listIndexes(db: Db, name: string): Promise<readonly PresentIndex[]> {
  try {
    // What an index looks like is the server's contract.
    return (await db.collection(name).listIndexes().toArray()) as PresentIndex[];
  } catch (error) {
    if (error instanceof MongoServerError && error.codeName === 'NamespaceNotFound') return [];
    throw error;
  }
}
