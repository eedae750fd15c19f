import type { Recorder } from './explain.ts';
import type { Reader } from './reader.ts';

/** What the loaders of one operation work with. */
export interface Source {
  readonly reader: Reader;
  /** The fields that the operation selects on a type, anywhere in it. */
  readonly fieldsOf: (type: string) => ReadonlySet<string>;
  /** Told of each batch where the operation is explained. */
  readonly noteBatch?: Recorder['noteBatch'];
}
