import type { FieldChangeDoc, RevisionDoc } from '../collections/publishing.ts';
import type { ChangeKind } from '../collections/stores.ts';
import { fieldOf } from '../records/paths.ts';
import type { AnyRecord } from './world.ts';

export function toRevision(revision: Omit<RevisionDoc, '_id'>): RevisionDoc {
  const { entityId, version } = revision;
  // The fields are a revision's; only its id is made here.
  return { _id: `Revision:${String(entityId)}/${String(version)}`, ...revision } as RevisionDoc;
}

export function changeKind(before: unknown, after: unknown): ChangeKind {
  if (after == null) return 'WITHDRAWN';
  return before == null ? 'PUBLISHED' : 'UPDATED';
}

/** What is different between two states of a record; nothing where there was none before. */
export function fieldChanges(
  before: AnyRecord | null,
  after: AnyRecord | null,
): readonly FieldChangeDoc[] {
  if (before === null || after === null) return [];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((field) => {
    const [from, to] = [before, after].map((record) => fieldOf(record, field) ?? null);
    return hash(from) === hash(to) ? [] : [{ field, from, to }];
  });
}

function hash(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
