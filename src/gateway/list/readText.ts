import { readFile } from 'node:fs/promises';
import { StartupError } from '../../errors.ts';
import { readFault } from '../../fileFault.ts';

/** Throws a StartupError that says why the file cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StartupError(`Expected a file that can be read, got ${file}: ${readFault(cause)}.`, {
      cause,
    });
  }
}
