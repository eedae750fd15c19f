import { isInterfaceType, isObjectType } from 'graphql';
import { readCacheHints, type CacheHints } from '../answer/cacheHints.ts';
import type { Graph } from '../graph/graph.ts';

/**
 * What our own graph says of keeping answers, and what subgraphs say of what they add. Undefined where
 * nobody says anything.
 */
export function combineCacheHints(
  own: Pick<Graph, 'schema' | 'cacheHints'>,
  remoteSdls: readonly string[],
): CacheHints | undefined {
  const ours = own.cacheHints;
  if (ours === undefined) return undefined;
  const theirs = readCacheHints(remoteSdls);
  return {
    hintAt: (coordinate) => ours.hintAt(coordinate) ?? theirs.get(coordinate),
    isElsewhere: (coordinate) => {
      const [name = '', field] = coordinate.split('.');
      const type = own.schema.getType(name);
      if (type === undefined || field === undefined) return type === undefined;
      const hasFields = isObjectType(type) || isInterfaceType(type);
      return !hasFields || type.getFields()[field] === undefined;
    },
  };
}
