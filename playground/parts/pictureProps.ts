import type { Choices } from '../answer/picture.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { Drawn } from '../answer/pictureNumbers.ts';

/** Values that the rows behind a part of a picture have in a column; null is what is not known. */
export type Labels = readonly (string | null)[];

/** What a picture is drawn from. */
export interface PictureProps<View extends Drawn['view']> {
  /** The rows behind it. */
  readonly table: Table;
  readonly choices: Choices;
  readonly drawn: Extract<Drawn, { readonly view: View }>;
  /** Shows the rows that have these labels, each of a column. */
  readonly onPick: (labels: Readonly<Record<string, Labels>>) => void;
  /** What it shows, of what. */
  readonly title: string;
}
