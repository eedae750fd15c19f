import type { Question } from './question.ts';

/**
 * The questions whose operations a graph answers, as a contract may not answer all; all of them where it lists none of
 * its operations, or has not yet.
 */
export function answerable(
  questions: readonly Question[],
  names: readonly string[],
): readonly Question[] {
  if (names.length === 0) return questions;
  const known = new Set(names);
  return questions.filter(({ query }) => known.has(/^query\s+(\w+)/m.exec(query)?.[1] ?? ''));
}
