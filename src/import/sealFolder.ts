import { checkFolder } from './check.ts';
import { buildDocuments } from '../documents/index.ts';
import type { DataFolder } from './folder.ts';
import { sealDocuments, type SealedCollection } from '../documents/seal.ts';

/** The documents that a data set stands for, checked and sealed. */
export function sealFolder(folder: DataFolder, at: Date): readonly SealedCollection[] {
  return sealDocuments(buildDocuments(checkFolder(folder), at.getUTCFullYear()));
}
