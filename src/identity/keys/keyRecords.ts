import type { Db } from 'mongodb';
import { StartupError } from '../../errors.ts';
import type { Asker } from '../asker.ts';
import {
  isValidAt,
  openKeys,
  openKeyUses,
  stateOf,
  type KeyDoc,
  type KeySecret,
} from './keyDocs.ts';
import { makeKeyText, readKeyId } from './keyText.ts';

export interface NewKey {
  readonly owner: string | null;
  readonly scopes: readonly string[];
  readonly quota: Asker['quota'];
  readonly contract?: string | null;
  readonly note: string;
  readonly expiresAt: Date | null;
}

/** A key with the only text it will ever be seen in. */
export interface MadeKey {
  readonly text: string;
  readonly doc: KeyDoc;
}

export async function createKey(
  db: Db,
  { expiresAt, ...said }: NewKey,
  now: Date,
): Promise<MadeKey> {
  const { id, hash, text } = makeKeyText();
  const secrets = [{ hash, createdAt: now, expiresAt }];
  const doc = { _id: id, ...said, createdAt: now, revokedAt: null, secrets };
  await openKeys(db).insertOne(doc);
  return { text, doc };
}

export interface Rotation {
  /** Of the new secret. */
  readonly expiresAt: Date | null;
  /** When the secret before it ends. */
  readonly formerUntil: Date;
}

/**
 * Gives a key a new secret, beside which the one before stays valid for a while.
 * @throws StartupError where the key is not valid, or has two secrets that are
 */
export async function rotateKey(
  db: Db,
  called: string,
  { expiresAt, formerUntil }: Rotation,
  now: Date,
): Promise<MadeKey> {
  const doc = await findKey(db, called);
  const state = stateOf(doc, now);
  const valid = doc.secrets.filter((secret) => isValidAt(secret, now));
  const [former, other] = valid;
  if (state !== 'valid' || former === undefined) {
    throw new StartupError(
      `Expected a key that is valid, but ${doc._id} is ${state}; create another one.`,
    );
  }
  if (other !== undefined) {
    throw new StartupError(
      `Expected a key with one valid secret, but ${doc._id} has two: the former until ${writeDate(other.expiresAt)}. End it first: mep-graph key revoke ${doc._id} --former`,
    );
  }
  const { hash, text } = makeKeyText(doc._id);
  const secrets = [
    { hash, createdAt: now, expiresAt },
    { ...former, expiresAt: earlier(former.expiresAt, formerUntil) },
  ];
  return { text, doc: await change(db, doc, { secrets }) };
}

/** Ends a key for good; with `formerOnly`, only the secret that was replaced last. */
export async function revokeKey(
  db: Db,
  called: string,
  { formerOnly }: { readonly formerOnly: boolean },
  now: Date,
): Promise<KeyDoc> {
  const doc = await findKey(db, called);
  if (!formerOnly) return doc.revokedAt === null ? change(db, doc, { revokedAt: now }) : doc;
  const [newest, former] = doc.secrets;
  if (newest === undefined || former === undefined || !isValidAt(former, now)) {
    throw new StartupError(
      `Expected a key with a former secret that is valid, but ${doc._id} has none.`,
    );
  }
  return change(db, doc, { secrets: [newest] });
}

export interface ListedKey {
  readonly doc: KeyDoc;
  readonly lastUsedAt: Date | null;
}

/** All keys there ever were, the newest first. */
export async function listKeys(db: Db): Promise<readonly ListedKey[]> {
  const [docs, uses] = await Promise.all([
    openKeys(db).find().sort({ createdAt: -1, _id: 1 }).toArray(),
    openKeyUses(db).find().toArray(),
  ]);
  const usedAt = new Map(uses.map(({ _id, lastUsedAt }) => [_id, lastUsedAt]));
  return docs.map((doc) => ({ doc, lastUsedAt: usedAt.get(doc._id) ?? null }));
}

async function findKey(db: Db, called: string): Promise<KeyDoc> {
  const id = readKeyId(called);
  // Not repeated: it may be most of a key.
  if (id === null)
    throw new StartupError('Expected the id of a key, as "key list" shows it, got something else.');
  const doc = await openKeys(db).findOne({ _id: id });
  if (doc === null)
    throw new StartupError(`Expected the id of a key, but nobody has ${id}; see "key list".`);
  return doc;
}

/** Changes it if it is still what it was. */
async function change(
  db: Db,
  doc: KeyDoc,
  changed: Partial<Pick<KeyDoc, 'secrets' | 'revokedAt'>>,
): Promise<KeyDoc> {
  const { _id, revokedAt, secrets } = doc;
  const hashes = secrets.map(({ hash }) => hash);
  const { matchedCount } = await openKeys(db).updateOne(
    { _id, revokedAt, 'secrets.hash': { $all: hashes }, secrets: { $size: hashes.length } },
    { $set: changed },
  );
  if (matchedCount === 0) {
    throw new StartupError(
      `Somebody else changed ${_id} at the same time; look at it and try again.`,
    );
  }
  return { ...doc, ...changed };
}

function earlier(one: KeySecret['expiresAt'], other: Date): Date {
  return one !== null && one < other ? one : other;
}

function writeDate(date: Date | null): string {
  return date === null ? 'for ever' : date.toISOString();
}
