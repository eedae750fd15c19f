import type { Picture } from '../answer/picture.ts';

/** A question in plain words, the query that answers it, and the picture that shows the answer best. */
export interface Question {
  readonly text: string;
  readonly about: Theme;
  readonly query: string;
  readonly picture: Picture;
}

export const themes = [
  'Who helps whom',
  'Programs and resources',
  'Centers and places',
  'Agreements and money',
  'Results',
] as const;
type Theme = (typeof themes)[number];
