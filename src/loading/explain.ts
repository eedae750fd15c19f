import { MongoError, type Db, type Document } from 'mongodb';
import { CacheUses } from './cache/cacheUse.ts';
import type { EntityCache } from './cache/entityCache.ts';
import { explainUse, type ExplainedCache } from './cache/explainUse.ts';
import { readPlan, UNTOLD, type PlanFacts } from './explainedPlan.ts';
import type { IndexNames, Reader } from './reader.ts';

/** One MongoDB operation of a request, and what it took. */
interface ExplainedOperation extends PlanFacts {
  readonly operation: 'find' | 'aggregate';
  readonly collection: string;
  /** Documents that were found, over all parents of a nested page. */
  readonly returned: number;
  readonly isFailed: boolean;
  /** When it was asked, after the request came. */
  readonly startMs: number;
  /** From the request of the operation to its last document, in this process. */
  readonly milliseconds: number;
}

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

interface Recorded {
  readonly operation: 'find' | 'aggregate';
  readonly collection: string;
  readonly command: Document;
  readonly startMs: number;
  readonly milliseconds: number;
  readonly returned: number;
  readonly isFailed: boolean;
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
  const recorded: Recorded[] = [];
  const note = async <Found>(
    noted: Pick<Recorded, 'operation' | 'collection' | 'command'>,
    run: () => Promise<readonly Found[]>,
    count: (rows: readonly Found[]) => number = (rows) => rows.length,
  ): Promise<readonly Found[]> => {
    const startMs = elapsed();
    const done = (rows: readonly Found[] | null): void => {
      const milliseconds = elapsed() - startMs;
      recorded.push({
        ...noted,
        startMs,
        milliseconds,
        returned: rows === null ? 0 : count(rows),
        isFailed: rows === null,
      });
    };
    try {
      const rows = await run();
      done(rows);
      return rows;
    } catch (error) {
      done(null);
      throw error;
    }
  };
  return {
    batches,
    cacheUses,
    cache: () => explainUse(cacheUses, cache),
    noteBatch: (loader, keys) => void batches.push({ loader, keys, startMs: elapsed() }),
    record: (reader) => ({
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
    }),
    explain: async () => {
      const explained: ExplainedOperation[] = [];
      // In turn, so that explaining does not crowd out the requests of others.
      for (const { command: asked, ...facts } of recorded) {
        const hint = asked['hint'] as string | undefined;
        const command =
          hint === undefined ? asked : { ...asked, hint: indexNames(facts.collection, hint) };
        const plans = facts.isFailed ? null : await explainParts(command, { db, maxTimeMs });
        explained.push({ ...facts, ...(plans === null ? UNTOLD : readPlan(plans)) });
      }
      return explained;
    },
  };
}

/** Null when MongoDB does not tell: an answer that stands must not fail for it. */
async function explainParts(
  command: Document,
  { db, maxTimeMs }: { readonly db: Db; readonly maxTimeMs: number },
): Promise<readonly Document[] | null> {
  const plans: Document[] = [];
  try {
    for (const part of partsOf(command)) {
      plans.push(
        await db.command({
          explain: { ...part, maxTimeMS: maxTimeMs },
          verbosity: 'executionStats',
        }),
      );
    }
    return plans;
  } catch (error) {
    if (error instanceof MongoError) return null;
    throw error;
  }
}

/** Documents come one by one, or all of a parent in one row. */
function countFound(rows: readonly Document[]): number {
  return rows.reduce((sum, { found }) => sum + (Array.isArray(found) ? found.length : 1), 0);
}

/** Parts that are explained one by one: of a union, MongoDB leaves out some of what it examined. */
function partsOf(command: Document): readonly Document[] {
  // The recorder itself has made it.
  const { pipeline } = command as { readonly pipeline?: readonly Document[] };
  if (pipeline === undefined) return [command];
  const own = pipeline.filter((stage) => !('$unionWith' in stage));
  const unions = pipeline.flatMap((stage) => (stage['$unionWith'] as Union | undefined) ?? []);
  return [
    { ...command, pipeline: own },
    ...unions.map(({ coll, pipeline }) => ({ aggregate: coll, pipeline, cursor: {} })),
  ];
}

interface Union {
  readonly coll: string;
  readonly pipeline: readonly Document[];
}
