import type { Document } from 'mongodb';
import { rankSpans } from '../search/importance.ts';
import { exactTerm } from '../search/terms.ts';
import { maxExpansions, type QueryWord } from '../search/query.ts';
import { readingsOf } from '../search/readings.ts';

/** Which entities are looked for. */
export interface Wanted {
  readonly collection: string;
  readonly words: readonly QueryWord[];
  /** Only entities of these types; of all where it is null. */
  readonly types: readonly string[] | null;
}

/** How many entities each part of a search reads at most: together 200. */
const limits = { exact: 20, inNames: 100, anywhere: 80 };
export const maxCandidates = limits.exact + limits.inNames + limits.anywhere;
/** With fewer candidates than this, no part can have left any out. */
export const fewestLeftOut = limits.anywhere;
/**
 * Where several words are searched for, how many entities of the rarest one are looked at for the
 * others, the most important first: the bound of what a search costs.
 */
export const maxLookedAt = 600;
const maxLookedAtForSome = 300;
/** Words that may be meant make so many names at most. */
const maxNames = 500;

const byRank = { $sort: { rank: 1, _id: 1 } };

/** What the vocabulary has of each word, and of the words that it is the beginning of; of `whole` ones only itself. */
export function expansionPipeline(
  collection: string,
  words: readonly string[],
  whole: readonly string[],
): Document[] {
  const toKnown = { $project: { word: 1, count: 1 } };
  return unionOf(collection, [
    ...words.map((word) => [
      { $match: { _id: { $gte: word, $lt: `${word}\uffff` } } },
      { $sort: { _id: 1 } },
      { $limit: maxExpansions },
      toKnown,
    ]),
    ...(whole.length === 0 ? [] : [[{ $match: { _id: { $in: whole } } }, toKnown]]),
  ]);
}

/** Entities that are called exactly this, then those with every word in names, then anywhere. */
export function candidatePipeline({ collection, words, types }: Wanted): Document[] {
  const byFrequency = words.toSorted((a, b) => a.frequency - b.frequency);
  const inNames = byFrequency.map(({ nameTerms }) => nameTerms);
  const anywhere = byFrequency.map(({ nameTerms, textTerms }) => [...nameTerms, ...textTerms]);
  // Of one word, what has it in names is read already.
  const inTexts = words.length === 1 ? words.map(({ textTerms }) => textTerms) : anywhere;
  const isRare = words.length > 1 && (byFrequency[0]?.frequency ?? 0) <= maxLookedAt;
  const branches = [
    { terms: [readingsOf(words).flatMap(nameTermsOf)], types, limit: limits.exact },
    // Where all entities of the rarest word can be looked at, once is enough.
    ...(isRare
      ? [{ terms: anywhere, types, limit: limits.inNames + limits.anywhere }]
      : [
          { terms: inNames, types, limit: limits.inNames },
          { terms: inTexts, types, limit: limits.anywhere },
        ]),
  ];
  const lookedAt = isRare || words.length === 1 ? maxLookedAt : maxLookedAt / 2;
  return readTogether(
    collection,
    branches.flatMap((branch) => toPipelines(branch, lookedAt)),
  );
}

/** Entities that are called what may be meant by the words. */
export function nearNamePipelines({ words, types }: Wanted): Document[][] {
  if (words.every(({ near }) => near.length === 0)) return [];
  return toPipelines({ terms: [nameTermsOf(words)], types, limit: limits.exact }, maxLookedAt);
}

/** The terms of whole names of all that may be meant, as far as they are not too many. */
function nameTermsOf(words: readonly QueryWord[]): readonly string[] {
  const combined = words.reduce<readonly (readonly string[])[]>(
    (names, { word, others, near }) =>
      [word, ...others, ...near]
        .flatMap((meant) => names.map((name) => [...name, meant]))
        .slice(0, maxNames),
    [[]],
  );
  return combined.map(exactTerm);
}

/** The pipelines as one. */
export function readTogether(collection: string, pipelines: readonly Document[][]): Document[] {
  return [...unionOf(collection, pipelines), ...toCandidates];
}

/** Entities that have the most telling of the words, for want of some that have all. */
export function someWordsPipelines({ words, types }: Wanted): Document[][] {
  const rarest = words.toSorted((a, b) => a.frequency - b.frequency).slice(0, 2);
  const met = words.map(({ nameTerms, textTerms, weight }) => ({
    $cond: [
      { $eq: [{ $setIntersection: ['$terms', [...nameTerms, ...textTerms]] }, []] },
      0,
      weight,
    ],
  }));
  return rarest.flatMap(({ nameTerms, textTerms }) =>
    toMatches([...nameTerms, ...textTerms], types).map((match) => [
      match,
      byRank,
      { $limit: maxLookedAtForSome },
      ...(types === null ? [] : [{ $match: { type: { $in: types } } }]),
      { $addFields: { met: { $add: met } } },
      { $sort: { met: -1, rank: 1, _id: 1 } },
      { $limit: maxCandidates / 2 },
    ]),
  );
}

interface Branch {
  /** For each word the terms it is found by, the rarest word first. */
  readonly terms: readonly (readonly string[])[];
  readonly types: readonly string[] | null;
  readonly limit: number;
}

/** Reads in order of importance what has a term of the first list, and keeps what fits the rest. */
function toPipelines(
  { terms: [first = [], ...others], types, limit }: Branch,
  lookedAt: number,
): Document[][] {
  const rest = [...others.map(oneOf), ...(types === null ? [] : [{ type: { $in: types } }])];
  return toMatches(first, types).map((match) => [
    match,
    byRank,
    ...(rest.length === 0 ? [] : [{ $limit: lookedAt }, { $match: { $and: rest } }]),
    { $limit: limit },
  ]);
}

/** Of some types, only those parts of the index are read that have them. */
function toMatches(terms: readonly string[], types: readonly string[] | null): Document[] {
  if (types === null) return [{ $match: oneOf(terms) }];
  return rankSpans(types).map(({ from, to }) => ({
    $match: { ...oneOf(terms), rank: { $gte: from, $lte: to } },
  }));
}

function oneOf(terms: readonly string[]): Document {
  return { terms: { $in: terms } };
}

function unionOf(collection: string, [first = [], ...others]: readonly Document[][]): Document[] {
  return [...first, ...others.map((pipeline) => ({ $unionWith: { coll: collection, pipeline } }))];
}

const toCandidates = [
  {
    $project: { name: 1, abbreviations: 1, aliases: 1, summary: 1, keywords: 1, codes: 1, rank: 1 },
  },
];
