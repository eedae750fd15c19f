import { crc32 } from 'node:zlib';
import type { GraphQLError } from 'graphql';
import { z } from 'zod';
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
  const cursor = cursorText.safeParse(text);
  if (!cursor.success) throw damaged(argument);
  const [cursorScope, value, id] = cursor.data;
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
const cursorText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.tuple([z.string(), z.union([z.string(), z.number(), z.null()]), z.string()]));

const checksumLength = 8;

/** Eight digits that tell texts apart. */
export function digest(text: string): string {
  return crc32(text).toString(16).padStart(checksumLength, '0');
}
