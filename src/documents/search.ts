import { deletionsOf, isAbbreviation } from '../search/correct.ts';
import { importanceRank } from '../search/importance.ts';
import { namesWithin } from '../search/names.ts';
import { longCodes } from '../search/codes.ts';
import { naturalKey } from '../ids.ts';
import { isStopWord, meaningfulWords } from '../search/words.ts';
import { restTerm, termsOf, vocabularyOf, type SearchContent } from '../search/terms.ts';
import type { DocumentsOf } from './content.ts';

type SearchTerm = DocumentsOf<'network'>['searchTerms'][number];

const maxTextLength = 400;
const maxKeywords = 24;
/** A short word with letters, and without a number that only counts. */
const namePattern = /^(?!.*\d{3})(?=.*\p{L}{2})[\p{L}\d]{3,16}$/u;

/** What a record has beside its name; nothing where it has nothing. */
export type SearchFacts = Partial<Omit<SearchContent, 'name'>> & {
  /** What an organization is called by its website. */
  readonly nameOfHost?: string | null;
};

interface EntityFacts {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly links: number;
}

/** What an entity is found by, and the terms and rank that put it into the index. */
export function searchFields(
  { id, type, name, links }: EntityFacts,
  facts: SearchFacts,
): SearchContent & { readonly rank: number; readonly terms: readonly string[] } {
  const within = namesWithin(name);
  const told = {
    name,
    abbreviations: unique([...(facts.abbreviations ?? []), ...within.abbreviations]),
    aliases: unique([...(facts.aliases ?? []), ...within.aliases]).filter((text) => text !== name),
    summary: facts.summary?.slice(0, maxTextLength) ?? null,
    keywords: unique(facts.keywords ?? []).slice(0, maxKeywords),
    codes: unique(longCodes(facts.codes ?? [])),
  };
  const terms = termsOf(told);
  const untold = untoldWords(terms, [...naturalKey(id).split('-'), facts.nameOfHost ?? '']);
  const rank = importanceRank(type, links);
  if (untold.length === 0) return { ...told, rank, terms };
  const content = { ...told, keywords: unique([...told.keywords, ...untold]) };
  return { ...content, rank, terms: termsOf(content) };
}

/** Which words of an id or a website are a name that stands nowhere else, as `nvlap` or `gatech` does. */
function untoldWords(terms: readonly string[], words: readonly string[]): readonly string[] {
  return words.filter((word) => {
    const [read = ''] = namePattern.test(word) ? meaningfulWords(word) : [];
    return (
      read !== '' && !isStopWord(read) && !terms.includes(read) && !terms.includes(restTerm(read))
    );
  });
}

/** How many entities write a word how; by the word, then by how it is written. */
export type Spellings = Map<string, Map<string, number>>;

/** Counts the words of an entity, or with -1 takes them away. */
export function countWords(spellings: Spellings, entity: SearchContent, times: 1 | -1): void {
  for (const [word, written] of vocabularyOf(entity)) {
    const forms = spellings.get(word) ?? new Map<string, number>();
    spellings.set(word, forms.set(written, (forms.get(written) ?? 0) + times));
  }
}

/** The words that entities are found by, each with the number of entities that have it. */
export function searchTermDocuments(entities: readonly SearchContent[]): readonly SearchTerm[] {
  const spellings: Spellings = new Map();
  for (const entity of entities) countWords(spellings, entity, 1);
  return [...spellings].flatMap(([word, forms]) => toSearchTerm(word, forms) ?? []);
}

/** Null where nobody writes it any more. */
export function toSearchTerm(_id: string, counts: ReadonlyMap<string, number>): SearchTerm | null {
  const forms = [...counts]
    .filter(([, count]) => count > 0)
    .map(([word, count]) => ({ word, count }))
    .toSorted((a, b) => (isPlainer(a.word, b.word) ? -1 : 1));
  const [plainest] = forms;
  if (plainest === undefined) return null;
  const count = forms.reduce((sum, form) => sum + form.count, 0);
  return { _id, word: plainest.word, count, forms, deletions: deletionsOf(_id) };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function isPlainer(a: string, b: string): boolean {
  // A word that is written in capitals somewhere is an abbreviation only where it is nowhere else a word.
  if (isAbbreviation(a) !== isAbbreviation(b)) return isAbbreviation(b);
  return a.length === b.length ? a < b : a.length < b.length;
}
