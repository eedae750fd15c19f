import { codeForms } from './codes.ts';
import { isInitials, startsOfInitials } from './initials.ts';
import { closeness, type SearchedWord } from './rank.ts';
import type { SearchContent } from './terms.ts';
import { isStopWord, tokenize } from './words.ts';

type SearchField = 'NAME' | 'ABBREVIATION' | 'ALIAS' | 'SUMMARY' | 'KEYWORD';

/** A text in which something was found; its segments put together are the text. */
export interface Highlight {
  readonly field: SearchField;
  readonly segments: readonly Segment[];
}

interface Segment {
  readonly text: string;
  readonly isMatch: boolean;
}

const maxHighlights = 8;

/** The texts of an entity that have a searched word, most telling first. */
export function highlight(
  { name, abbreviations, aliases, summary, keywords, codes }: SearchContent,
  words: readonly SearchedWord[],
): readonly Highlight[] {
  const texts: readonly (readonly [SearchField, readonly string[]])[] = [
    ['NAME', [name]],
    ['ABBREVIATION', abbreviations],
    ['ALIAS', aliases],
    ['SUMMARY', summary === null ? [] : [summary]],
    ['KEYWORD', keywords],
  ];
  const marked = texts.flatMap(([field, found]) =>
    found.map((text) => ({ field, segments: markText(text, words) })),
  );
  const markedCodes = codes.map((code) => ({
    field: 'KEYWORD' as const,
    segments: markCode(code, words),
  }));
  return [...marked, ...markedCodes]
    .filter(({ segments }) => segments.some(({ isMatch }) => isMatch))
    .slice(0, maxHighlights);
}

/** A code where it was searched for, or the host that it begins with. */
function markCode(code: string, words: readonly SearchedWord[]): readonly Segment[] {
  const form = codeForms(code).find((known) => words.some(({ word }) => word === known));
  if (form === undefined) return [];
  const length = form.length - 1;
  const rest = code.slice(length);
  return [
    { text: code.slice(0, length), isMatch: true },
    ...(rest === '' ? [] : [{ text: rest, isMatch: false }]),
  ];
}

function markText(text: string, words: readonly SearchedWord[]): readonly Segment[] {
  return words.some(isInitials) ? markInitials(text, words) : markWords(text, words);
}

/** The letters of a name that an abbreviation is made of. */
function markInitials(text: string, words: readonly SearchedWord[]): readonly Segment[] {
  const starts = words
    .filter(isInitials)
    .map((word) => startsOfInitials(text, word.word))
    .find((found) => found.length > 0);
  if (starts === undefined) return markWords(text, words);
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const rest = text.slice(start + 1, end);
    return [
      ...(index === 0 && start > 0 ? [{ text: text.slice(0, start), isMatch: false }] : []),
      { text: text.slice(start, start + 1), isMatch: true },
      ...(rest === '' ? [] : [{ text: rest, isMatch: false }]),
    ];
  });
}

/** Cuts a text where words that were searched for begin and end. */
function markWords(text: string, words: readonly SearchedWord[]): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const token of tokenize(text)) {
    const forms = [token.word, ...token.parts];
    const isMatch = words.some(
      ({ word, others }) =>
        forms.some((form) => [word, ...others].some((meant) => closeness(meant, form) > 0)) &&
        (!isStopWord(token.word) || word === token.word),
    );
    if (!isMatch) continue;
    if (token.start > end) segments.push({ text: text.slice(end, token.start), isMatch: false });
    segments.push({ text: text.slice(token.start, token.end), isMatch: true });
    end = token.end;
  }
  if (end < text.length) segments.push({ text: text.slice(end), isMatch: false });
  return segments;
}
