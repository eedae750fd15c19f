import { codeForms } from './codes.ts';
import { isAbbreviation } from './correct.ts';
import { initialsOf } from './initials.ts';
import { isStopWord, meaningfulWords, tokenize } from './words.ts';

/** What an entity can be found by. */
export interface SearchContent {
  readonly name: string;
  readonly abbreviations: readonly string[];
  /** Every other name: aliases, former names, what stands in parentheses. */
  readonly aliases: readonly string[];
  readonly summary: string | null;
  /** Topics, places, kinds, services: short texts that tell what it is about. */
  readonly keywords: readonly string[];
  /** What it is found by as a whole only: identifiers, its ZIP code, its website. */
  readonly codes: readonly string[];
}

/** Words of names are stored with their beginnings of these lengths; longer ones only whole. */
const shortestPrefix = 2;
export const longestPrefix = 6;
const maxTerms = 160;
const maxExactTerms = 12;
const maxExactLength = 80;

/** The term of a whole name, alias or abbreviation, of the words that tell it. */
export function exactTerm(words: readonly string[]): string {
  return `=${words.join(' ').slice(0, maxExactLength)}`;
}

/** The term of a word in the rest of the text. */
export function restTerm(word: string): string {
  return `~${word}`;
}

/**
 * The index terms of an entity, best first and bounded in number: `=` before a whole name, a plain
 * word or its beginning where it is in a name, `#` before a code, `^` before the initials of a name, `~` before a word
 * that is only in the rest.
 */
export function termsOf(content: SearchContent): readonly string[] {
  const terms = new Set(
    namesOf(content)
      .slice(0, maxExactTerms)
      .map((name) => exactTerm(meaningfulWords(name))),
  );
  const nameWords = wordsOf(namesOf(content));
  for (const word of nameWords) terms.add(word);
  for (const word of nameWords) {
    const longest = Math.min(word.length, longestPrefix);
    for (let length = shortestPrefix; length <= longest; length += 1) {
      terms.add(word.slice(0, length));
    }
  }
  for (const code of content.codes) for (const form of codeForms(code)) terms.add(form);
  for (const initials of initialsOf(namesOf(content))) terms.add(initials);
  for (const word of wordsOf(restOf(content))) {
    if (!nameWords.has(word)) terms.add(restTerm(word));
  }
  return [...terms].slice(0, maxTerms);
}

/** Every word that an entity can be found by, with a way to write it. */
export function vocabularyOf(content: SearchContent): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const text of [...namesOf(content), ...restOf(content)]) {
    for (const [word, written] of spellingsIn(text)) {
      if (!words.has(word)) words.set(word, written);
    }
  }
  for (const form of content.codes.flatMap(codeForms)) words.set(form, form.slice(1));
  for (const form of initialsOf(namesOf(content))) words.set(form, form.slice(1).toUpperCase());
  return words;
}

function spellingsIn(text: string): readonly (readonly [word: string, written: string])[] {
  return tokenize(text).flatMap(({ word, parts, start, end }) => {
    const found = text.slice(start, end).normalize('NFC');
    const isShort = isAbbreviation(found);
    return [word, ...parts]
      .filter((each) => !isStopWord(each))
      .map((each): readonly [string, string] => {
        if (each !== word) return [each, isShort ? each.toUpperCase() : each];
        return [each, isShort ? found : found.toLowerCase()];
      });
  });
}

function namesOf({ name, abbreviations, aliases }: SearchContent): readonly string[] {
  return [...new Set([name, ...abbreviations, ...aliases])];
}

function restOf({ summary, keywords }: SearchContent): readonly string[] {
  return summary === null ? keywords : [...keywords, summary];
}

/** In loops: of every entity that is written, all words are gone through. */
function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const { word, parts } of tokenize(text)) {
      if (!isStopWord(word)) words.add(word);
      for (const part of parts) if (!isStopWord(part)) words.add(part);
    }
  }
  return words;
}
