import type { Addable } from '../answer/addable.ts';
import type { Choices } from '../answer/picture.ts';
import type { Drawn } from '../answer/pictureNumbers.ts';

/** What a picture is drawn of. */
export interface Seen {
  readonly choices: Choices;
  readonly addable: Addable;
  readonly drawn: Drawn | null;
}
