import { readCacheHints, type CacheHint, type CacheHints } from '../answer/cacheHints.ts';
import type { DomainName } from '../collections/index.ts';
import { readDomainSdl } from './schemaFiles.ts';

/** What the SDL of domains says of keeping answers; read when it is first asked for, which no start waits for. */
export function ownCacheHints(domains: readonly DomainName[]): CacheHints {
  let hints: ReadonlyMap<string, CacheHint> | undefined;
  return {
    hintAt: (coordinate) => (hints ??= readCacheHints(domains.map(readDomainSdl))).get(coordinate),
    isElsewhere: () => false,
  };
}
