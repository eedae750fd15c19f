import type { Recorder } from './explain.ts';
import type { Reader } from './reader.ts';

/** What the loaders of one operation work with. */
export interface Source {
  readonly reader: Reader;
  /** The fields that the operation selects on a type, anywhere in it. */
  readonly fieldsOf: (type: string) => ReadonlySet<string>;
  readonly needs: ListNeeds;
  /** Told of each batch where the operation is explained. */
  readonly noteBatch?: Recorder['noteBatch'];
}

/** What an operation asks of lists beside their elements, anywhere in it. */
interface ListNeeds {
  readonly whetherItGoesOn: boolean;
  readonly cursors: boolean;
}
