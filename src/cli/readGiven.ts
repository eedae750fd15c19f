import { readFile } from 'node:fs/promises';
import { StartupError } from '../errors.ts';
import { readFault } from '../fileFault.ts';

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
    throw new StartupError(`Expected ${what}, got ${path}: ${readFault(error)}.`);
  }
}

/** @throws StartupError as `readGiven` does */
export async function readGivenText(path: string, what: string): Promise<string> {
  return readGiven(path, what, () => readFile(path, 'utf8'));
}
