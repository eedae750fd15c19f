import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import type { Logger } from 'pino';
import { BoundedCache } from '../../boundedCache.ts';

/** The public keys of an issuer, as they were read at one time. */
export interface KeySet {
  readonly ids: ReadonlySet<string>;
  readonly find: ReturnType<typeof createLocalJWKSet>;
}

export interface TokenKeysParts {
  /** Reads them where they are; rejects where they cannot be had. */
  readonly load: () => Promise<JSONWebKeySet>;
  /** After so long they are read again, by the way, in ms. */
  readonly refreshAfterMs: number;
  readonly log: Pick<Logger, 'warn' | 'info'>;
  readonly now: () => number;
}

/** Nobody can tell now whether a token is good. */
export class KeysUnavailable extends Error {
  readonly retryAfterSeconds: number;

  constructor(waitMs: number) {
    super('The keys of the issuer cannot be had now.');
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  }
}

/** Where they could not be read, nobody tries again for so long. */
const FAILED_FOR_MS = 10_000;
/** A key that was not there is looked for again after so long. */
const MISSING_FOR_MS = 30_000;
/** So many are looked for one after the other, and then one in each sixth second: who makes up ids must not ask without end. */
const MAX_LOOKS = 5;
const LOOK_EACH_MS = 6000;

/**
 * Keys that are kept whatever becomes of where they came from: while that is down, those that are known are good, and
 * only for others nobody can tell.
 */
export class TokenKeys {
  readonly #parts: TokenKeysParts;
  #known: { readonly text: string; readonly set: KeySet } | null = null;
  #loading: Promise<KeySet> | null = null;
  #loadedAt = -Infinity;
  #failedAt = -Infinity;
  #hasTrouble = false;
  /** By id, when it was last seen that there is no such key. */
  readonly #missing = new BoundedCache<string, number>({
    maxEntries: 1000,
    maxSize: 100_000,
    sizeOf: ({ length }) => length,
  });
  #looks = MAX_LOOKS;
  #looksAt: number;

  constructor(parts: TokenKeysParts) {
    this.#parts = parts;
    this.#looksAt = parts.now();
  }

  /** Those that are known; reads them where none are. Rejects with KeysUnavailable. */
  async current(): Promise<KeySet> {
    if (this.#known === null) return this.#load();
    const { now, refreshAfterMs } = this.#parts;
    const isOld = now() - this.#loadedAt > refreshAfterMs;
    // What it fails with was logged, and the keys that are known go on.
    if (isOld && this.#failureLeft() <= 0) this.#load().catch(() => undefined);
    return this.#known.set;
  }

  /** The keys with one that was not among them; null where there is no such key. Rejects with KeysUnavailable. */
  async lookFor(id: string): Promise<KeySet | null> {
    const missingFor = this.#parts.now() - (this.#missing.get(id) ?? -Infinity);
    if (missingFor < MISSING_FOR_MS) return null;
    this.#refuseSoonAfterFailure();
    if (this.#loading === null) this.#takeLook();
    const set = await this.#load();
    if (set.ids.has(id)) return set;
    this.#missing.set(id, this.#parts.now());
    return null;
  }

  #takeLook(): void {
    const now = this.#parts.now();
    this.#looks = Math.min(MAX_LOOKS, this.#looks + (now - this.#looksAt) / LOOK_EACH_MS);
    this.#looksAt = now;
    if (this.#looks < 1) throw new KeysUnavailable((1 - this.#looks) * LOOK_EACH_MS);
    this.#looks -= 1;
  }

  #failureLeft(): number {
    return this.#failedAt + FAILED_FOR_MS - this.#parts.now();
  }

  #refuseSoonAfterFailure(): void {
    const left = this.#failureLeft();
    if (left > 0) throw new KeysUnavailable(left);
  }

  /** Once for all who wait. */
  async #load(): Promise<KeySet> {
    this.#refuseSoonAfterFailure();
    this.#loading ??= this.#read().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #read(): Promise<KeySet> {
    const { load, log, now } = this.#parts;
    try {
      const jwks = await load();
      const text = JSON.stringify(jwks);
      // The same ones stay the same, and so does what was found out by them.
      if (this.#known?.text !== text) this.#known = { text, set: keySetOf(jwks) };
      this.#loadedAt = now();
      if (this.#hasTrouble) log.info('the keys of the issuer of tokens can be had again');
      this.#hasTrouble = false;
      return this.#known.set;
    } catch (error) {
      this.#failedAt = now();
      if (!this.#hasTrouble)
        log.warn({ err: error }, 'the keys of the issuer of tokens cannot be had');
      this.#hasTrouble = true;
      throw new KeysUnavailable(FAILED_FOR_MS);
    }
  }
}

function keySetOf(jwks: JSONWebKeySet): KeySet {
  const ids = new Set(jwks.keys.flatMap(({ kid }) => kid ?? []));
  return { ids, find: createLocalJWKSet(jwks) };
}
