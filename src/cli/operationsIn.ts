import { StartupError } from '../errors.ts';
import { readFolder, type FoundFile } from '../operations/readFolder.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  ENOTDIR: 'it is a file',
  EACCES: 'it may not be read',
};

/** The files of a folder with operations; throws a StartupError that says why it cannot be read. */
export async function readOperations(folder: string): Promise<readonly FoundFile[]> {
  try {
    return (await readFolder(folder)).files;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = REASONS[code] ?? 'it cannot be read';
    throw new StartupError(`Expected a folder with operations, got ${folder}: ${reason}.`);
  }
}
