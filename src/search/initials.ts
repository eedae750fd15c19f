import { BoundedCache } from '../boundedCache.ts';
import { isStopWord, meaningfulWords, tokenize, type Join } from './words.ts';

/** How many letters make an abbreviation that somebody may have meant by the initials of a name. */
const fewestLetters = 3;
const mostLetters = 8;
const mostWords = 10;

/** The term of the initials of a name; no word begins so. */
function initialsTerm(letters: string): string {
  return `^${letters}`;
}

export function isInitials({ word }: { readonly word: string }): boolean {
  return word.startsWith('^');
}

/** What a name of an entity is called by its initials, as terms: `^itac`, and with all of its words `^itaac`. */
export function initialsOf(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap(initialsOfName))];
}

/** The words that a text may be the initials of. */
export function initialsMeant(words: readonly string[]): readonly Join[] {
  return words.filter(isShort).map((word) => ({ readings: [[initialsTerm(word)]], of: [word] }));
}

/** A search meets the same names again and again. */
const known = new BoundedCache<string, readonly string[]>({
  maxEntries: 5_000,
  maxSize: 200_000,
  sizeOf: ({ length }) => length,
});

function initialsOfName(name: string): readonly string[] {
  let terms = known.get(name);
  if (terms === undefined) {
    terms = readInitials(name);
    known.set(name, terms);
  }
  return terms;
}

function readInitials(name: string): readonly string[] {
  return waysToRead(name)
    .map((starts) => termOf(name, starts))
    .filter((term) => isShort(term.slice(1)) && !isStopWord(term.slice(1)));
}

/** Where the letters stand in a name that are its initials; nothing where they are not. */
export function startsOfInitials(name: string, term: string): readonly number[] {
  return waysToRead(name).find((starts) => termOf(name, starts) === term) ?? [];
}

/**
 * Only a name in capitals has initials, and none with a number. Of one with parentheses, what stands outside of them is a
 * name as well.
 */
function waysToRead(name: string): readonly (readonly number[])[] {
  if (/[(\p{N}]/u.test(name)) return [];
  const tokens = tokenize(name);
  const telling = tokens.filter(({ word }) => !isStopWord(word));
  if (telling.length < 2 || tokens.length > mostWords) return [];
  if (!telling.every(({ start }) => /\p{Lu}/u.test(name.charAt(start)))) return [];
  return [telling, tokens].map((taken) => taken.map(({ start }) => start));
}

function termOf(name: string, starts: readonly number[]): string {
  const letters = starts.map((start) => name.charAt(start)).join('');
  return initialsTerm(meaningfulWords(letters)[0] ?? '');
}

function isShort(letters: string): boolean {
  return (
    letters.length >= fewestLetters && letters.length <= mostLetters && /^\p{L}+$/u.test(letters)
  );
}
