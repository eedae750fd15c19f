import { didYouMean } from 'graphql/jsutils/didYouMean.js';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** To compare two names takes time by the product of their lengths, and both may come from a client. */
const MAX_LENGTH = 64;

/** ` Did you mean "x"?`, with the known names that are near, as graphql-js asks it of fields; empty where none is. */
export function askForNear(name: string, known: readonly string[]): string {
  if (name.length > MAX_LENGTH) return '';
  const comparable = known.filter(({ length }) => length <= MAX_LENGTH);
  return didYouMean(suggestionList(name, comparable));
}
