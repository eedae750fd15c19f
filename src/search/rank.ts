import { BoundedCache } from '../boundedCache.ts';
import { codeForms, isCode } from './codes.ts';
import { fold } from './fold.ts';
import { worstRank } from './importance.ts';
import { initialsOf, isInitials } from './initials.ts';
import type { SearchContent } from './terms.ts';
import { isStopWord, tokenize } from './words.ts';

/** What was found in the index and is to be put in order. */
export interface Candidate extends SearchContent {
  readonly _id: string;
  /** Its importance, whatever is searched for; smaller is more important. */
  readonly rank: number;
}

export interface SearchedWord {
  readonly word: string;
  /** Rare words say more than common ones. */
  readonly weight: number;
  /** What may be meant as well as the word, where that was a typo. */
  readonly others: readonly string[];
  /** What may be meant instead of it, where a whole name comes of that. */
  readonly near: readonly string[];
}

export interface Ranked {
  readonly candidate: Candidate;
  /** Whole number: the tier. Fraction: how well it fits among those of its tier. */
  readonly score: number;
  /** By which of the ways to read the text it fits best. */
  readonly reading: number;
}

const tiers = { exactAbbreviation: 4, exactName: 3, allInNames: 2, allAnywhere: 1, some: 0 };
/** Of the weight of all words: what must be met where not every word is. */
const leastShare = 0.5;
/** What a word counts that is not the first that may be meant, of 1. */
const lessLikely = 0.95;
/** What a whole name loses that differs by an ending or is another word for it, and one whose initials were meant. */
const losses = { otherwise: 0.15, byInitials: 0.3 };

/**
 * The candidates that fit one way to read the text, best first; ties are broken by importance, then by id.
 * @param text - what was typed
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  readings: readonly (readonly SearchedWord[])[],
  text: string,
): readonly Ranked[] {
  const typed = fold(text);
  return candidates
    .map((candidate) => {
      const scores = readings.map((words) => scoreOf(candidate, words, typed));
      const score = Math.max(...scores);
      return { candidate, score, reading: scores.indexOf(score) };
    })
    .filter(({ score }) => score > 0)
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        a.candidate.rank - b.candidate.rank ||
        (a.candidate._id < b.candidate._id ? -1 : 1),
    );
}

/** Whether every word is in names of a hit. */
export function hasAllInNames({ score }: Ranked): boolean {
  return score >= tiers.allInNames;
}

/** Whether every word is somewhere in a hit. */
export function hasAllWords({ score }: Ranked): boolean {
  return score >= tiers.allAnywhere;
}

/** How well a word of a text is what was searched for: 1 for the same, 0 for something else. */
export function closeness(searched: string, found: string): number {
  if (found === searched) return 1;
  // So much begins with a letter that it is no beginning of anything.
  if (searched.length === 1) return 0;
  if (found.startsWith(searched)) return 0.6 + (0.3 * searched.length) / found.length;
  const isInflected = found.length >= 5 && searched.length - found.length <= 3;
  return isInflected && searched.startsWith(found) ? 0.5 : 0;
}

/** A word of a text with its parts: any of them may be what was searched for. */
type Forms = readonly string[];

function scoreOf(candidate: Candidate, words: readonly SearchedWord[], typed: string): number {
  const { name, abbreviations, aliases, summary, keywords, codes } = candidate;
  const names = [name, ...abbreviations, ...aliases];
  const fits = [
    ...names.map((text) => fitName(wordsOf(text), words)),
    ...(words.some(isCode) ? codes.map((code) => fitName([codeForms(code)], words)) : []),
    ...(words.some(isInitials) ? initialsOf(names).map((one) => fitName([[one]], words)) : []),
  ];
  const rest = bestByWord([...keywords.flatMap(wordsOf), ...wordsOf(summary ?? '')], words);
  const inNames = words.map((_word, index) =>
    Math.max(...fits.map((fit) => fit.byWord[index] ?? 0)),
  );
  const byWord = inNames.map((fit, index) => Math.max(fit, 0.5 * (rest[index] ?? 0)));
  const isExact = fits.map((fit) => fit.isExact);
  const isNear = fits.some((fit) => fit.isNear);
  const tier = isExact.slice(1, abbreviations.length + 1).includes(true)
    ? tiers.exactAbbreviation
    : tierOf({ isExact: isExact.includes(true), isNear, inNames, byWord });
  if (tier === tiers.some && shareMet(byWord, words) < leastShare) return 0;
  const best = Math.max(
    ...fits.map(({ match, coverage, order }) => match * (0.3 * coverage + 0.15 * order)),
  );
  const importance = 0.1 * (1 - Math.min(candidate.rank, worstRank) / worstRank);
  const fit = Math.min(0.999, 0.45 * weighted(byWord, words) + best + importance);
  if (tier < tiers.exactName || names.some((one) => fold(one) === typed)) return tier + fit;
  return tier + fit - (words.some(isInitials) ? losses.byInitials : losses.otherwise);
}

