import type { Asker } from '../../identity/asker.ts';
import type { Use } from '../../usage/use.ts';
import { cacheControlOf, makePrivate } from './cacheControl.ts';
import type { CachePolicy } from './cachePolicy.ts';
import type { CachedAnswer } from './responseCache.ts';

/** An operation as one asker sees it. */
export interface View {
  /** Of its asker, what the answer depends on; null where everybody gets the same. */
  readonly scopes: ReadonlySet<string> | null;
  /** How long others may keep an answer without errors, whoever asks. */
  readonly policy: CachePolicy;
  readonly use: Use;
}

/** What others are told of an answer without errors. */
export type Caching = Pick<CachedAnswer, 'cacheControl' | 'isForAll'>;

/** What depends on its asker is nobody else's, whoever that is. */
export function cachingOf(
  { scopes, policy }: View,
  { isByCredentials }: { readonly isByCredentials: boolean },
): Caching {
  const isForAll = scopes === null && !isByCredentials;
  const isPrivate = policy.isPrivate || !isForAll;
  return { isForAll, cacheControl: cacheControlOf({ ...policy, isPrivate }) };
}

/** The same for one asker: what the key of a contract is shown is nobody else's. */
export function cachingTo(caching: Caching, { contract = null }: Pick<Asker, 'contract'>): Caching {
  if (contract === null) return caching;
  return { cacheControl: makePrivate(caching.cacheControl), isForAll: false };
}

/** What answers at an address. */
interface Addressed {
  /** By name. */
  readonly contracts: ReadonlyMap<string, unknown>;
}

/** The same as caches between are told: where there are contracts, an address has another answer for the key of each. */
export function toldOf(
  caching: Caching,
  asker: Pick<Asker, 'contract'>,
  { contracts }: Addressed,
): Caching {
  const own = cachingTo(caching, asker);
  return contracts.size === 0 ? own : { ...own, isForAll: false };
}
