import type { FileName } from '../records/files.ts';
import type { DataSet } from '../records/index.ts';
import type { SourceFile } from './source.ts';

/** A data set on its way to be trusted. */
export interface Draft {
  readonly sources: Readonly<Record<FileName, SourceFile>>;
  /** The records that have the right shape, `null` in the place of each that has not. */
  readonly records: { readonly [Name in FileName]: readonly (DataSet[Name][number] | null)[] };
}
