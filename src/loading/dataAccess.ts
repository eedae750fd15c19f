import type { Db } from 'mongodb';
import type { Freshness } from '../freshness/freshness.ts';
import type { EntityCache } from './cache/entityCache.ts';
import { CollectionSizes } from './collectionSizes.ts';
import { createRecorder, type Recorder, type RecorderOptions } from './recorder.ts';
import type { Availability, IndexNames } from './reader.ts';
import { RequestReader } from './requestReader.ts';
import { DatabaseTurns } from './work/databaseTurns.ts';
import type { Signal } from '../signal.ts';
import { WalkMemory } from './walkMemory.ts';

/** What a graph reads from, without knowing what it is. */
export interface DataAccess {
  /** Reads for one request. */
  readonly openReader: (signal: Signal | undefined) => RequestReader;
  /** For how long what waits for the database has waited, at most. */
  readonly backlogMs: () => number;
  /** How many requests wait for it. */
  readonly waitingRequests: () => number;
  /** What requests learn of lists. */
  readonly walks: WalkMemory;
  readonly sizes: Pick<CollectionSizes, 'of' | 'known'>;
  /** What the work of one operation may come to, in points. */
  readonly maxPoints: number;
  /** Made for one operation that is to be explained. */
  readonly createRecorder: (elapsed: RecorderOptions['elapsed']) => Recorder;
  /** Missing where nobody follows the changes of the database. */
  readonly freshness?: Freshness;
  /** Missing where everything is read anew. */
  readonly cache?: EntityCache;
}

interface AccessOptions extends Partial<Pick<DataAccess, 'freshness' | 'cache' | 'maxPoints'>> {
  /** Default: indexes are called as we call them. */
  readonly indexNames?: IndexNames | undefined;
  /** Default: the driver waits for a server, once for each try. */
  readonly availability?: Availability | undefined;
}

/** As the settings have it by default. */
const defaultMaxPoints = 400_000;

/** @param maxTimeMs - bound of each database operation, and of all that a request reads */
export function accessData(
  db: Db,
  maxTimeMs: number,
  { indexNames, availability, ...kept }: AccessOptions = {},
): DataAccess {
  const turns = new DatabaseTurns();
  return {
    maxPoints: defaultMaxPoints,
    ...kept,
    backlogMs: () => turns.backlogMs,
    waitingRequests: () => turns.waitingRequests,
    openReader: (signal) =>
      new RequestReader({ db, turns, maxTimeMs, indexNames, availability, signal }),
    walks: new WalkMemory(),
    sizes: new CollectionSizes(db, availability),
    createRecorder: (elapsed) =>
      createRecorder(db, { maxTimeMs, elapsed, cache: kept.cache, indexNames }),
  };
}
