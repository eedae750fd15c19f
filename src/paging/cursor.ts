import { crc32 } from 'node:zlib';
import type { GraphQLError } from 'graphql';
import { userError } from '../errors.ts';

/** A place in an ordered list: the value it is ordered by, and the id that breaks ties. */
export interface Cursor {
  readonly value: string | number | null;
  readonly id: string;
}

/**
 * Writes a place as an opaque string. `scope` says which list it is a place of: a cursor can only be
 * read back in the same scope.
 */
export function encodeCursor(scope: string, { value, id }: Cursor): string {
  const text = JSON.stringify([scope, value, id]);
  return Buffer.from(`${digest(text)}${text}`).toString('base64url');
}

/** @throws BAD_USER_INPUT when the cursor is damaged, or was not given out by a list of this scope. */
export function decodeCursor(scope: string, argument: string, encoded: string): Cursor {
  const decoded = Buffer.from(encoded, 'base64url').toString();
  const text = decoded.slice(checksumLength);
  if (decoded.slice(0, checksumLength) !== digest(text)) throw damaged(argument);
  const cursor = placeIn(text);
  if (cursor === null) throw damaged(argument);
  const [cursorScope, value, id] = cursor;
  if (cursorScope !== scope) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "${argument}" to be a cursor of this list in this order, got one of another.`,
    );
  }
  return { value, id };
}

function damaged(argument: string): GraphQLError {
  return userError(
    'BAD_USER_INPUT',
    `Expected "${argument}" to be a cursor of this list, got one that is damaged.`,
  );
}

// Anybody can write a checksum: what a cursor holds is checked like any other input.
function placeIn(text: string): readonly [string, Cursor['value'], string] | null {
  const parts = jsonIn(text);
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [scope, value, id] = parts as readonly unknown[];
  return typeof scope === 'string' && typeof id === 'string' && isOrdered(value)
    ? [scope, value, id]
    : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isOrdered(value: unknown): value is Cursor['value'] {
  return value === null || typeof value === 'string' || Number.isFinite(value);
}

const checksumLength = 8;

/** Eight digits that tell texts apart. */
export function digest(text: string): string {
  return crc32(text).toString(16).padStart(checksumLength, '0');
}
