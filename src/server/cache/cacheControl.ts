import { createHash } from 'node:crypto';
import type { Encoding } from '../encoding/encodings.ts';
import type { CachePolicy } from './cachePolicy.ts';

/** Of errors, of what was explained, and of what was asked by somebody in particular. */
export const NO_STORE = 'no-store';

export function cacheControlOf({ maxAge, isPrivate }: CachePolicy): string {
  if (maxAge <= 0) return NO_STORE;
  return `${isPrivate ? 'private' : 'public'}, max-age=${maxAge}`;
}

/** The same for one asker alone. */
export function makePrivate(cacheControl: string): string {
  return cacheControl.replace(/^public/, 'private');
}

/** Of bodies that are kept: by body, then by type. */
const tags = new WeakMap<Buffer, Map<string, string>>();

interface Form {
  readonly contentType: string;
  /** Null for as it is. */
  readonly encoding: Encoding | null;
}

/** Strong: other bytes, or the same as another type or compressed otherwise, have another tag. */
export function entityTagOf(body: string | Buffer, { contentType, encoding }: Form): string {
  const tag = plainTagOf(body, contentType);
  return encoding === null ? tag : `${tag.slice(0, -1)}-${encoding}"`;
}

function plainTagOf(body: string | Buffer, contentType: string): string {
  if (typeof body === 'string') return makeTag(body, contentType);
  const known = tags.get(body) ?? new Map<string, string>();
  tags.set(body, known);
  const tag = known.get(contentType) ?? makeTag(body, contentType);
  known.set(contentType, tag);
  return tag;
}

function makeTag(body: string | Buffer, contentType: string): string {
  const hash = createHash('sha256').update(`${contentType}\n`).update(body).digest('base64url');
  return `"${hash.slice(0, 27)}"`;
}

/** Whether a client that has some versions of a body has this one. */
export function hasVersion(ifNoneMatch: string | undefined, entityTag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === entityTag);
}
