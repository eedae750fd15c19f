import { questions as written } from '../../src/generated/gallery.ts';
import { themes, type Question } from './question.ts';

export { themes } from './question.ts';

/** Those of operations/ that name a theme, in the order of the themes. */
export const questions: readonly Question[] = themes.flatMap((theme) =>
  written.filter(({ about }) => about === theme),
);
