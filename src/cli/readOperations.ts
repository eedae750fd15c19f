import { readFolder, type FoundFolder } from '../operations/readFolder.ts';
import { readGiven } from './readGiven.ts';

/** What is in a folder with operations; throws a StartupError that says why it cannot be read. */
export async function readOperations(folder: string): Promise<FoundFolder> {
  return readGiven(folder, 'a folder with operations', readFolder);
}
