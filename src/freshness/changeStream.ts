import type { Db, Document, Long, Timestamp } from 'mongodb';
import type { Progress } from './commits.ts';
import type { Change } from './freshness.ts';

/** What one answer of the change stream brings. */
export interface Batch {
  readonly changes: readonly Change[];
  /** When each was written, by the server's clock, in ms since 1970. */
  readonly writtenAt: readonly number[];
  /** What was last counted to, where it was. */
  readonly count: number | null;
  /** Whether these are all changes that were committed when the answer was asked for. */
  readonly isComplete: boolean;
}

/** How little has to be listened to. Telling of a document costs the server about as much as writing it. */
export interface Hearing {
  /** Collections of which nothing is told. */
  readonly unheard: readonly string[];
  /** Those that change whenever another one does, by the name of that one. */
  readonly toldBy: ReadonlyMap<string, readonly string[]>;
  /** What only grows, with each transaction that somebody may wait for. */
  readonly counter?: { readonly collection: string; readonly field: string };
}

export interface ChangeStream {
  /** How far what is written has come; null where the server does not tell. */
  progress(): Promise<Progress | null>;
  /** Waits a little for changes, and then gives those there are, or none; with `isLate` it does not wait. */
  next(isLate: boolean): Promise<Batch>;
  close(): Promise<void>;
}

/** Short, because each answer proves that the stream lives. */
const maxWaitMs = 100;
/** MongoDB takes 0 for its own second. */
const leastWaitMs = 1;
const batchSize = 1000;
const UPDATED = 'updateDescription.updatedFields';
/** What changed in so many documents at once is noted as the whole collection. */
const maxIdsOfCollection = 50;

/**
 * Opens the stream of all changes of a database from now on. It is read by plain commands, not by the
 * driver's own ChangeStream, because that resumes by itself, does not tell when it has caught up, and
 * stays on its server when another one becomes the primary. Here each command goes to the primary, and
 * a new one does not know the cursor.
 */
export async function openChangeStream(
  db: Db,
  hearing: Hearing,
  signal: AbortSignal,
): Promise<ChangeStream> {
  // A cursor can be asked only in the session that it was opened in.
  const session = db.client.startSession({ causalConsistency: false });
  // Cursor ids exceed what a number can hold.
  const options = { session, signal, readPreference: 'primary', promoteLongs: false } as const;
  try {
    const { cursor } = await run(db, {
      aggregate: 1,
      pipeline: [
        { $changeStream: {} },
        // As a condition on the field, it would cost the server a quarter more: of every document of a transaction.
        { $match: { $expr: { $not: { $in: ['$ns.coll', [...hearing.unheard]] } } } },
        // Documents are large, and nobody needs them here.
        {
          $project: {
            ...{ operationType: 1, ns: 1, documentKey: 1, wallTime: 1 },
            ...(hearing.counter && { [`${UPDATED}.${hearing.counter.field}`]: 1 }),
          },
        },
      ],
      cursor: { batchSize: 0 },
    });
    return {
      // Not by `db.admin()`, which leaves the signal out.
      progress: async () => progressIn(await db.client.db('admin').command({ hello: 1 }, options)),
      next: async (isLate) => {
        const more = await run(db, {
          getMore: cursor.id,
          collection: '$cmd.aggregate',
          batchSize,
          maxTimeMS: isLate ? leastWaitMs : maxWaitMs,
        });
        if (more.cursor.id.isZero()) throw new Error('MongoDB ended the change stream');
        return readBatch(more.cursor.nextBatch ?? [], hearing);
      },
      close: () => session.endSession(),
    };
  } catch (error) {
    await session.endSession();
    throw error;
  }

  async function run(on: Db, command: Document): Promise<CursorReply> {
    // The shape of what opens and continues a cursor is the server's contract.
    return (await on.command(command, options)) as CursorReply;
  }
}

function progressIn({ lastWrite }: Document): Progress | null {
  // MongoDB says it of every member of a replica set; others that speak its protocol need not.
  const { opTime, majorityOpTime } = Object(lastWrite) as LastWrite;
  return opTime === undefined || majorityOpTime === undefined
    ? null
    : { written: opTime.ts, committed: majorityOpTime.ts };
}

interface LastWrite {
  readonly opTime?: { readonly ts: Timestamp };
  readonly majorityOpTime?: { readonly ts: Timestamp };
}

interface CursorReply {
  readonly cursor: { readonly id: Long; readonly nextBatch?: readonly ChangeEvent[] };
}

interface ChangeEvent {
  readonly operationType: string;
  readonly ns?: { readonly coll?: string };
  readonly documentKey?: { readonly _id?: unknown };
  readonly wallTime?: Date;
  readonly updateDescription?: { readonly updatedFields?: Readonly<Record<string, unknown>> };
}

const documentChanges: ReadonlySet<string> = new Set(['insert', 'update', 'replace', 'delete']);

function readBatch(events: readonly ChangeEvent[], { toldBy, counter }: Hearing): Batch {
  const counts = events.flatMap(({ ns, updateDescription }) =>
    counter === undefined || ns?.coll !== counter.collection
      ? []
      : (updateDescription?.updatedFields?.[counter.field] ?? []),
  );
  return {
    changes: changesOf(events, toldBy),
    count: counts.length === 0 ? null : Number(counts.at(-1)),
    writtenAt: events.flatMap(({ wallTime }) => wallTime?.getTime() ?? []),
    // MongoDB answers with less than was asked for only when there is no more.
    isComplete: events.length < batchSize,
  };
}

/** The same as the events say, in as few words as can be. */
function changesOf(events: readonly ChangeEvent[], toldBy: Hearing['toldBy']): readonly Change[] {
  const idsByCollection = new Map<string, Set<string | null>>();
  for (const { operationType, ns, documentKey } of events) {
    // Collections that are dropped, renamed or created anew come and go with all that is in them.
    if (!documentChanges.has(operationType) || ns?.coll === undefined) return [everything];
    for (const name of toldBy.get(ns.coll) ?? []) idsByCollection.set(name, new Set([null]));
    const id = documentKey?._id;
    const ids = idsByCollection.get(ns.coll) ?? new Set();
    idsByCollection.set(ns.coll, ids.add(typeof id === 'string' ? id : null));
  }
  return [...idsByCollection].flatMap(([collection, ids]) =>
    ids.has(null) || ids.size > maxIdsOfCollection
      ? [{ collection, id: null }]
      : [...ids].map((id) => ({ collection, id })),
  );
}

const everything: Change = { collection: null, id: null };
