import { crc32 } from 'node:zlib';
import { userError } from './errors.ts';

/** A place in an ordered list: the value it is ordered by, and the id that breaks ties. */
export interface Cursor {
  readonly value: string | number | null;
  readonly id: string;
}

/**
 * Writes a place as an opaque string. `scope` names the list's kind and order: a cursor can only be
 * read back in the same scope.
 */
export function encodeCursor(scope: string, { value, id }: Cursor): string {
  const text = JSON.stringify([scope, value, id]);
  return Buffer.from(`${checksum(text)}${text}`).toString('base64url');
}

/** @throws BAD_USER_INPUT when the cursor is damaged, or was not given out by a list of this scope. */
export function decodeCursor(scope: string, argument: string, encoded: string): Cursor {
  const decoded = Buffer.from(encoded, 'base64url').toString();
  const text = decoded.slice(checksumLength);
  if (decoded.slice(0, checksumLength) !== checksum(text)) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "${argument}" to be a cursor of this list, got one that is damaged.`,
    );
  }
  // The checksum proves that encodeCursor wrote it.
  const [cursorScope, value, id] = JSON.parse(text) as [string, Cursor['value'], string];
  if (cursorScope !== scope) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "${argument}" to be a cursor of this list in this order, got one of another.`,
    );
  }
  return { value, id };
}

const checksumLength = 8;

// Guards against damage, not against forgery: a forged cursor only moves the page.
function checksum(text: string): string {
  return crc32(text).toString(16).padStart(checksumLength, '0');
}
