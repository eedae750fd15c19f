import { readFolder, type FoundFile } from '../operations/readFolder.ts';
import { readGiven } from './readGiven.ts';

/** The files of a folder with operations; throws a StartupError that says why it cannot be read. */
export async function readOperations(folder: string): Promise<readonly FoundFile[]> {
  return (await readGiven(folder, 'a folder with operations', readFolder)).files;
}
