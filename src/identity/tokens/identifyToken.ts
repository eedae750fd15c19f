import { hash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Logger } from 'pino';
import { BoundedCache } from '../../boundedCache.ts';
import type { Asker } from '../asker.ts';
import type { IdentifyBearer } from '../createIdentify.ts';
import type { Identified } from '../identify.ts';
import { askerOf, type ClaimNames } from './claims.ts';
import { KeysUnavailable, type KeySet, type TokenKeys } from './tokenKeys.ts';

interface TokenRules {
  readonly issuer: string;
  /** Any of them. */
  readonly audience: readonly string[];
  readonly algorithms: readonly string[];
  readonly claims: ClaimNames;
}

export interface TokenParts {
  readonly rules: TokenRules;
  readonly keys: TokenKeys;
  readonly log: Pick<Logger, 'warn'>;
  readonly now: () => number;
}

/** By how much the clocks of others may differ, in s. */
const SKEW = 30;
const MAX_BYTES = 8192;
/** How often it is looked whether keys have changed, in ms. */
const LOOK_EACH_MS = 1000;

/** A token that was found good. */
interface Known {
  readonly identified: Identified;
  /** In ms since 1970. */
  readonly until: number;
  /** By which it is good. */
  readonly keys: KeySet;
}

/** Makes what finds out who asks by a token of one issuer. */
export function createTokenIdentify(parts: TokenParts): IdentifyBearer {
  return new Tokens(parts).identify;
}

class Tokens {
  readonly #parts: TokenParts;
  /** By digest: nobody who reads this memory can ask by it. */
  readonly #known = new BoundedCache<string, Known>({
    maxEntries: 10_000,
    maxSize: 10_000,
    sizeOf: () => 1,
  });
  #keys: KeySet | null = null;
  #keysAt = -Infinity;

  constructor(parts: TokenParts) {
    this.#parts = parts;
  }

  readonly identify: IdentifyBearer = (token) => {
    if (token.length > MAX_BYTES) return refused(`longer than ${MAX_BYTES} bytes`);
    const digest = hash('sha256', token, 'base64url');
    const known = this.#known.get(digest);
    const now = this.#parts.now();
    if (!this.#holds(known, now)) return this.#check(token, digest);
    // By the way, so that keys that have gone are noticed; those that are known are there whatever comes.
    if (now - this.#keysAt > LOOK_EACH_MS) void this.#current();
    return known.identified;
  };

  #holds(known: Known | undefined, now: number): known is Known {
    return known?.keys === this.#keys && now < known.until;
  }

  async #check(token: string, digest: string): Promise<Identified> {
    const found = readUnchecked(token);
    if (found === null) return refused('no token');
    const mismatch = mismatchOf(found, this.#parts.rules, this.#parts.now());
    if (mismatch !== null) return refused(mismatch);
    try {
      return await this.#verify(token, digest, found.kid);
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        return { state: 'unavailable', retryAfterSeconds: error.retryAfterSeconds };
      }
      if (!(error instanceof errors.JOSEError)) {
        this.#parts.log.warn({ err: error }, 'a token could not be checked');
      }
      return refused(reasonOf(error));
    }
  }

  async #verify(token: string, digest: string, kid: string | null): Promise<Identified> {
    let keys = await this.#current();
    if (kid !== null && !keys.ids.has(kid)) {
      const later = await this.#parts.keys.lookFor(kid);
      if (later === null) return refused('a key that its issuer does not have');
      keys = later;
      this.#keys = later;
    }
    const payload = await this.#payloadOf(token, keys);
    const asker = askerOf(payload, this.#parts.rules.claims);
    if (asker === null) return refused('names nobody');
    const identified = knownAs(asker);
    // Its claims were checked: it has an end.
    const until = ((payload.exp ?? 0) + SKEW) * 1000;
    this.#known.set(digest, { identified, until, keys });
    return identified;
  }

  async #current(): Promise<KeySet> {
    this.#keysAt = this.#parts.now();
    this.#keys = await this.#parts.keys.current();
    return this.#keys;
  }

  async #payloadOf(token: string, keys: KeySet): Promise<JWTPayload> {
    const { rules, now } = this.#parts;
    const options = {
      issuer: rules.issuer,
      audience: [...rules.audience],
      algorithms: [...rules.algorithms],
      clockTolerance: SKEW,
      requiredClaims: ['exp'],
      currentDate: new Date(now()),
    };
    try {
      return (await jwtVerify(token, keys.find, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      let last: unknown = error;
      for await (const key of error) {
        try {
          return (await jwtVerify(token, key, options)).payload;
        } catch (failure) {
          last = failure;
        }
      }
      throw last;
    }
  }
}

function refused(reason: string): Identified {
  return { state: 'refused', reason: `token: ${reason}` };
}

function knownAs(asker: Asker): Identified {
  return { state: 'known', asker, isForSubgraphs: true };
}

/** What a token says of itself, which anybody may have written. */
interface Unchecked {
  readonly alg: unknown;
  /** Null where it names none, and any key may be its. */
  readonly kid: string | null;
  readonly payload: JWTPayload;
}

function readUnchecked(token: string): Unchecked | null {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (kid !== undefined && typeof kid !== 'string') return null;
    return { alg, kid: kid ?? null, payload: decodeJwt(token) };
  } catch {
    return null;
  }
}

/** Why it cannot be good, whoever signed it: nobody need be asked for keys, and nothing computed. */
function mismatchOf({ alg, payload }: Unchecked, rules: TokenRules, now: number): string | null {
  const { iss, aud, exp } = payload;
  if (typeof alg !== 'string' || !rules.algorithms.includes(alg)) return 'another algorithm';
  if (iss !== rules.issuer) return 'another issuer';
  const audience: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!rules.audience.some((name) => audience.includes(name))) return 'another audience';
  if (typeof exp !== 'number') return 'no end';
  return exp + SKEW <= now / 1000 ? 'expired' : null;
}

/** By what the library calls it, which repeats nothing of the token. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `claim ${error.claim}`;
  return error instanceof errors.JOSEError ? error.code : 'cannot be checked';
}
