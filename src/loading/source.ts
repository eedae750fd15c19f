import type { Signal } from '../signal.ts';
import { cachedDocuments, cachedReader } from './cache/entityCache.ts';
import type { CollectionSizes } from './collectionSizes.ts';
import type { DataAccess } from './dataAccess.ts';
import { readDocuments, type Documents } from './documents.ts';
import type { Recorder } from './recorder.ts';
import { noteReads } from './noteReads.ts';
import type { Purse } from './work/purse.ts';
import type { Reader } from './reader.ts';
import type { WalkMemory } from './walkMemory.ts';

/** What the loaders of one operation work with. */
export interface Source {
  readonly reader: Reader;
  readonly documents: Documents;
  /** What earlier requests learned of lists. */
  readonly walks: WalkMemory;
  /** Pays for the operation's work. */
  readonly purse: Purse;
  readonly sizes: Pick<CollectionSizes, 'of'>;
  /** The fields that the operation selects on a type, anywhere in it. */
  readonly fieldsOf: (type: string) => ReadonlySet<string>;
  /** What it asks of lists of elements of a type, anywhere in it; of all lists for null. */
  readonly needsOf: (type: string | null) => ListNeeds;
  /** The types that may be searched for, of those that are wanted; absent, or null, where all may be. */
  readonly narrowTypes?: ((wanted: readonly string[] | null) => readonly string[]) | null;
  /** Begins nothing any more, and ends what runs. */
  readonly stop?: (reason: Error) => void;
  /** Told of each batch where the operation is explained. */
  readonly noteBatch?: Recorder['noteBatch'];
}

/** What an operation asks of lists beside their elements. */
export interface ListNeeds {
  readonly whetherItGoesOn: boolean;
  readonly cursors: boolean;
}

interface SourceOptions extends Pick<Source, 'fieldsOf' | 'needsOf' | 'purse' | 'narrowTypes'> {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: Signal | undefined;
  /** Told of each collection that is read, or of which something is taken from the cache. */
  readonly noteRead: ((collection: string) => void) | undefined;
  /** Given where the operation is explained. */
  readonly recorder: Recorder | null;
}

/** Opens the data for one operation. */
export function openSource(
  { openReader, cache, walks, sizes }: DataAccess,
  { fieldsOf, needsOf, purse, signal, noteRead, recorder, narrowTypes = null }: SourceOptions,
): Source {
  const own = openReader(signal);
  let reader: Reader = recorder === null ? own : recorder.record(own);
  if (noteRead !== undefined) reader = noteReads(noteRead, reader);
  const asked = {
    fieldsOf,
    needsOf,
    walks,
    purse,
    sizes,
    narrowTypes,
    stop: (reason: Error) => {
      own.stop(reason);
    },
    ...(recorder && { noteBatch: recorder.noteBatch }),
  };
  if (cache === undefined) return { reader, documents: readDocuments(reader), ...asked };
  const through = { reader, noteRead, uses: recorder?.cacheUses ?? cache.uses };
  return {
    reader: cachedReader(cache, through),
    documents: cachedDocuments(cache, through),
    ...asked,
  };
}
