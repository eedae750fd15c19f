import type { ApolloServerOptions } from '@apollo/server';
import type { RequestContext } from '../requestContext.ts';

type Store = Exclude<NonNullable<ApolloServerOptions<RequestContext>['cache']>, 'bounded'>;

const MAX_TEXTS = 2000;
const MAX_CHARACTERS = 4_000_000;
/** Apollo Server puts it before the hash. */
const PREFIX = 'apq:';

/** Texts of automatic persisted queries by their hash, bounded; what was not asked for longest goes first. */
export class PersistedTexts implements Store {
  readonly #texts = new Map<string, string>();
  #characters = 0;

  textOf(sha256: string): string | undefined {
    const key = PREFIX + sha256;
    const text = this.#texts.get(key);
    if (text === undefined) return undefined;
    this.#texts.delete(key);
    this.#texts.set(key, text);
    return text;
  }

  async get(key: string): Promise<string | undefined> {
    return this.textOf(key.slice(PREFIX.length));
  }

  async set(key: string, text: string): Promise<void> {
    if (this.#texts.has(key)) return;
    this.#texts.set(key, text);
    this.#characters += text.length;
    for (const [oldest, { length }] of this.#texts) {
      if (this.#texts.size <= MAX_TEXTS && this.#characters <= MAX_CHARACTERS) return;
      this.#texts.delete(oldest);
      this.#characters -= length;
    }
  }

  async delete(key: string): Promise<boolean> {
    this.#characters -= this.#texts.get(key)?.length ?? 0;
    return this.#texts.delete(key);
  }
}
