import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { IdentifyBearer } from '../../src/identity/createIdentify.ts';
import { openTokens } from '../../src/identity/tokens/openTokens.ts';
import { readConfig } from '../../src/settings/config.ts';
import type { SettingName } from '../../src/settings/settings.ts';
import {
  makeSigningKey,
  signToken,
  startTokenIssuer,
  type SigningKey,
  type TokenIssuer,
} from './tokenIssuer.ts';

export const ISSUER = 'https://login.example.org';
export const AUDIENCE = 'https://graph.example.org';
/** In seconds since 1970, as tokens have it. */
export const START = 1_800_000_000;

export const claims: JWTPayload = { iss: ISSUER, aud: AUDIENCE, sub: 'person-1', exp: START + 600 };

type Open = (settings?: Partial<Record<SettingName, string>>) => Promise<IdentifyBearer>;

interface AskedTokens {
  /** Of the issuer. */
  readonly key: SigningKey;
  /** By RS256; the issuer does not have it, unless a test says so. */
  readonly other: SigningKey;
  /** Of somebody else, by the name of the issuer's. */
  readonly foreign: SigningKey;
  readonly issuer: TokenIssuer;
  /** By the clock of who is asked, in seconds. */
  now: number;
  logged: string[];
  /** Who is asked; a test may put another in its place. */
  identify: IdentifyBearer;
  readonly open: Open;
  readonly sign: (more?: object, by?: SigningKey, header?: object) => Promise<string>;
}

/** Tokens of an issuer that is a real server, and who is asked by them. */
export function useTokens(): AskedTokens {
  let keys: Readonly<Record<'key' | 'other' | 'foreign', SigningKey>>;
  let issuer: TokenIssuer;
  const tokens: AskedTokens = {
    get key() {
      return keys.key;
    },
    get other() {
      return keys.other;
    },
    get foreign() {
      return keys.foreign;
    },
    get issuer() {
      return issuer;
    },
    now: START,
    logged: [],
    identify: () => {
      throw new Error('Expected a test to be running.');
    },
    open: async (settings = {}) => {
      const config = readConfig(
        { tokenIssuer: ISSUER, tokenAudience: AUDIENCE, tokenKeys: issuer.url, ...settings },
        {},
      );
      const note = (facts: unknown, message?: unknown) =>
        void tokens.logged.push(String(message ?? facts));
      const opened = await openTokens(
        config,
        { warn: note, info: note },
        { now: () => tokens.now * 1000, patienceMs: 240_000 },
      );
      if (opened === null) throw new Error('Expected an issuer.');
      return opened;
    },
    sign: (more = {}, by = keys.key, header = {}) =>
      signToken(by, { ...claims, ...more }, { ...header }),
  };
  beforeAll(async () => {
    const [key, other, foreign] = await Promise.all([
      makeSigningKey('one'),
      makeSigningKey('two', 'RS256'),
      makeSigningKey('one'),
    ]);
    keys = { key, other, foreign };
  });
  beforeEach(async () => {
    tokens.now = START;
    tokens.logged = [];
    issuer = await startTokenIssuer(keys.key);
    tokens.identify = await tokens.open();
  });
  afterEach(() => issuer.close());
  return tokens;
}

export function refused(reason: string): object {
  return { state: 'refused', reason: `token: ${reason}` };
}

/** What a token says of its asker, where it says nothing else. */
export function known(more: object = {}): object {
  return {
    state: 'known',
    asker: {
      kind: 'token',
      name: 'person-1',
      owner: null,
      scopes: new Set(),
      quota: null,
      ...more,
    },
    isForSubgraphs: true,
  };
}

/** A part of a token. */
export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
