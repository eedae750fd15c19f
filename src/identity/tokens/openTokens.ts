import type { Logger } from 'pino';
import { StartupError } from '../../errors.ts';
import { readHttpUrl } from '../../httpUrl.ts';
import type { Config } from '../../settings/config.ts';
import type { IdentifyBearer } from '../createIdentify.ts';
import { createTokenIdentify } from './identifyToken.ts';
import { loadKeysFrom } from './loadKeys.ts';
import { TokenKeys } from './tokenKeys.ts';

type TokenConfig = Pick<
  Config,
  'tokenIssuer' | 'tokenAudience' | 'tokenKeys' | 'tokenAlgorithms' | 'tokenScopes' | 'tokenOwner'
>;

/** In ms; a file is near. */
const REFRESH_URL_MS = 300_000;
const REFRESH_FILE_MS = 10_000;

interface TokenTiming {
  readonly now?: () => number;
  /** How long the issuer may take to say its keys; default: 5 s. */
  readonly patienceMs?: number;
}

/**
 * Makes what finds out who asks by a token, as configured; null where no issuer is.
 * @throws StartupError where a file has no keys to check tokens by
 */
export async function openTokens(
  config: TokenConfig,
  log: Pick<Logger, 'warn' | 'info'>,
  { now = Date.now, patienceMs }: TokenTiming = {},
): Promise<IdentifyBearer | null> {
  const { tokenIssuer: issuer, tokenAudience: audience, tokenKeys: place } = config;
  if (issuer === null || audience === null || place === null) return null;
  const load = loadKeysFrom(place, patienceMs);
  const isUrl = readHttpUrl(place) !== null;
  if (!isUrl) {
    await load().catch((error: unknown) => {
      throw new StartupError(`--token-keys: ${error instanceof Error ? error.message : 'no keys'}`);
    });
  }
  const refreshAfterMs = isUrl ? REFRESH_URL_MS : REFRESH_FILE_MS;
  const keys = new TokenKeys({ load, refreshAfterMs, log, now });
  // What fails is logged, and tried again with the first token.
  keys.current().catch(() => undefined);
  const { tokenAlgorithms: algorithms, tokenScopes: scopes, tokenOwner: owner } = config;
  const rules = { issuer, audience, algorithms, claims: { scopes, owner } };
  return createTokenIdentify({ rules, keys, log, now });
}
