import type { ApolloServerOptions } from '@apollo/server';
import { BoundedCache } from '../../boundedCache.ts';
import type { RequestContext } from '../requestContext.ts';

type Store = Exclude<NonNullable<ApolloServerOptions<RequestContext>['cache']>, 'bounded'>;

/** Apollo Server puts it before the hash. */
const PREFIX = 'apq:';

/** Texts of automatic persisted queries by their hash, bounded; what was not asked for longest goes first. */
export class PersistedTexts implements Store {
  readonly #texts = new BoundedCache<string, string>({
    maxEntries: 2000,
    maxSize: 4_000_000,
    sizeOf: (_key, { length }) => length,
  });

  textOf(sha256: string): string | undefined {
    return this.#texts.get(PREFIX + sha256);
  }

  async get(key: string): Promise<string | undefined> {
    return this.#texts.get(key);
  }

  async set(key: string, text: string): Promise<void> {
    this.#texts.set(key, text);
  }

  async delete(key: string): Promise<boolean> {
    return this.#texts.delete(key);
  }
}