function tierOf({
  isExact,
  isNear,
  inNames,
  byWord,
}: {
  readonly isExact: boolean;
  readonly isNear: boolean;
  readonly inNames: readonly number[];
  readonly byWord: readonly number[];
}): number {
  if (isExact) return tiers.exactName;
  if (isNear || inNames.every((closest) => closest > 0)) return tiers.allInNames;
  return byWord.every((closest) => closest > 0) ? tiers.allAnywhere : tiers.some;
}

interface NameFit {
  readonly byWord: readonly number[];
  /** Whether the name is what was searched for, and nothing else. */
  readonly isExact: boolean;
  /** Whether it is the name but for typos. */
  readonly isNear: boolean;
  /** Weight met, of 1. */
  readonly match: number;
  /** Words of the name that were searched for, of 1. */
  readonly coverage: number;
  /** Whether words stand as they were searched for, of 1. */
  readonly order: number;
}

function fitName(found: readonly Forms[], words: readonly SearchedWord[]): NameFit {
  const byWord = bestByWord(found, words);
  const met = found.map((forms) => words.findIndex((word) => closestForm(word, forms) > 0));
  const following = met.filter((place, index) => place > 0 && met[index - 1] === place - 1).length;
  const neighbours = words.length < 2 ? 1 : Math.min(1, following / (words.length - 1));
  return {
    byWord,
    isExact: isName(found, words, ({ word, others }) => [word, ...others]),
    isNear: isName(found, words, ({ word, others, near }) => [word, ...others, ...near]),
    match: weighted(byWord, words),
    coverage: found.length === 0 ? 0 : met.filter((place) => place >= 0).length / found.length,
    order: (met[0] === 0 ? 0.6 : 0) + 0.4 * neighbours,
  };
}

function isName(
  found: readonly Forms[],
  words: readonly SearchedWord[],
  meant: (word: SearchedWord) => readonly string[],
): boolean {
  return (
    found.length === words.length &&
    words.every((word, index) => meant(word).some((form) => form === found[index]?.[0]))
  );
}

/** Whether a hit has exactly this word. */
export function hasWord(hit: Ranked, word: string): boolean {
  return allWordsOf(hit).includes(word);
}

/** Whether a hit has the word, or what may be meant by it. */
export function isMetBy({ word, others }: SearchedWord, hit: Ranked): boolean {
  return allWordsOf(hit).some((form) => [word, ...others].some((one) => closeness(one, form) > 0));
}

function allWordsOf({ candidate }: Ranked): readonly string[] {
  const { name, abbreviations, aliases, summary, keywords, codes } = candidate;
  const names = [name, ...abbreviations, ...aliases];
  const texts = [...names, ...keywords, summary ?? ''];
  return [...texts.flatMap(wordsOf).flat(), ...codes.flatMap(codeForms), ...initialsOf(names)];
}

/** Which word is meant by one, as far as a hit can tell. */
export function meantBy({ word, others, near }: SearchedWord, hit: Ranked): string {
  const found = allWordsOf(hit);
  const meant = [word, ...others].find((one) => found.some((form) => closeness(one, form) > 0));
  return meant ?? near.find((one) => found.includes(one)) ?? word;
}

/** Searches meet the same texts again and again, and a text's words never change. */
const knownWords = new BoundedCache<string, readonly Forms[]>({
  maxEntries: 20_000,
  // In characters; its words take some ten times the memory.
  maxSize: 500_000,
  sizeOf: ({ length }) => length,
});

function wordsOf(text: string): readonly Forms[] {
  let words = knownWords.get(text);
  if (words === undefined) {
    words = readWords(text);
    knownWords.set(text, words);
  }
  return words;
}

/** The words that a text is made of, without those that say nothing. */
function readWords(text: string): readonly Forms[] {
  const tokens = tokenize(text);
  const telling = tokens.filter(({ word }) => !isStopWord(word));
  return (telling.length > 0 ? telling : tokens).map(({ word, parts }) => [word, ...parts]);
}

/** How close the closest of a text's words comes to each word. */
function bestByWord(found: readonly Forms[], words: readonly SearchedWord[]): readonly number[] {
  return words.map((word) =>
    found.reduce((best, forms) => Math.max(best, closestForm(word, forms)), 0),
  );
}

function closestForm({ word, others }: SearchedWord, forms: Forms): number {
  return forms.reduce(
    (best, form) =>
      others.reduce(
        (closest, other) => Math.max(closest, lessLikely * closeness(other, form)),
        Math.max(best, closeness(word, form)),
      ),
    0,
  );
}

/** How much of the words' weight is met, of 1. */
function weighted(fits: readonly number[], words: readonly SearchedWord[]): number {
  const whole = words.reduce((sum, { weight }) => sum + weight, 0);
  return words.reduce((sum, { weight }, index) => sum + weight * (fits[index] ?? 0), 0) / whole;
}

function shareMet(fits: readonly number[], words: readonly SearchedWord[]): number {
  return weighted(
    fits.map((fit) => (fit > 0 ? 1 : 0)),
    words,
  );
}
