import { agreementsQuestions } from './agreements.ts';
import { centersQuestions } from './centers.ts';
import { partnersQuestions } from './partners.ts';
import { resourcesQuestions } from './resources.ts';
import { resultsQuestions } from './results.ts';
import type { Question } from './question.ts';

export { themes } from './question.ts';

/** In the order of their themes. */
export const questions: readonly Question[] = [
  ...partnersQuestions,
  ...resourcesQuestions,
  ...centersQuestions,
  ...agreementsQuestions,
  ...resultsQuestions,
];
