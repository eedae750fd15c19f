import { defineCollection } from './define.ts';
import { byElement, byEntity, byValue } from './facets.ts';
import { equals, holdsId } from './filters.ts';
import { defineNeighbours } from './neighbours.ts';
import type { KnownDoc, FocusAreaCode, NamedDoc, StatusFields } from './record.ts';

export const agreementKinds = [
  'MEMORANDUM_OF_UNDERSTANDING',
  'INTERAGENCY_AGREEMENT',
  'COOPERATIVE_AGREEMENT',
  'PROGRAM_PARTNERSHIP',
] as const;
export const agreementStatuses = ['ACTIVE', 'ENDED', 'UNKNOWN'] as const;

/** A partnership agreement. Its `name` is its title. */
export interface AgreementDoc
  extends
    NamedDoc,
    StatusFields<(typeof agreementStatuses)[number]>,
    KnownDoc<'START_YEAR' | 'STATUS'> {
  readonly kind: (typeof agreementKinds)[number];
  /** `Agency:…` or `Association:…`, agencies first, as the data lists them. */
  readonly partyIds: readonly string[];
  readonly resourceIds: readonly string[];
  readonly focusArea: FocusAreaCode;
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly summary: string;
}

export const agreements = {
  agreements: defineCollection<AgreementDoc>()({
    name: 'agreements',
    type: 'Agreement',
    one: { agreementById: '_id' },
    pages: {
      agreements: null,
      agreementsByParty: 'partyIds',
      agreementsByResource: 'resourceIds',
      agreementsByFocusArea: 'focusArea',
    },
    orders: { TITLE: 'sortName', START_YEAR: 'startYear' },
    defaultOrder: { field: 'TITLE', direction: 'ASC' },
    filters: {
      kind: equals('kind'),
      status: equals('status'),
      focusArea: equals('focusArea'),
      party: holdsId('partyIds', 'agreementNeighbours'),
      basis: equals('basis'),
      unknown: equals('unknown'),
    },
    facets: {
      KIND: byValue('kind'),
      STATUS: byValue('status'),
      FOCUS_AREA: byValue('focusArea'),
      PARTY: byEntity(byElement('partyIds'), 'agreementNeighbours'),
      BASIS: byValue('basis'),
      UNKNOWN: byElement('unknown'),
    },
    reads: { title: ['name'], parties: ['partyIds'], resources: ['resourceIds'] },
  }),
  agreementNeighbours: defineNeighbours('agreementNeighbours'),
};
