import type { FeedEntry } from '../../src/changes/feed.ts';
import { buildDocuments } from '../../src/documents/index.ts';
import { sealDocuments } from '../../src/documents/seal.ts';
import { toDataSet } from '../../src/publishing/replay.ts';
import type { FileName } from '../../src/records/files.ts';
import { typeOfFile } from '../../src/records/typeOfFile.ts';
import { compared } from './publishing.ts';

/** Every document that records of a feed stand for, by going over nothing else. */
export function documentsOf(
  entries: readonly FeedEntry[],
): Readonly<Record<string, readonly object[]>> {
  const last = new Map(entries.map((entry) => [entry.entity, entry]));
  const fileOf = new Map(
    Object.entries(typeOfFile).map(([file, type]) => [type as string, file as FileName]),
  );
  const kept = [...last.values()].flatMap(({ entity: id, type, record }) => {
    const file = fileOf.get(type);
    if (record === null || file === undefined) return [];
    return [{ id, file, record: { ...record }, place: 0, owner: null }];
  });
  const sealed = sealDocuments(buildDocuments(toDataSet(kept), 2026));
  return Object.fromEntries(
    sealed.map(({ name, documents }) => [
      name,
      documents
        .map((document) => compared(document, false))
        .toSorted((a, b) => (String(a['_id']) < String(b['_id']) ? -1 : 1)),
    ]),
  );
}
