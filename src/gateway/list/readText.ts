import { readFile } from 'node:fs/promises';
import { StartupError } from '../../errors.ts';

/** Throws a StartupError that says why the file cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    // node:fs throws errors with a code.
    const { code = 'none' } = cause as { readonly code?: string };
    throw new StartupError(`Expected a file that can be read at ${file}, got ${code}.`, { cause });
  }
}
