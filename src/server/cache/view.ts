import type { Use } from '../../usage/use.ts';
import { cacheControlOf } from './cacheControl.ts';
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
