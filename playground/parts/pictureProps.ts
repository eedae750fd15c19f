import type { Choices } from '../answer/picture.ts';
import type { Table } from '../answer/flatten.ts';
import type { Drawn } from '../answer/pictureNumbers.ts';

/** What a picture is drawn from. */
export interface PictureProps<View extends Drawn['view']> {
  /** The rows behind it. */
  readonly table: Table;
  readonly choices: Choices;
  readonly drawn: Extract<Drawn, { readonly view: View }>;
  /** What is told of, where one of several was chosen. */
  readonly only: string | null;
}
