import type { Db } from 'mongodb';
import { collections } from '../../../src/collections/index.ts';
import type { ResourceDoc } from '../../../src/collections/resourceDocs.ts';
import {
  publishing,
  type AmendmentDoc,
  type RevisionDoc,
} from '../../../src/collections/publishing.ts';
import {
  stores,
  type AnsweredDoc,
  type ChangeDoc,
  type KeptRecordDoc,
  type OutboxDoc,
} from '../../../src/collections/stores.ts';
import { titleOf, type Acknowledged } from './said.ts';

/** What a database has of what it was told, in words; nothing in any list where all is as it should be. */
export interface Audit {
  /** Acknowledged, and not there. */
  readonly lost: readonly string[];
  /** Said once, and there twice. */
  readonly doubled: readonly string[];
  /** What of the document, its history, what others are told and the log does not agree. */
  readonly half: readonly string[];
}

const ours = /^Resource:faults-/;

/** Holds what was acknowledged, and all else that was written, to what is stored. */
export async function audit(db: Db, acknowledged: readonly Acknowledged[]): Promise<Audit> {
  const stored = await readAll(db);
  return {
    lost: lostOf(stored, acknowledged),
    doubled: doubledOf(stored),
    half: [...gapsOf(stored), ...halfOf(stored)],
  };
}

interface Stored {
  readonly outbox: OutboxDoc | null;
  readonly sequences: readonly number[];
  readonly changes: readonly ChangeDoc[];
  /** By id, as the others. */
  readonly revisions: ReadonlyMap<string, RevisionDoc>;
  readonly amendments: ReadonlyMap<string, AmendmentDoc>;
  readonly records: ReadonlyMap<string, KeptRecordDoc>;
  readonly documents: ReadonlyMap<string, ResourceDoc>;
  readonly entities: ReadonlySet<string>;
  /** Ids of amendments that an answer is kept of. */
  readonly answered: ReadonlySet<unknown>;
}

async function readAll(db: Db): Promise<Stored> {
  const changes = db.collection<ChangeDoc>(stores.changes.name);
  const all = { entity: ours };
  const byId = async <Doc extends { readonly _id: string }>(
    name: string,
    filter: object = { _id: ours },
  ): Promise<Map<string, Doc>> => {
    const found = await db.collection(name).find(filter).toArray();
    // Each collection has documents of its own form.
    return new Map((found as unknown as Doc[]).map((document) => [document._id, document]));
  };
  const answered = await byId<AnsweredDoc>(stores.answered.name, {});
  const entities = await byId(collections.network.entities.name);
  return {
    outbox: await db.collection<OutboxDoc>(stores.outbox.name).findOne({}),
    sequences: (
      await changes
        .find({}, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray()
    ).map(({ _id }) => _id),
    changes: await changes.find(all).sort({ _id: 1 }).toArray(),
    revisions: await byId<RevisionDoc>(publishing.revisions.name, { entityId: ours }),
    amendments: await byId(publishing.amendments.name, { entityId: ours }),
    records: await byId(stores.records.name),
    documents: await byId<ResourceDoc>(collections.resources.resources.name),
    entities: new Set(entities.keys()),
    answered: new Set([...answered.values()].map(({ answer }) => answer['amendmentId'] as unknown)),
  };
}

function lostOf({ changes }: Stored, acknowledged: readonly Acknowledged[]): readonly string[] {
  const byPlace = new Map(changes.map((change) => [change._id, change]));
  return acknowledged.flatMap(({ key, entity, token, got }) => {
    const change = byPlace.get(Number(token.split('-')[1]));
    const isThere = change?.entity === entity && change.version === got;
    const isOwn = change?.record == null || change.record['title'] === titleOf(key);
    return isThere && isOwn ? [] : [`${key}: version ${got} of ${entity} is not at ${token}`];
  });
}

function doubledOf({ amendments, changes }: Stored): readonly string[] {
  const keys = [...amendments.values()].map(({ source }) => source.note ?? '');
  const versions = changes.map(({ entity, version }) => `${entity} ${version}`);
  const said = changes.map(({ amendment }) => amendment ?? '');
  return [...twiceIn(keys), ...twiceIn(versions), ...twiceIn(said)];
}

function twiceIn(texts: readonly string[]): readonly string[] {
  const counts = Map.groupBy(texts, (text) => text);
  return [...counts].flatMap(([text, { length }]) =>
    length > 1 ? [`${text} is there ${length} times`] : [],
  );
}

function gapsOf({ outbox, sequences }: Stored): readonly string[] {
  const gaps = sequences.flatMap((sequence, index) =>
    sequence === index + 1 ? [] : [`change ${index + 1} is ${sequence}`],
  );
  const last = sequences.at(-1) ?? 0;
  return outbox?.sequence === last
    ? gaps.slice(0, 3)
    : [...gaps.slice(0, 3), `the outbox is at ${outbox?.sequence}, the last change is ${last}`];
}

function halfOf(stored: Stored): readonly string[] {
  const { changes, amendments, answered, revisions, records } = stored;
  const lacking = (what: string, isThere: boolean): readonly string[] => (isThere ? [] : [what]);
  const last = new Map(changes.map((change) => [change.entity, change]));
  return [
    ...changes.flatMap(({ entity, version, amendment }) => {
      const revision = revisions.get(`Revision:${entity}/${version}`);
      const log = amendments.get(amendment ?? '');
      return [
        ...lacking(
          `${entity} ${version} lacks its history`,
          revision?.amendmentId === amendment && amendment !== null,
        ),
        ...lacking(`${entity} ${version} lacks its word`, log?.status === 'ACCEPTED'),
        ...lacking(`${entity} ${version} lacks its answer`, answered.has(amendment)),
      ];
    }),
    ...lacking(
      `${changes.length} changes, ${revisions.size} versions, ${amendments.size} words`,
      changes.length === revisions.size && changes.length === amendments.size,
    ),
    ...lacking(`${last.size} entities, ${records.size} records`, last.size === records.size),
    ...[...last.values()].flatMap((change) => unlikeLast(stored, change)),
  ];
}

/** What of a record is not as its last change has it. */
function unlikeLast(stored: Stored, { entity, version, record }: ChangeDoc): readonly string[] {
  const { records, documents, entities } = stored;
  const kept = records.get(entity);
  const title = documents.get(entity)?.name ?? null;
  // A resource has a title.
  const wanted = (record?.['title'] ?? null) as string | null;
  const isThere = record !== null;
  return kept?.version === version && title === wanted && entities.has(entity) === isThere
    ? []
    : [
        `${entity} is ${title} at version ${kept?.version}, its last change ${version} is ${wanted}`,
      ];
}
