import { setImmediate } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { AmendmentDoc, FieldChangeDoc } from '../collections/publishing.ts';
import { stores, type KeptRecordDoc } from '../collections/stores.ts';
import { dataFiles } from '../records/index.ts';
import { checkRow } from '../records/shape.ts';
import { toWord } from './replay.ts';
import { fieldChanges } from './revisions.ts';
import { withWord, type Word } from './word.ts';
import type { AnyRecord } from './world.ts';

/** What an amendment would change in its record as it is now; nothing once it is decided. */
export interface Proposed {
  changes(amendment: AmendmentDoc): Promise<readonly FieldChangeDoc[]>;
  /** The version of the record as it is now: 0 where it never was. */
  version(amendment: AmendmentDoc): Promise<number | null>;
}

export function createProposed(db: Db): Proposed {
  const recordOf = readTogether(db);
  return {
    changes: async (amendment) => {
      if (amendment.status !== 'PENDING') return [];
      const before = (await recordOf(amendment.entityId)).record ?? {};
      return fieldChanges(before, recordAfter(before, toWord(amendment)));
    },
    version: async ({ entityId, status }) =>
      status === 'PENDING' ? (await recordOf(entityId)).version : null,
  };
}

type Standing = Pick<KeptRecordDoc, 'record' | 'version'>;
type Records = ReadonlyMap<string, Standing>;

/** Records by id; those that are asked for in one turn of the event loop are read in one operation. */
function readTogether(db: Db): (id: string) => Promise<Standing> {
  let next: { readonly ids: Set<string>; readonly found: Promise<Records> } | null = null;
  const begin = (): NonNullable<typeof next> => {
    const ids = new Set<string>();
    const found = setImmediate().then(async () => {
      next = null;
      return readRecords(db, [...ids]);
    });
    return { ids, found };
  };
  return async (id) => {
    next ??= begin();
    next.ids.add(id);
    return (await next.found).get(id) ?? { record: null, version: 0 };
  };
}

async function readRecords(db: Db, ids: readonly string[]): Promise<Records> {
  const found = await db
    .collection<KeptRecordDoc>(stores.records.name)
    .find({ _id: { $in: ids } }, { projection: { record: 1, version: 1 }, maxTimeMS: 10_000 })
    .toArray();
  return new Map(found.map((document) => [document._id, document]));
}

/** As it is written down once it is accepted; what does not fit any more as it was said. */
function recordAfter(before: AnyRecord, word: Word): AnyRecord {
  if (word.kind === 'WITHDRAW') return {};
  const said = withWord(before, word);
  const checked = checkRow(said, dataFiles[word.file].schema);
  // What has passed a record's schema is an object.
  return 'record' in checked ? (checked.record as AnyRecord) : said;
}
