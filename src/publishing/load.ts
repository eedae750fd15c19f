import type { ClientSession, Db, Document } from 'mongodb';
import { collections } from '../collections/index.ts';
import { publishing, type AmendmentDoc } from '../collections/publishing.ts';
import type { RelatedDoc, ResourceDoc } from '../collections/resourceDocs.ts';
import { notPrepared } from '../changes/outbox.ts';
import {
  stores,
  type AnsweredDoc,
  type KeptRecordDoc,
  type OutboxDoc,
} from '../collections/stores.ts';
import type { EntityDoc, SearchTermDoc } from '../collections/network.ts';
import type { FileName } from '../records/files.ts';
import { coreFiles } from './core.ts';
import { entitiesOfRefs, namedResources, wordsOfTerms, writtenForms } from './onward.ts';
import type { Kept } from './world.ts';

/** What is likely to be needed, by id: what of it is lacking, or in vain, costs time and is not wrong. */
export interface Foreseen {
  /** Of the search. */
  readonly words: ReadonlySet<string>;
  /** Entities whose words may be taken away. */
  readonly worded: ReadonlySet<string>;
  /** Records that may name others no more. */
  readonly linked: ReadonlySet<string>;
}

/** What some commands have to know, by id or key. */
export interface Wanted extends Foreseen {
  readonly records: ReadonlySet<string>;
  /** Whom others may refer to. */
  readonly withdrawn: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  readonly answers: ReadonlySet<string>;
  readonly amendments: ReadonlySet<string>;
  /** Agreements that may name some resource no more. */
  readonly naming: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
}

export interface Found {
  readonly records: Map<string, Kept>;
  readonly versions: Map<string, number>;
  readonly referrers: Map<string, string[]>;
  readonly holders: Map<string, string>;
  readonly answered: Map<string, AnsweredDoc>;
  readonly amendments: Map<string, AmendmentDoc>;
  /** What agreements name, as far as it tells whose it is. */
  readonly named: Map<string, Kept>;
  readonly entities: Map<string, EntityDoc>;
  readonly related: Map<string, readonly RelatedDoc[]>;
  /** How words are written. */
  readonly words: Map<string, SearchTermDoc['forms']>;
}

export interface Reading {
  readonly db: Db;
  readonly session: ClientSession;
  readonly maxTimeMS: number;
}

/** More referrers than these need not be told apart: no writes at once withdraw them all. */
const maxReferrers = 2000;

/** One look-up: what is found where, and what is kept of it. */
interface LookUp {
  readonly as: Exclude<keyof Found, 'versions'> | 'wordsOf' | 'entitiesOf';
  readonly from: { readonly name: string };
  readonly field: string;
  readonly values: ReadonlySet<string>;
  readonly rest?: readonly Document[];
}

/**
 * Where changes stand, and everything that some commands need. For few commands in one operation: a transaction allows
 * `$lookup`, and no `$unionWith`. What many need is more than one document can hold (16 MB), and is read by an operation each.
 */
export async function load(
  reading: Reading,
  wanted: Wanted,
  isMany: boolean,
): Promise<{ readonly outbox: OutboxDoc; readonly found: Found }> {
  const lookUps = lookUpsOf(wanted).filter(({ values }) => values.size > 0);
  const rows = await (isMany ? readEach : readTogether)(reading, lookUps);
  if (rows === undefined) throw notPrepared();
  return { outbox: rows, found: sort(rows, wanted) };
}

async function readTogether(
  { db, session, maxTimeMS }: Reading,
  lookUps: readonly LookUp[],
): Promise<(OutboxDoc & Rows) | undefined> {
  const pipeline = [
    { $match: { _id: 'outbox' } },
    ...lookUps.map((lookUp) => ({
      $lookup: { from: lookUp.from.name, pipeline: stagesOf(lookUp), as: lookUp.as },
    })),
  ];
  const outbox = db.collection(stores.outbox.name);
  const [rows] = await outbox
    .aggregate<OutboxDoc & Rows>(pipeline, { session, maxTimeMS })
    .toArray();
  return rows;
}

async function readEach(
  { db, session, maxTimeMS }: Reading,
  lookUps: readonly LookUp[],
): Promise<(OutboxDoc & Rows) | undefined> {
  const outbox = await db
    .collection<OutboxDoc>(stores.outbox.name)
    .findOne({ _id: 'outbox' }, { session, maxTimeMS });
  if (outbox === null) return undefined;
  const rows: Partial<Record<LookUp['as'], readonly Document[]>> = {};
  for (const lookUp of lookUps) {
    // A transaction does one after the other.
    rows[lookUp.as] = await db
      .collection(lookUp.from.name)
      .aggregate(stagesOf(lookUp), { session, maxTimeMS, batchSize: maxBatch })
      .toArray();
  }
  return { ...outbox, ...rows };
}

