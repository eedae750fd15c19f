import type { Db, Document } from 'mongodb';
import { CacheUses } from './cache/cacheUse.ts';
import type { EntityCache } from './cache/entityCache.ts';
import { explainUse, type ExplainedCache } from './cache/explainUse.ts';
import { explainOperations, type ExplainedOperation, type RecordedOperation } from './explain.ts';
import type { IndexNames, Reader } from './reader.ts';

/** One batch of a loader: how many different keys it was asked for at once. */
interface LoaderBatch {
  readonly loader: string;
  readonly keys: number;
  /** When it was asked, after the request came. */
  readonly startMs: number;
}

/** Collects what one request does; `explain` asks MongoDB once the request is answered. */
export interface Recorder {
  readonly batches: readonly LoaderBatch[];
  readonly noteBatch: (loader: string, keys: number) => void;
  /** The same reader, with every operation noted. */
  record(reader: Reader): Reader;
  explain(): Promise<readonly ExplainedOperation[]>;
  /** Where the operation's use of the cache is counted. */
  readonly cacheUses: CacheUses;
  /** What part the cache had; counts it with all other operations. */
  cache(): ExplainedCache;
}

export interface RecorderOptions {
  /** Bound of each operation that explains another. */
  readonly maxTimeMs: number;
  /** Milliseconds since the request came. */
  readonly elapsed: () => number;
  /** Undefined where everything is read anew. */
  readonly cache: EntityCache | undefined;
  readonly indexNames?: IndexNames | undefined;
}

export function createRecorder(
  db: Db,
  { maxTimeMs, elapsed, cache, indexNames = (_collection, name) => name }: RecorderOptions,
): Recorder {
  const cacheUses = new CacheUses();
  const batches: LoaderBatch[] = [];
  const recorded: RecordedOperation[] = [];
  return {
    batches,
    cacheUses,
    cache: () => explainUse(cacheUses, cache),
    noteBatch: (loader, keys) => void batches.push({ loader, keys, startMs: elapsed() }),
    record: (reader) => recordingReader(reader, createNote(recorded, elapsed)),
    explain: () => explainOperations(recorded, { db, maxTimeMs, indexNames }),
  };
}

/** Runs an operation, and notes what it took. */
type Note = <Found>(
  noted: Pick<RecordedOperation, 'operation' | 'collection' | 'command'>,
  run: () => Promise<readonly Found[]>,
  count?: (rows: readonly Found[]) => number,
) => Promise<readonly Found[]>;

function createNote(recorded: RecordedOperation[], elapsed: RecorderOptions['elapsed']): Note {
  return async (noted, run, count = (rows) => rows.length) => {
    const startMs = elapsed();
    const done = (returned: number, isFailed = false): void => {
      const milliseconds = elapsed() - startMs;
      recorded.push({ ...noted, startMs, milliseconds, returned, isFailed });
    };
    try {
      const rows = await run();
      done(count(rows));
      return rows;
    } catch (error) {
      done(0, true);
      throw error;
    }
  };
}

function recordingReader(reader: Reader, note: Note): Reader {
  return {
    find: (collection, filter, options) =>
      note(
        { operation: 'find', collection, command: { find: collection, filter, ...options } },
        () => reader.find(collection, filter, options),
      ),
    aggregate: (collection, pipeline, hint) =>
      note(
        {
          operation: 'aggregate',
          collection,
          command: {
            aggregate: collection,
            pipeline,
            cursor: {},
            ...(hint !== undefined && { hint }),
          },
        },
        () => reader.aggregate(collection, pipeline, hint),
      ),
    lookUp: (collection, pipeline) =>
      note(
        { operation: 'aggregate', collection, command: { aggregate: 1, pipeline, cursor: {} } },
        () => reader.lookUp(collection, pipeline),
        countFound,
      ),
  };
}

/** Documents come one by one, or all of a parent in one row. */
function countFound(rows: readonly Document[]): number {
  return rows.reduce((sum, { found }) => sum + (Array.isArray(found) ? found.length : 1), 0);
}
