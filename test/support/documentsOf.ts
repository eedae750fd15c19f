import type { Documents } from '../../src/documents/content.ts';
import { buildDocuments } from '../../src/documents/index.ts';
import { checkFolder } from '../../src/import/check.ts';
import { readFolder } from '../../src/import/folder.ts';
import { dataFolders, smallSet, type Files } from './dataSet.ts';

/** What the records of a data set come to in a year, by default those of the small one. */
export function useDocuments(): (year: number, files?: Files) => Promise<Documents> {
  const write = dataFolders();
  return async (year, files = smallSet) =>
    buildDocuments(checkFolder(await readFolder(await write(files))), year);
}
