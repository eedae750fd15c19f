import type { Db, Filter, FindOptions } from 'mongodb';
import { stores, type ChangeDoc, type OutboxDoc } from '../collections/stores.ts';
import { userError } from '../errors.ts';
import { readOutbox } from './outbox.ts';
import { parseToken, printToken, type Place } from './token.ts';

/** A change, and the place behind it. */
export interface ToldChange extends ChangeDoc {
  readonly token: string;
}

/** Some changes in their order. */
export interface ToldChanges {
  readonly changes: readonly ToldChange[];
  /** Where to go on: behind all that were looked at. */
  readonly token: string;
  readonly hasMore: boolean;
}

export interface Following {
  /** Where to go on; null for the first that is kept. */
  readonly after: string | null;
  /** Only of these types; null for all. */
  readonly types: readonly string[] | null;
  /** Only of these entities; null for all. */
  readonly entities?: readonly string[] | null;
  readonly first: number;
}

/** Only what no election can take back: who was told of it has gone on from there. */
const asMostHave = { maxTimeMS: 10_000, readConcern: { level: 'majority' } } as const;

/**
 * Changes behind a place.
 * @throws CHANGES_EXPIRED where some of them are not kept any more, or the database was made anew
 */
export async function readChanges(db: Db, following: Following): Promise<ToldChanges> {
  const from = following.after === null ? null : parseToken(following.after);
  // Whichever member is asked next, it has all that the one before told of.
  return db.client.withSession({ causalConsistency: true }, async (session) => {
    const reading = { ...asMostHave, session };
    const outbox = await readOutbox(db, reading);
    if (outbox !== null) return readFrom(db, { outbox, from, following, reading });
    // Before anything was written, there is no place at all.
    if (from !== null) throw expired();
    return { changes: [], token: '', hasMore: false };
  });
}

interface Start {
  readonly reading: FindOptions;
  readonly outbox: OutboxDoc;
  readonly from: Place | null;
  readonly following: Following;
}

async function readFrom(db: Db, start: Start): Promise<ToldChanges> {
  const { epoch, sequence } = start.outbox;
  const { first } = start.following;
  const behind = behindWhich(start);
  const found = db
    .collection<ChangeDoc>(stores.changes.name)
    .find(
      // Not beyond what the outbox tells: a later change may be written meanwhile.
      { _id: { $gt: behind, $lte: sequence }, ...conditionsOf(start.following) },
      start.reading,
    )
    .sort({ _id: 1 })
    .limit(first + 1);
  const { page, hasMore } = await takePage(found, first);
  if (await lacksFirst(db, start)) throw expired();
  const changes = page.map((change) => ({
    ...change,
    token: printToken({ epoch, sequence: change._id }),
  }));
  const last = hasMore ? changes.at(-1)?.token : undefined;
  return { changes, token: last ?? printToken({ epoch, sequence }), hasMore };
}

/** In characters of their records: what is told at once is held in memory at once. */
const maxPageLength = 4_000_000;

/** So many, or as many as are not too large together, and one at least. */
async function takePage(
  found: AsyncIterable<ChangeDoc>,
  first: number,
): Promise<{ readonly page: readonly ChangeDoc[]; readonly hasMore: boolean }> {
  const page: ChangeDoc[] = [];
  let length = 0;
  for await (const change of found) {
    length += JSON.stringify(change.record).length;
    const isFull = page.length === first || (page.length > 0 && length > maxPageLength);
    if (isFull) return { page, hasMore: true };
    page.push(change);
  }
  return { page, hasMore: false };
}

function conditionsOf({ types, entities = null }: Following): Filter<ChangeDoc> {
  return {
    ...(types !== null && { type: { $in: [...types] } }),
    ...(entities !== null && { entity: { $in: [...entities] } }),
  };
}

/** The sequence of what was told last; 0 for nothing. */
function behindWhich({ from, outbox: { epoch, sequence } }: Start): number {
  if (from === null) return 0;
  if (from.epoch !== epoch || from.sequence > sequence) throw expired();
  return from.sequence;
}

/**
 * Whether changes behind a token are not kept any more: what was removed went from the front, and without a gap. To be
 * asked once they were read, as they may be removed meanwhile.
 */
async function lacksFirst(db: Db, { from, outbox, reading }: Start): Promise<boolean> {
  const { sequence } = outbox;
  if (from === null || from.sequence === sequence) return false;
  return from.sequence + 1 < (await firstKept(db, sequence, reading));
}

/** The place behind all changes there are now. */
export async function readPlace(db: Db): Promise<string | null> {
  const outbox = await readOutbox(db, asMostHave);
  return outbox === null ? null : printToken(outbox);
}

async function firstKept(db: Db, sequence: number, reading: FindOptions): Promise<number> {
  const [first] = await db
    .collection<ChangeDoc>(stores.changes.name)
    .find({}, { ...reading, projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(1)
    .toArray();
  return first?._id ?? sequence + 1;
}

function expired(): Error {
  return userError(
    'CHANGES_EXPIRED',
    'Expected "after" to be a token of the last 90 days, got an older one, or one of a database that was made anew; begin anew without it.',
  );
}
