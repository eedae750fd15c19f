import { defineCollection } from './define.ts';
import { byElement, byValue } from './facets.ts';
import { equals, isNamed, isWithin, isWord } from './filters.ts';
import type { IdentifiedDoc, KnownDoc, FocusAreaCode, NamedDoc } from './record.ts';

/** A professional or trade association. */
export interface AssociationDoc
  extends
    NamedDoc,
    KnownDoc<'FOUNDED_YEAR' | 'HEADQUARTERS' | 'WEBSITE' | 'WIKIDATA'>,
    IdentifiedDoc {
  readonly arena: 'ASSOCIATION';
  readonly abbreviation: string;
  readonly aliases: readonly string[];
  readonly website: string | null;
  readonly foundedYear: number | null;
  readonly headquarters: HeadquartersDoc | null;
  readonly industries: readonly string[];
  readonly focusAreas: readonly FocusAreaCode[];
  readonly summary: string;
}

export interface HeadquartersDoc {
  readonly city: string;
  readonly stateId: string;
}

export const associations = {
  associations: defineCollection<AssociationDoc>()({
    name: 'associations',
    type: 'Association',
    one: { associationById: '_id' },
    pages: {
      associations: null,
      associationsByState: 'headquarters.stateId',
      associationsByFocusArea: 'focusAreas',
    },
    orders: { NAME: 'sortName', FOUNDED_YEAR: 'foundedYear' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: {
      industry: isWord('industries'),
      focusArea: equals('focusAreas'),
      founded: isWithin('foundedYear'),
      named: isNamed('names'),
      basis: equals('basis'),
      unknown: equals('unknown'),
    },
    facets: {
      INDUSTRY: byElement('industries'),
      FOCUS_AREA: byElement('focusAreas'),
      BASIS: byValue('basis'),
      UNKNOWN: byElement('unknown'),
    },
    reads: {},
  }),
};
