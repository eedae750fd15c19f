import { allowedTypos, correctWord, type KnownWord } from './correct.ts';
import type { SearchedWord } from './rank.ts';
import { longestPrefix, restTerm } from './terms.ts';
import { isStopWord, tokenize } from './words.ts';

/** How many words of the vocabulary are read for what somebody typed the beginning of. */
export const maxExpansions = 20;

/** A word of a query, with everything that it is looked up by. */
export interface QueryWord extends SearchedWord {
  /** As it was typed, where it was corrected. */
  readonly correctedFrom: string | null;
  /** How to write it. */
  readonly written: string;
  /** Index terms that stand for it in names, and in the rest of the text. */
  readonly nameTerms: readonly string[];
  readonly textTerms: readonly string[];
  /** About how many entities it is found in; 0 where it is in none. */
  readonly frequency: number;
}

const runs = /\p{L}+|\p{N}+/gu;

/** What a word such as `iso9001` is made of, where that is letters and digits. */
function piecesOf(word: string): readonly string[] {
  const pieces = word.match(runs) ?? [];
  return pieces.length === 2 ? pieces.filter((piece) => !isStopWord(piece)) : [];
}

/** The words, and what they may have to be taken apart into. */
export function withPieces(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => [word, ...piecesOf(word)]))];
}

/** A word as the vocabulary has it; its pieces where it is unknown and all of them are known. */
export function expandWord(word: string, vocabulary: readonly KnownWord[]): readonly QueryWord[] {
  const whole = lookUpWord(word, vocabulary);
  if (whole.frequency > 0) return [whole];
  const pieces = piecesOf(word).map((piece) => lookUpWord(piece, vocabulary));
  const isKnown = pieces.length > 0 && pieces.every(({ frequency }) => frequency > 0);
  return isKnown ? pieces : [whole];
}

/** Itself, and the words that it is the beginning of. */
function lookUpWord(word: string, vocabulary: readonly KnownWord[]): QueryWord {
  const known = vocabulary.filter(({ _id }) => _id.startsWith(word));
  // Where so many begin alike that not all were read, there are as many again at least.
  const factor = known.length >= maxExpansions ? 2 : 1;
  const frequency = factor * known.reduce((sum, { count }) => sum + count, 0);
  return toQueryWord(word, known, { frequency, correctedFrom: null, written: word });
}

/** The word that was meant; the word as it is where nothing is near. */
export function correctQueryWord(unknown: QueryWord, near: readonly KnownWord[]): QueryWord {
  const meant = correctWord(unknown.word, near);
  if (meant === null) return unknown;
  const { _id, count, word: written } = meant;
  return toQueryWord(_id, [meant], { frequency: count, correctedFrom: unknown.word, written });
}

export function canBeCorrected({ word, frequency }: QueryWord): boolean {
  return frequency === 0 && allowedTypos(word) > 0;
}

/** The text with its corrections; null where there are none. */
export function correctText(text: string, words: readonly QueryWord[]): string | null {
  const corrections = new Map(
    words.flatMap(({ correctedFrom, written }) =>
      correctedFrom === null ? [] : [[correctedFrom, written] as const],
    ),
  );
  if (corrections.size === 0) return null;
  let corrected = '';
  let end = 0;
  for (const token of tokenize(text)) {
    corrected += text.slice(end, token.start);
    corrected += corrections.get(token.word) ?? text.slice(token.start, token.end);
    end = token.end;
  }
  return (corrected + text.slice(end)).trim();
}

function toQueryWord(
  word: string,
  known: readonly KnownWord[],
  facts: Pick<QueryWord, 'frequency' | 'correctedFrom' | 'written'>,
): QueryWord {
  const whole = known.map(({ _id }) => _id);
  const nameTerms = word.length <= longestPrefix ? [word] : whole;
  return {
    ...facts,
    word,
    nameTerms,
    textTerms: whole.map(restTerm),
    // What nothing has tells nothing apart.
    weight: facts.frequency === 0 ? 0 : 1 / (1 + Math.log(1 + facts.frequency)),
  };
}
