import { reference, type Reference } from '../ids.ts';
import { encodeCursor, type Cursor } from '../paging/cursor.ts';
import { notCounted } from '../paging/listPages.ts';
import { createPage, parsePage, type Edge, type Page } from '../paging/paging.ts';
import { highlight, type Highlight } from '../search/highlight.ts';
import { correctText, wordsLeftOut, type QueryWord } from '../search/query.ts';
import { readingsOf } from '../search/readings.ts';
import type { Ranked } from '../search/rank.ts';

/** A page of what was found, best first. */
export interface SearchPage extends Page<Reference> {
  edges(): Promise<readonly SearchHit[]>;
  correctedText(): Promise<string | null>;
  wordsLeftOut(): Promise<readonly string[]>;
}

export interface SearchHit extends Edge<Reference> {
  readonly name: string;
  readonly score: number;
  highlights(): readonly Highlight[];
}

/** What a search came to, best first. */
export interface Found {
  readonly hits: readonly Ranked[];
  readonly words: readonly QueryWord[];
  /** Whether nothing was left out. */
  readonly isWhole: boolean;
}

interface PageOptions {
  readonly text: string;
  readonly first: number | null;
  readonly after: string | null;
  readonly scope: string;
  readonly find: () => Promise<Found>;
}

export function createSearchPage({ text, first, after, scope, find }: PageOptions): SearchPage {
  const request = parsePage({ first, after }, () => scope);
  const places = new Map<string, number>();
  const page = createPage<Reference>(request, {
    rows: async () => {
      const { hits } = await find();
      hits.forEach(({ candidate }, place) => places.set(candidate._id, place));
      const start = request.after === null ? 0 : placeOf(request.after, places) + 1;
      return hits
        .slice(start, start + request.size + 1)
        .map(({ candidate }) => reference(candidate._id));
    },
    count: async () => {
      const { hits, isWhole } = await find();
      return { value: hits.length, isExact: isWhole };
    },
    facets: notCounted,
    crossTab: notCounted,
    cursorOf: ({ _id }) => encodeCursor(scope, { value: places.get(_id) ?? null, id: _id }),
  });
  return {
    nodes: () => page.nodes(),
    pageInfo: () => page.pageInfo(),
    count: () => page.count(),
    facets: notCounted,
    crossTab: notCounted,
    edges: async () => {
      const { hits, words } = await find();
      const byId = new Map(hits.map((hit) => [hit.candidate._id, hit]));
      return (await page.edges()).flatMap((edge) => {
        const hit = byId.get(edge.node._id);
        if (hit === undefined) return [];
        const { candidate, score, reading } = hit;
        const highlights = (): readonly Highlight[] =>
          highlight(candidate, readingsOf(words)[reading] ?? words);
        return [{ ...edge, name: candidate.name, score, highlights }];
      });
    },
    correctedText: async () => correctText(text, (await find()).words),
    wordsLeftOut: async () => {
      const { hits, words } = await find();
      return wordsLeftOut(text, words, hits);
    },
  };
}

/** Where the element is now; where it was, when it is no longer found. */
function placeOf({ id, value }: Cursor, places: ReadonlyMap<string, number>): number {
  return places.get(id) ?? Number(value) - 1;
}
