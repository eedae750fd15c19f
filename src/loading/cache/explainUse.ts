import type { CacheUses } from './cacheUse.ts';
import type { EntityCache } from './entityCache.ts';

/** What part the cache had in an answer. */
export interface ExplainedCache {
  /** `bypassed`: something was read anew because changes of the database were not known to be known. */
  readonly state: 'on' | 'bypassed' | 'off';
  /** Documents and questions that it had. */
  readonly hits: number;
  /** Those that it had not, and has now. */
  readonly misses: number;
  /** From the commit of the change that came last to when it was known here; null before the first. */
  readonly lagMs: number | null;
  readonly collections: readonly {
    readonly collection: string;
    readonly hits: number;
    readonly misses: number;
  }[];
}

/** Sums up what one operation used, and counts it with all others. */
export function explainUse(uses: CacheUses, cache: EntityCache | undefined): ExplainedCache {
  if (cache === undefined)
    return { state: 'off', hits: 0, misses: 0, lagMs: null, collections: [] };
  cache.uses.add(uses);
  const { hits, misses, bypassed } = uses.total();
  return {
    state: bypassed > 0 ? 'bypassed' : 'on',
    hits,
    misses,
    lagMs: cache.freshness.lagMs(),
    collections: uses.entries().map(([collection, use]) => ({
      collection,
      hits: use.hits,
      misses: use.misses,
    })),
  };
}
