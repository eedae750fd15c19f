import type { Document } from 'mongodb';
import type { StoredDoc } from '../../collections/define.ts';
import type { Freshness } from '../../freshness/freshness.ts';
import { byId, findDocuments, type Documents } from '../documents.ts';
import { collectionsOf } from '../noteReads.ts';
import type { Reader } from '../reader.ts';
import { BoundedStore } from './boundedStore.ts';
import { CacheUses } from './cacheUse.ts';
import { DocumentCache } from './documentCache.ts';
import { QuestionCache } from './questionCache.ts';

export interface EntityCacheOptions {
  readonly freshness: Freshness;
  /** Estimated. */
  readonly maxBytes: number;
}

/**
 * What requests have read, kept in this process until it changes: documents by id, and the rows of
 * exactly equal questions. While changes are not known to be known, nothing is taken from it, and
 * nothing put into it. What is kept is frozen.
 */
export class EntityCache {
  readonly freshness: Freshness;
  readonly documents: DocumentCache;
  readonly questions: QuestionCache;
  /** Since the start of the process. */
  readonly uses = new CacheUses();
  readonly #store: BoundedStore;

  constructor({ freshness, maxBytes }: EntityCacheOptions) {
    this.freshness = freshness;
    this.#store = new BoundedStore({ maxBytes, maxEntries: Math.ceil(maxBytes / usualBytes) });
    this.documents = new DocumentCache(this.#store);
    this.questions = new QuestionCache(this.#store, freshness);
    freshness.onChange((change) => {
      this.documents.forget(change);
    });
  }

  get entries(): number {
    return this.#store.entries;
  }

  get bytes(): number {
    return this.#store.bytes;
  }
}

/** So that very many small entries, whose size is guessed worst, are bounded too. */
const usualBytes = 500;

interface CachedReadsOptions {
  /** Reads what is not in the cache. */
  readonly reader: Reader;
  /** Where the use is counted. */
  readonly uses: CacheUses;
  /** Told of each collection that something from the cache was read of. */
  readonly noteRead: ((collection: string) => void) | undefined;
}

/** Documents by id, through the cache. */
export function cachedDocuments(
  { documents, freshness }: EntityCache,
  { reader, uses, noteRead }: CachedReadsOptions,
): Documents {
  return {
    get: (collection, id, shape) => {
      if (!freshness.isLive()) return undefined;
      const found = documents.get(collection, id, shape);
      if (found === undefined) return undefined;
      uses.of(collection).hits += 1;
      noteRead?.(collection);
      return found;
    },
    read: async (collection, ids, shape) => {
      const use = uses.of(collection);
      if (!freshness.isLive()) {
        use.bypassed += ids.length;
        return byId(await findDocuments(reader, collection, { ids, shape }));
      }
      use.misses += ids.length;
      return documents.fill(collection, {
        ids,
        shape,
        read: (wider) => findDocuments(reader, collection, { ids, shape: wider }),
        isStillLive: () => freshness.isLive(),
      });
    },
  };
}

/** The same reader, which answers from the cache what it can. */
export function cachedReader(cache: EntityCache, options: CachedReadsOptions): Reader {
  const { reader } = options;
  const answer = cachedAnswers(cache, options);
  return {
    find: (...question) =>
      answer<StoredDoc>({ question: keyOf('find', question), collections: [question[0]] }, () =>
        reader.find(...question),
      ),
    aggregate: (collection, pipeline, hint) =>
      answer(
        {
          question: keyOf('aggregate', [collection, pipeline, hint]),
          collections: collectionsOf(collection, pipeline),
        },
        () => reader.aggregate(collection, pipeline, hint),
      ),
    lookUp: (collection, pipeline) =>
      answer(
        {
          question: keyOf('lookUp', [collection, pipeline]),
          collections: collectionsOf(collection, pipeline),
        },
        () => reader.lookUp(collection, pipeline),
      ),
  };
}

/** The rows of a question: those that are kept, or else as they are read. */
function cachedAnswers(
  { questions, freshness }: EntityCache,
  { uses, noteRead }: CachedReadsOptions,
) {
  return async <Found extends Document>(
    { question, collections }: Question,
    read: () => Promise<readonly Found[]>,
  ): Promise<readonly Found[]> => {
    const use = uses.of(collections[0]);
    if (!freshness.isLive()) {
      use.bypassed += 1;
      return read();
    }
    const kept = questions.get(question);
    if (kept !== undefined) {
      use.hits += 1;
      if (noteRead !== undefined) collections.forEach(noteRead);
      // The question says what its rows look like.
      return kept.rows as readonly Found[];
    }
    use.misses += 1;
    const { sequence } = freshness;
    const rows = await read();
    if (freshness.isLive()) questions.keep(question, { rows, collections, sequence });
    return rows;
  };
}

interface Question {
  readonly question: string;
  /** All that it reads, what it is asked of first. */
  readonly collections: readonly [string, ...string[]];
}

/** Questions are made of scalars, lists and plain objects, which JSON tells apart. */
function keyOf(kind: string, question: readonly unknown[]): string {
  return kind + JSON.stringify(question);
}