/** As much as fits into a batch. */
const maxBatch = 100_000;

function stagesOf({ field, values, rest = [] }: LookUp): Document[] {
  return [{ $match: { [field]: { $in: [...values] } } }, ...rest];
}

function lookUpsOf(wanted: Wanted): readonly LookUp[] {
  const { records, answered } = stores;
  const { entities, searchTerms } = collections.network;
  const { resources } = collections.resources;
  const offers = new Set([...wanted.entities].filter((id) => id.startsWith('Resource:')));
  const kept = (...fields: readonly string[]) => ({
    $project: Object.fromEntries(fields.map((field) => [field, 1])),
  });
  const few = [{ $limit: maxReferrers }, kept('refs')];
  return [
    { as: 'records', from: records, field: '_id', values: wanted.records },
    { as: 'referrers', from: records, field: 'refs', values: wanted.withdrawn, rest: few },
    {
      as: 'holders',
      from: entities,
      field: 'identifiers',
      values: wanted.identifiers,
      rest: [kept('identifiers')],
    },
    { as: 'answered', from: answered, field: '_id', values: wanted.answers },
    { as: 'amendments', from: publishing.amendments, field: '_id', values: wanted.amendments },
    { as: 'named', from: records, field: '_id', values: wanted.naming, rest: namedResources },
    { as: 'entities', from: entities, field: '_id', values: wanted.entities },
    { as: 'entitiesOf', from: records, field: '_id', values: wanted.linked, rest: entitiesOfRefs },
    { as: 'words', from: searchTerms, field: '_id', values: wanted.words, rest: [writtenForms] },
    { as: 'wordsOf', from: entities, field: '_id', values: wanted.worded, rest: wordsOfTerms },
    { as: 'related', from: resources, field: '_id', values: offers, rest: [kept('related')] },
  ];
}

type Rows = Partial<Record<LookUp['as'], readonly Document[]>>;

/** Each look-up gives what its collection has. */
function sort(rows: Rows, { withdrawn, identifiers }: Wanted): Found {
  const records = (rows.records ?? []) as readonly KeptRecordDoc[];
  const kept = records.flatMap((document) => toKept(document) ?? []);
  const referrers = Map.groupBy(
    ((rows.referrers ?? []) as readonly KeptRecordDoc[]).flatMap(({ _id, refs }) =>
      refs.filter((to) => withdrawn.has(to)).map((to) => ({ to, from: _id })),
    ),
    ({ to }) => to,
  );
  const holders = ((rows.holders ?? []) as readonly EntityDoc[]).flatMap((entity) =>
    entity.identifiers
      .filter((key) => identifiers.has(key))
      .map((key) => [key, entity._id] as const),
  );
  const named = ((rows.named ?? []) as readonly KeptRecordDoc[]).flatMap(
    (document) => toKept(document) ?? [],
  );
  const related = (rows.related ?? []) as readonly ResourceDoc[];
  const { words = [], wordsOf = [], entities = [], entitiesOf = [] } = rows;
  return {
    records: new Map(kept.map((one) => [one.id, one])),
    versions: new Map(records.map(({ _id, version }) => [_id, version])),
    referrers: new Map([...referrers].map(([to, found]) => [to, found.map(({ from }) => from)])),
    holders: new Map(holders),
    answered: byId(rows.answered as readonly AnsweredDoc[] | undefined),
    amendments: byId(rows.amendments as readonly AmendmentDoc[] | undefined),
    named: new Map(named.map((one) => [one.id, one])),
    entities: byId([entities, entitiesOf].flat() as EntityDoc[]),
    related: new Map(related.map((document) => [document._id, document.related])),
    words: new Map([words, wordsOf].flat().map((term) => wordIn(term as SearchTermDoc))),
  };
}

function wordIn({ _id, forms }: SearchTermDoc) {
  return [_id, forms] as const;
}

function byId<Doc extends { readonly _id: string }>(
  documents: readonly Doc[] = [],
): Map<string, Doc> {
  return new Map(documents.map((document) => [document._id, document]));
}

/** Null for what was withdrawn. */
export function toKept({ _id: id, file, record, place, owner }: KeptRecordDoc): Kept | null {
  // It was one of these when it was written.
  return record === null ? null : { id, file: file as FileName, record, place, owner };
}

/** Everything that is few and named by everything. */
export async function loadCore({
  db,
  session,
  maxTimeMS,
}: Reading): Promise<ReadonlyMap<string, Kept>> {
  const documents = await db
    .collection<KeptRecordDoc>(stores.records.name)
    .find({ file: { $in: [...coreFiles] }, record: { $ne: null } }, { session, maxTimeMS })
    .toArray();
  return new Map(
    documents.flatMap((document) => toKept(document) ?? []).map((kept) => [kept.id, kept]),
  );
}
