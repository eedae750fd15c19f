import { flagValue, integer, type Setting } from './settingValues.ts';

/** What is kept in memory of answers and of what they are made from. */
export const cacheSettings = {
  entityCache: {
    env: 'ENTITY_CACHE',
    flag: '--no-entity-cache',
    description:
      'read everything anew for each request, instead of keeping in memory what was read until it changes',
    expected: 'true or false',
    default: 'true',
    read: flagValue,
  },
  entityCacheBytes: {
    env: 'ENTITY_CACHE_BYTES',
    flag: '--entity-cache-bytes <number>',
    description: 'memory that the entity cache takes at most, in bytes, estimated',
    expected: 'a whole number from 100000 to 4000000000',
    default: '32000000',
    read: integer(100_000, 4_000_000_000),
  },
  responseCacheBytes: {
    env: 'RESPONSE_CACHE_BYTES',
    flag: '--response-cache-bytes <number>',
    description:
      'bytes of answers that are kept for who asks the same again, for as long as nothing they are made of changes; 0 for none',
    expected: 'a whole number from 0 to 4000000000',
    default: '32000000',
    read: integer(0, 4_000_000_000),
  },
} as const satisfies Record<string, Setting>;
