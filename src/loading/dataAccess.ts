import type { Db } from 'mongodb';
import { createRecorder, type Recorder } from './explain.ts';
import { createReader, type Reader } from './reader.ts';

/** What a graph reads from, without knowing what it is. */
export interface DataAccess {
  readonly reader: Reader;
  /** Made for one operation that is to be explained. */
  readonly createRecorder: () => Recorder;
}

/** @param maxTimeMs - bound of each database operation */
export function accessData(db: Db, maxTimeMs: number): DataAccess {
  return {
    reader: createReader(db, maxTimeMs),
    createRecorder: () => createRecorder(db, maxTimeMs),
  };
}
