import { describe, expect, it } from '@jest/globals';
import { BoundedCache } from '../src/boundedCache.ts';

function cacheOf(maxEntries: number, maxSize = 1_000_000): BoundedCache<string, string> {
  return new BoundedCache({
    maxEntries,
    maxSize,
    sizeOf: (key, value) => key.length + value.length,
  });
}

describe('a bounded cache', () => {
  it('lets go of what was not used for longest', () => {
    const cache = cacheOf(3);
    for (const key of ['a', 'b', 'c']) cache.set(key, key);
    expect(cache.get('a')).toBe('a');
    cache.set('d', 'd');
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c', 'd']);
  });

  it('keeps what is asked for all the time, however much comes', () => {
    const cache = cacheOf(100);
    const wanted = Array.from({ length: 40 }, (_, index) => `wanted ${index}`);
    for (const key of wanted) cache.set(key, key);
    for (let index = 0; index < 1000; index += 1) {
      cache.set(`other ${index}`, '');
      const lost = index % 10 === 0 ? wanted.filter((key) => cache.get(key) !== key) : [];
      expect(lost).toEqual([]);
    }
    expect(cache.get('other 500')).toBeUndefined();
  });

  it('is bounded in size, and does not keep what is larger than that', () => {
    const cache = cacheOf(100, 10);
    cache.set('a', '1234');
    cache.set('b', '1234');
    cache.set('c', '12345678901');
    expect(cache.get('c')).toBeUndefined();
    cache.set('d', '1');
    expect([cache.get('a'), cache.get('b'), cache.get('d')]).toEqual([undefined, '1234', '1']);
    cache.set('b', '12345678');
    expect([cache.get('b'), cache.get('d')]).toEqual(['12345678', undefined]);
  });
});
