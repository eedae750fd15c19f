import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { publishing, type AmendmentDoc } from '../../src/collections/publishing.ts';
import { buildDocuments } from '../../src/documents/index.ts';
import { hashContent, sealDocuments } from '../../src/documents/seal.ts';
import { checkFolder } from '../../src/import/check.ts';
import { readFolder } from '../../src/import/folder.ts';
import type { Command, Say, Writer } from '../../src/publishing/command.ts';
import { CoreMemory } from '../../src/publishing/coreMemory.ts';
import type { PublishParts } from '../../src/publishing/publish.ts';
import { replay, toDataSet, type AcceptedWord } from '../../src/publishing/replay.ts';
import { takesAllAtOnce } from '../../src/publishing/writeBatch.ts';

export const reviewer: Writer = { name: 'reviewer', owner: null, mayReview: true };

export async function publishParts(db: Db, now: () => Date): Promise<PublishParts> {
  return { db, now, core: new CoreMemory(), takesAllAtOnce: await takesAllAtOnce(db) };
}

/** A command as a mutation makes it. */
export function commandOf(
  action: Command['action'],
  given: Partial<Omit<Command, 'action'>> = {},
): Command {
  return {
    writer: reviewer,
    idempotencyKey: randomUUID(),
    hash: hashContent(action),
    isKnownByText: false,
    isOnlyChecked: false,
    ...given,
    action,
  };
}

export function say(
  word: Partial<Say['word']> & Pick<Say['word'], 'kind' | 'entity' | 'file'>,
): Say {
  return {
    kind: 'say',
    word: { set: {}, add: {}, ...word },
    source: { url: 'https://example.org/said', note: null },
    reason: null,
    expectedVersion: null,
  };
}

/** A document without what tells when it was written, and what is told of it later. */
type Compared = Readonly<Record<string, unknown>>;

export function compared(
  { hash: _hash, updatedAt: _at, related, ...rest }: Record<string, unknown>,
  whole: boolean,
): Compared {
  return whole && related !== undefined ? { ...rest, related } : rest;
}

/** Every document of ours that is stored, by its collection. */
export async function storedDocuments(
  db: Db,
  names: readonly string[],
  whole: boolean,
): Promise<Readonly<Record<string, readonly Compared[]>>> {
  const found = await Promise.all(
    names.map(async (name) => {
      const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
      return [name, documents.map((document) => compared(document, whole))] as const;
    }),
  );
  return Object.fromEntries(found);
}

/** What is to be stored, by going over files and the whole log from nothing. */
export async function rebuiltDocuments(
  db: Db,
  dir: string,
  year: number,
  whole: boolean,
): Promise<Readonly<Record<string, readonly Compared[]>>> {
  const set = checkFolder(await readFolder(dir));
  const words = await db
    .collection<AmendmentDoc>(publishing.amendments.name)
    .find({ status: 'ACCEPTED' })
    .sort({ place: 1 })
    .toArray();
  // An accepted one has a place.
  const { kept } = replay(set, words as unknown as readonly AcceptedWord[]);
  const sealed = sealDocuments(buildDocuments(toDataSet(kept), year));
  return Object.fromEntries(
    sealed.map(({ name, documents }) => [
      name,
      documents
        .map((document) => compared(document, whole))
        .toSorted((a, b) => (String(a['_id']) < String(b['_id']) ? -1 : 1)),
    ]),
  );
}
