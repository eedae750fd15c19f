import type { ClientSession, Db } from 'mongodb';
import { takeTurn } from '../changes/outbox.ts';
import { publishing } from '../collections/publishing.ts';
import { stores, type ChangeDoc, type KeptRecordDoc } from '../collections/stores.ts';
import { hashContent } from '../documents/seal.ts';
import { typeOfId } from '../ids.ts';
import { changeKind, fieldChanges, toRevision } from '../publishing/revisions.ts';
import { toKept } from '../publishing/load.ts';
import { toRecordDoc } from '../publishing/records.ts';
import type { Kept } from '../publishing/world.ts';

const maxTimeMS = 30_000;

/** A record that is not as it was; null where it is not there. */
interface RecordChange {
  readonly before: Kept | null;
  readonly after: Kept | null;
  /** Of what is stored; 0 for what never was. */
  readonly version: number;
}

/** Compares all records with those that are stored. */
export async function findRecordChanges(
  session: ClientSession,
  db: Db,
  kept: readonly Kept[],
): Promise<readonly RecordChange[]> {
  const stored = await db
    .collection<KeptRecordDoc>(stores.records.name)
    .find({}, { session, maxTimeMS })
    .toArray();
  const known = new Map(stored.map((document) => [document._id, document]));
  const changes = kept.flatMap((after): RecordChange[] => {
    const document = known.get(after.id);
    known.delete(after.id);
    const before = document === undefined ? null : toKept(document);
    if (before !== null && hashContent(before) === hashContent(after)) return [];
    return [{ before, after, version: document?.version ?? 0 }];
  });
  const gone = [...known.values()].flatMap((document) => {
    const before = toKept(document);
    return before === null ? [] : [{ before, after: null, version: document.version }];
  });
  return [...changes, ...gone];
}

/** Writes records, and tells of those that say something else than before. */
export async function writeRecordChanges(
  session: ClientSession,
  db: Db,
  found: readonly RecordChange[],
  at: Date,
): Promise<void> {
  const outbox = await takeTurn(session, db, maxTimeMS);
  const told = found.map((change) => ({ ...change, isTold: isTold(change) }));
  const news = told.filter(({ isTold: is }) => is);
  const sequence = outbox.sequence + news.length;
  if (found.length > 0) {
    await db.collection<KeptRecordDoc>(stores.records.name).bulkWrite(
      told.flatMap(({ before, after, version, isTold: is }) => {
        const kept = after ?? before;
        if (kept === null) return [];
        const { _id, ...replacement } = toRecordDoc(kept, after, version + (is ? 1 : 0));
        return [{ replaceOne: { filter: { _id }, replacement, upsert: true } }];
      }),
      { session, maxTimeMS },
    );
  }
  if (news.length > 0) await writeNews(session, db, { news, from: outbox.sequence, at });
  await db
    .collection<{ _id: string }>(stores.outbox.name)
    .updateOne(
      { _id: 'outbox' },
      { $set: { sequence, coreAt: sequence, resourcesAt: sequence, relatedAt: sequence } },
      { session, maxTimeMS },
    );
}

interface News {
  readonly news: readonly RecordChange[];
  /** The sequence of the change before. */
  readonly from: number;
  readonly at: Date;
}

async function writeNews(session: ClientSession, db: Db, { news, from, at }: News): Promise<void> {
  const changes: ChangeDoc[] = news.flatMap(({ before, after, version }, index) => {
    const entity = (after ?? before)?.id;
    if (entity === undefined) return [];
    return {
      _id: from + index + 1,
      entity,
      type: typeOfId(entity),
      kind: changeKind(before, after),
      version: version + 1,
      at,
      by: 'import',
      owner: null,
      amendment: null,
      record: after?.record ?? null,
    };
  });
  const revisions = changes.map(({ entity, version, kind, by, owner }, index) =>
    toRevision({
      entityId: entity,
      version,
      kind,
      at,
      by,
      owner,
      amendmentId: null,
      source: null,
      fields: fieldChanges(news[index]?.before?.record ?? null, news[index]?.after?.record ?? null),
    }),
  );
  await db.collection<ChangeDoc>(stores.changes.name).insertMany(changes, { session, maxTimeMS });
  await db
    .collection<(typeof revisions)[number]>(publishing.revisions.name)
    .insertMany(revisions, { session, maxTimeMS });
}

/** Another place in its file is nobody's news. */
function isTold({ before, after }: RecordChange): boolean {
  return (
    before === null || after === null || hashContent(before.record) !== hashContent(after.record)
  );
}
