import { defineCollection, defineReferences } from './define.ts';
import { equals } from './filters.ts';
import type { ImportedDoc, RecordDoc } from './record.ts';

export const arenas = ['FEDERAL', 'STATE', 'ASSOCIATION'] as const;
export type Arena = (typeof arenas)[number];

/** One entity of the graph, whatever its domain: lets this domain answer for all of them. */
export interface EntityDoc extends ImportedDoc {
  /** Its GraphQL type. */
  readonly type: string;
  /** The arena a partner stands in; `null` for what is no partner. */
  readonly arena: Arena | null;
  readonly name: string;
  readonly sortName: string;
}

/** One of the three arenas of partnership. */
export interface ArenaProfileDoc extends RecordDoc {
  readonly code: Arena;
  readonly label: string;
  readonly order: number;
  readonly summary: string;
}

export const network = {
  entities: defineReferences<EntityDoc>()({
    name: 'entities',
    type: 'Entity',
    one: { entityById: '_id' },
    pages: { entities: null, partnersByArena: 'arena' },
    orders: { NAME: 'sortName' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: { type: equals('type') },
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
