import { defineCollection, defineReferences, searched, type SearchedDoc } from './define.ts';
import { equals } from './filters.ts';
import type { ImportedDoc, RecordDoc } from './record.ts';

export const arenas = ['FEDERAL', 'STATE', 'ASSOCIATION'] as const;
export type Arena = (typeof arenas)[number];

/** One entity of the graph, whatever its domain: lets this domain answer for all of them. */
export interface EntityDoc extends ImportedDoc, SearchedDoc {
  readonly _id: string;
  /** Its GraphQL type. */
  readonly type: string;
  /** The arena a partner stands in; `null` for what is no partner. */
  readonly arena: Arena | null;
  readonly name: string;
  readonly sortName: string;
  /** What others know it by, `ROR:05xpvk416`. */
  readonly identifiers: readonly string[];
  /** How many others refer to it; part of what `rank` is made of. */
  readonly links: number;
}

/** A word that entities are found by: its `_id` is what it is looked up by. */
export interface SearchTermDoc extends ImportedDoc {
  /** How it is written. */
  readonly word: string;
  /** How many entities have it. */
  readonly count: number;
  /** Every way to write it, the plainest first, each with how many entities do. */
  readonly forms: readonly { readonly word: string; readonly count: number }[];
  /** What it has in common with its typos. */
  readonly deletions: readonly string[];
}

/** One of the three arenas of partnership. */
export interface ArenaProfileDoc extends RecordDoc {
  readonly code: Arena;
  readonly label: string;
  readonly order: number;
  readonly summary: string;
}

export const network = {
  entities: searched(
    { loader: 'search', vocabulary: 'searchTerms', toType: typeOfEnum },
    defineReferences<EntityDoc>()({
      name: 'entities',
      type: 'Entity',
      one: { entityById: '_id' },
      pages: { entities: null, partnersByArena: 'arena', entitiesByIdentifier: 'identifiers' },
      orders: { NAME: 'sortName' },
      defaultOrder: { field: 'NAME', direction: 'ASC' },
      filters: { type: equals('type') },
      oftenEmpty: ['arena', 'identifiers'],
      reads: {},
    }),
  ),
  searchTerms: defineCollection<SearchTermDoc>()({
    name: 'searchTerms',
    type: 'SearchTerm',
    ids: '',
    one: {},
    pages: {},
    orders: { COUNT: 'count' },
    defaultOrder: { field: 'COUNT', direction: 'DESC' },
    filters: { deletions: equals('deletions') },
    oftenEmpty: ['deletions'],
    reads: {},
  }),
  arenas: defineCollection<ArenaProfileDoc>()({
    name: 'arenas',
    type: 'ArenaProfile',
    one: { arenaById: '_id' },
    pages: { arenas: null },
    orders: { ORDER: 'order' },
    defaultOrder: { field: 'ORDER', direction: 'ASC' },
    filters: {},
    reads: {},
  }),
};

/** `StateOrganization` of `STATE_ORGANIZATION`. */
function typeOfEnum(value: string): string {
  return value
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}
