import { timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { IdentifyBearer } from '../createIdentify.ts';
import type { Identified } from '../identify.ts';
import { KeyUses } from './keyUses.ts';
import { hasChecksum, readKeyText, type KeyText } from './keyText.ts';
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
  if (given === null) return noKey;
  const known = parts.known.find(given.id);
  if (known !== null) return judge(given, known, parts);
  // What nobody was ever given is not worth a look.
  if (!hasChecksum(text)) return noKey;
  return parts.known.lookUp(given.id).then((found) => judge(given, found, parts));
}

const noKey: Identified = { state: 'refused', reason: 'no key of ours' };

function judge(given: KeyText, found: KnownKey | null, { uses, now }: KeyParts): Identified {
  if (found === null) return refused(given, 'nobody has it');
  const { doc, asker } = found;
  let secret: KnownKey['secrets'][number] | null = null;
  const hash = Buffer.from(given.hash, 'latin1');
  // All of them, so that time does not tell which.
  for (const one of found.secrets) if (timingSafeEqual(one.hash, hash)) secret = one;
  if (secret === null) return refused(given, 'another secret');
  if (doc.revokedAt !== null) return refused(given, 'revoked');
  const at = now();
  if (secret.until <= at) return refused(given, 'expired');
  uses.note(given.id, at);
  return { state: 'known', asker, isForSubgraphs: false };
}

function refused({ id }: KeyText, reason: string): Identified {
  return { state: 'refused', reason: `key ${id}: ${reason}` };
}
