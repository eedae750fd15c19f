import { buildDocuments } from '../documents/index.ts';
import { sealDocuments, type SealedCollection } from '../documents/seal.ts';
import type { DataSet } from '../records/index.ts';
import { checkFolder } from './check.ts';
import type { DataFolder } from './folder.ts';

/** A checked data set, ready to be written. */
export interface SealedData {
  /** Tells this data set from every other. */
  readonly fingerprint: string;
  readonly set: DataSet;
  /** Decides which resources have ended. */
  readonly year: number;
  /** The documents that it stands for, as long as nobody has said anything else. */
  readonly collections: readonly SealedCollection[];
}

/** The records of a data set and the documents that they stand for, checked and sealed. */
export function sealFolder(folder: DataFolder, at: Date): Omit<SealedData, 'fingerprint'> {
  const set = checkFolder(folder);
  const year = at.getUTCFullYear();
  return { set, year, collections: sealDocuments(buildDocuments(set, year)) };
}
