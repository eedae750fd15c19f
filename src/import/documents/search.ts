import { deletionsOf } from '../../search/correct.ts';
import { importanceRank } from '../../search/importance.ts';
import { namesWithin } from '../../search/names.ts';
import { termsOf, vocabularyOf, type SearchContent } from '../../search/terms.ts';
import type { DocumentsOf } from './content.ts';

type SearchTerm = DocumentsOf<'network'>['searchTerms'][number];

const maxTextLength = 400;
const maxKeywords = 24;

/** What a record has beside its name; nothing where it has nothing. */
export type SearchFacts = Partial<Omit<SearchContent, 'name'>>;

/** What an entity is found by, and the terms and rank that put it into the index. */
export function searchFields(
  { type, name, links }: { readonly type: string; readonly name: string; readonly links: number },
  facts: SearchFacts,
): SearchContent & { readonly rank: number; readonly terms: readonly string[] } {
  const within = namesWithin(name);
  const content = {
    name,
    abbreviations: unique([...(facts.abbreviations ?? []), ...within.abbreviations]),
    aliases: unique([...(facts.aliases ?? []), ...within.aliases]).filter((text) => text !== name),
    summary: facts.summary?.slice(0, maxTextLength) ?? null,
    keywords: unique(facts.keywords ?? []).slice(0, maxKeywords),
  };
  return { ...content, rank: importanceRank(type, links), terms: termsOf(content) };
}

/** The words that entities are found by, each with the number of entities that have it. */
export function searchTermDocuments(entities: readonly SearchContent[]): readonly SearchTerm[] {
  const known = new Map<string, { word: string; count: number }>();
  for (const entity of entities) {
    for (const [_id, written] of vocabularyOf(entity)) {
      const term = known.get(_id);
      if (term === undefined) known.set(_id, { word: written, count: 1 });
      else {
        term.count += 1;
        if (isPlainer(written, term.word)) term.word = written;
      }
    }
  }
  return [...known].map(([_id, term]) => ({ _id, ...term, deletions: deletionsOf(_id) }));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function isPlainer(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
