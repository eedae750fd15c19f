import type { ClientSession, Db } from 'mongodb';
import { publishing, type AmendmentDoc } from '../collections/publishing.ts';
import { buildDocuments } from '../documents/index.ts';
import { sealDocuments, type SealedCollection } from '../documents/seal.ts';
import { replay, toDataSet, type AcceptedWord, type Replayed } from '../publishing/replay.ts';
import type { SealedData } from './sealFolder.ts';

/** What was accepted of what partners say, in order. */
export async function readWords(session: ClientSession, db: Db): Promise<readonly AcceptedWord[]> {
  const found = await db
    .collection<AmendmentDoc>(publishing.amendments.name)
    .find({ status: 'ACCEPTED' }, { session, maxTimeMS: 30_000 })
    .project<AcceptedWord>({ entityId: 1, file: 1, kind: 1, set: 1, add: 1, owner: 1, place: 1 })
    .toArray();
  return found.toSorted((a, b) => a.place - b.place);
}

/** All records, and the documents that they stand for, once partners have said what they say of the files. */
export function collectionsWith(
  { set, year, collections }: Pick<SealedData, 'set' | 'year' | 'collections'>,
  words: readonly AcceptedWord[],
): Replayed & { readonly collections: readonly SealedCollection[] } {
  const replayed = replay(set, words);
  if (words.length === 0) return { ...replayed, collections };
  const documents = buildDocuments(toDataSet(replayed.kept), year);
  return { ...replayed, collections: sealDocuments(documents) };
}
