import type { Collection, Db } from 'mongodb';
import type { Asker } from '../asker.ts';

/** A key as the database has it: whoever reads that cannot ask by it. */
export interface KeyDoc {
  /** Its public id. */
  readonly _id: string;
  readonly owner: string | null;
  readonly scopes: readonly string[];
  readonly quota: Asker['quota'];
  /** Name of the contract that is all it sees of the graph; null, or absent in older keys, for the whole graph. */
  readonly contract?: string | null;
  /** What it is for, in the words of who made it. */
  readonly note: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** The newest first: two while a key is being replaced. */
  readonly secrets: readonly KeySecret[];
}

export interface KeySecret {
  /** SHA-256 of the whole key, in hexadecimal digits. */
  readonly hash: string;
  readonly createdAt: Date;
  /** Null for never. */
  readonly expiresAt: Date | null;
}

/** When a key was used last, by the hour; apart from the keys, so that a use is no change of one. */
export interface KeyUseDoc {
  readonly _id: string;
  readonly lastUsedAt: Date;
}

export const KEYS = 'accessKeys';

export function openKeys(db: Db): Collection<KeyDoc> {
  return db.collection<KeyDoc>(KEYS);
}

export function openKeyUses(db: Db): Collection<KeyUseDoc> {
  return db.collection<KeyUseDoc>('accessKeyUses');
}

export type KeyState = 'valid' | 'expired' | 'revoked';

/** Of the key as a whole: valid while one of its secrets is. */
export function stateOf({ revokedAt, secrets }: KeyDoc, now: Date): KeyState {
  if (revokedAt !== null) return 'revoked';
  return secrets.some((secret) => isValidAt(secret, now)) ? 'valid' : 'expired';
}

export function isValidAt({ expiresAt }: KeySecret, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}
