import { allowedTypos, isOtherAbbreviation, keysOf, nearWords, type KnownWord } from './correct.ts';
import { hasAllWords, hasWord, isMetBy, meantBy, type Ranked, type SearchedWord } from './rank.ts';
import { longestPrefix, restTerm } from './terms.ts';
import { codesOf } from './codes.ts';
import { initialsMeant } from './initials.ts';
import { synonymsOf } from './synonyms.ts';
import {
  compoundsOf,
  isStopWord,
  joinsOf,
  meaningfulWords,
  tokenize,
  unitsOf,
  type Join,
} from './words.ts';

/** What a text is looked up by. */
export interface Asked {
  readonly words: readonly string[];
  readonly joins: readonly Join[];
}

export function readText(text: string): Asked {
  const words = meaningfulWords(text);
  return {
    words,
    joins: [
      ...codesOf(text),
      ...compoundsOf(text),
      ...joinsOf(text),
      ...synonymsOf(text),
      ...initialsMeant(words),
    ],
  };
}

/** How many words of the vocabulary are read for what somebody typed the beginning of. */
export const maxExpansions = 20;

/** A word of a query, with everything that it is looked up by. */
export interface QueryWord extends SearchedWord {
  /** As it was typed, where it was corrected. */
  readonly correctedFrom: string | null;
  /** How to write it, and each word that may be meant. */
  readonly written: ReadonlyMap<string, string>;
  /** Index terms that stand for it in names, and in the rest of the text. */
  readonly nameTerms: readonly string[];
  readonly textTerms: readonly string[];
  /** What it is read as, alone or together with its neighbours. */
  readonly joins: readonly (readonly QueryWord[])[];
  /** About how many entities it is found in; 0 where it is in none. */
  readonly frequency: number;
}

const runs = /\p{L}+|\p{N}+/gu;

/** What a word such as `iso9001` is made of, where that is letters and digits. */
function piecesOf(word: string): readonly string[] {
  const pieces = word.match(runs) ?? [];
  const isTelling = pieces.every(({ length }) => length > 1);
  return isTelling && pieces.length === 2 ? pieces.filter((piece) => !isStopWord(piece)) : [];
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
  const known = vocabulary.filter(({ _id }) =>
    word.length === 1 ? _id === word : _id.startsWith(word),
  );
  // Where so many begin alike that not all were read, there are as many again at least.
  const factor = known.length >= maxExpansions ? 2 : 1;
  const frequency = factor * known.reduce((sum, { count }) => sum + count, 0);
  return toQueryWord(word, known, { frequency, correctedFrom: null, written: new Map() });
}

/**
 * A word with what may be meant by it: in place of a word that nobody has, and only as part of a whole name
 * for one that is known or being typed.
 */
export function addNear(word: QueryWord, known: readonly KnownWord[]): QueryWord {
  const near = nearWords(word.word, known);
  if (near.length === 0) return word;
  const written = new Map(near.map((one) => [one._id, one.word.toLowerCase()]));
  const likely = canBeCorrected(word)
    ? near.filter((one) => !isOtherAbbreviation(word.word, one))
    : [];
  const [meant, ...others] = likely;
  if (meant === undefined) return { ...word, near: near.map(({ _id }) => _id), written };
  const frequency = likely.reduce((sum, { count }) => sum + count, 0);
  const facts = { frequency, correctedFrom: word.word, written };
  return {
    ...toQueryWord(meant._id, likely, facts),
    others: others.map(({ _id }) => _id),
    near: near.filter((one) => !likely.includes(one)).map(({ _id }) => _id),
  };
}

/** Whether it can be a typo of a word of a name. */
export function canBeNear({ word, correctedFrom }: QueryWord): boolean {
  return correctedFrom === null && keysOf(word).length > 0;
}

/** The words with what the best hit has of those that may be meant, so that only this is told and marked. */
export function settle(
  words: readonly QueryWord[],
  best: Ranked | undefined,
): readonly QueryWord[] {
  if (best === undefined) return words;
  return words.map((word) => {
    if (word.joins.some((joined) => joined.every((one) => hasWord(best, one.word)))) return word;
    const found = meantBy(word, best);
    if (found === word.word) return word;
    return { ...word, word: found, correctedFrom: word.correctedFrom ?? word.word };
  });
}

export function canBeCorrected({ word, frequency }: QueryWord): boolean {
  return frequency === 0 && allowedTypos(word) > 0;
}

/** The text with its corrections; null where there are none. */
export function correctText(text: string, words: readonly QueryWord[]): string | null {
  const corrections = new Map(
    words.flatMap(({ correctedFrom, word, written }) =>
      correctedFrom === null ? [] : [[correctedFrom, written.get(word) ?? word] as const],
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

/** The words of the text, as they were typed, that none of the hits has. */
export function wordsLeftOut(
  text: string,
  words: readonly QueryWord[],
  hits: readonly Ranked[],
): readonly string[] {
  const [best] = hits;
  if (best === undefined || hasAllWords(best)) return [];
  const missed = words
    .filter((word) => !hits.some((hit) => isFoundIn(word, hit)))
    .map(({ word, correctedFrom }) => correctedFrom ?? word);
  const typed = unitsOf(text)
    .filter(({ word, of }) => [word, ...of].some((one) => missed.includes(one)))
    .map(({ start, end }) => text.slice(start, end));
  return [...new Set(typed)];
}

function isFoundIn(word: QueryWord, hit: Ranked): boolean {
  return [[word], ...word.joins].some((read) => read.every((one) => isMetBy(one, hit)));
}

export function toQueryWord(
  word: string,
  known: readonly KnownWord[],
  facts: Pick<QueryWord, 'frequency' | 'correctedFrom' | 'written'>,
): QueryWord {
  const whole = known.map(({ _id }) => _id);
  // A word that was corrected is none that is being typed.
  const isTyped = facts.correctedFrom === null && word.length <= longestPrefix;
  const nameTerms = isTyped ? [word] : whole;
  return {
    ...facts,
    word,
    others: [],
    near: [],
    joins: [],
    nameTerms,
    textTerms: whole.map(restTerm),
    weight: weightOf(facts.frequency),
  };
}

/** What nothing has tells nothing apart. */
export function weightOf(frequency: number): number {
  return frequency === 0 ? 0 : 1 / (1 + Math.log(1 + frequency));
}
