import { defineCollection } from './define.ts';
import { byElement, byEntity, byValue } from './facets.ts';
import { equals, isNamed, refersTo } from './filters.ts';
import type { IdentifiedDoc, KnownDoc, FocusAreaCode, NamedDoc } from './record.ts';

export const agencyKinds = [
  'DEPARTMENT',
  'INDEPENDENT_AGENCY',
  'BUREAU',
  'OFFICE',
  'LABORATORY',
] as const;

/** A federal department, agency, bureau, office or laboratory. */
export interface AgencyDoc
  extends NamedDoc, KnownDoc<'WEBSITE' | 'ROR' | 'WIKIDATA'>, IdentifiedDoc {
  readonly arena: 'FEDERAL';
  readonly abbreviation: string;
  readonly aliases: readonly string[];
  readonly kind: (typeof agencyKinds)[number];
  /** `Agency:…` it is part of. */
  readonly parentId: string | null;
  readonly website: string | null;
  readonly summary: string;
  readonly focusAreas: readonly FocusAreaCode[];
}

export const agencies = {
  agencies: defineCollection<AgencyDoc>()({
    name: 'agencies',
    type: 'Agency',
    one: { agencyById: '_id' },
    pages: { agencies: null, agenciesByParent: 'parentId', agenciesByFocusArea: 'focusAreas' },
    orders: { NAME: 'sortName', ABBREVIATION: 'abbreviation' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: {
      kind: equals('kind'),
      parent: refersTo('parentId', { type: 'Agency', ids: 'agencies' }),
      focusArea: equals('focusAreas'),
      named: isNamed('names'),
      basis: equals('basis'),
      unknown: equals('unknown'),
    },
    facets: {
      KIND: byValue('kind'),
      FOCUS_AREA: byElement('focusAreas'),
      PARENT: byEntity(byValue('parentId'), 'agencies'),
      BASIS: byValue('basis'),
      UNKNOWN: byElement('unknown'),
    },
    reads: { parent: ['parentId'] },
  }),
};
