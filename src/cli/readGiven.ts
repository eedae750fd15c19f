import { readFile } from 'node:fs/promises';
import { StartupError } from '../errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is a file, or lies below one',
};

export const unreadable = 'it cannot be read';

/**
 * What is read at a path that somebody has named.
 * @param what - is expected, as `a file with a key`
 * @throws StartupError that says why it cannot be read
 */
export async function readGiven<Value>(
  path: string,
  what: string,
  read: (path: string) => Promise<Value>,
): Promise<Value> {
  try {
    return await read(path);
  } catch (error) {
    // node:fs throws errors with a code.
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new StartupError(`Expected ${what}, got ${path}: ${reasons[code] ?? unreadable}.`);
  }
}

/** @throws StartupError as `readGiven` does */
export async function readGivenText(path: string, what: string): Promise<string> {
  return readGiven(path, what, () => readFile(path, 'utf8'));
}
