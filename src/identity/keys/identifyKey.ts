import { timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { IdentifyBearer } from '../createIdentify.ts';
import type { Identified } from '../identify.ts';
import { isValidAt } from './keyDocs.ts';
import { KeyUses } from './keyUses.ts';
import { readKeyText, type KeyText } from './keyText.ts';
import { KnownKeys, type KnownKey, type KnownKeysParts } from './knownKeys.ts';

interface KeyParts {
  readonly known: KnownKeys;
  readonly uses: KeyUses;
  readonly now: () => number;
}

interface KeysParts extends KnownKeysParts {
  readonly log: Pick<Logger, 'debug'>;
  readonly now?: () => number;
}

/** Makes what finds out who asks by a key that is in the database. */
export function createKeyIdentify({ log, now = Date.now, ...places }: KeysParts): IdentifyBearer {
  const parts = { known: new KnownKeys(places), uses: new KeyUses(places.db, log), now };
  return (text) => identifyKey(text, parts);
}

function identifyKey(text: string, parts: KeyParts): Identified | Promise<Identified> {
  const given = readKeyText(text);
  if (given === null) return { state: 'refused', reason: 'no key of ours' };
  const found = parts.known.find(given.id);
  return found instanceof Promise
    ? found.then((later) => judge(given, later, parts))
    : judge(given, found, parts);
}

function judge(given: KeyText, found: KnownKey | null, { uses, now }: KeyParts): Identified {
  const named = `key ${given.id}`;
  if (found === null) return { state: 'refused', reason: `${named}: nobody has it` };
  const { doc, asker, hashes } = found;
  // All of them, so that time does not tell which.
  const matches = hashes.map((hash) => timingSafeEqual(hash, given.digest));
  const secret = doc.secrets[matches.indexOf(true)];
  if (secret === undefined) return { state: 'refused', reason: `${named}: another secret` };
  if (doc.revokedAt !== null) return { state: 'refused', reason: `${named}: revoked` };
  const at = now();
  if (!isValidAt(secret, new Date(at))) return { state: 'refused', reason: `${named}: expired` };
  uses.note(given.id, at);
  return { state: 'known', asker, isForSubgraphs: false };
}
