import { defineCollection } from './define.ts';
import { byElement, byEntity, byValue } from './facets.ts';
import { equals, isNamed, isWord, refersTo } from './filters.ts';
import type { IdentifiedDoc, KnownDoc, NamedDoc, RecordDoc, Region } from './record.ts';

export const stateKinds = ['STATE', 'FEDERAL_DISTRICT', 'TERRITORY'] as const;

/** A state, the District of Columbia or Puerto Rico; its slug is the postal code. */
export interface StateDoc extends RecordDoc, IdentifiedDoc {
  readonly code: string;
  readonly name: string;
  readonly sortName: string;
  readonly names: readonly string[];
  readonly fips: string;
  readonly kind: (typeof stateKinds)[number];
  readonly region: Region;
  readonly division: string | null;
  readonly capital: string | null;
  readonly latitude: number;
  readonly longitude: number;
  /** `Center:…` that serves it, be it its own or another state's. */
  readonly centerId: string;
  readonly hasOwnCenter: boolean;
}

export const organizationKinds = [
  'UNIVERSITY',
  'COMMUNITY_COLLEGE',
  'ECONOMIC_DEVELOPMENT_ORGANIZATION',
  'STATE_AGENCY',
  'NONPROFIT',
] as const;
type OrganizationKind = (typeof organizationKinds)[number];

export const organizationRelations = ['HOSTS', 'FUNDS', 'COLLABORATES'] as const;

/** An organization of a state that hosts, funds or works with a center. */
export interface StateOrganizationDoc
  extends NamedDoc, KnownDoc<'WEBSITE' | 'SUMMARY' | 'ROR' | 'UEI'>, IdentifiedDoc {
  readonly arena: 'STATE';
  readonly kind: OrganizationKind;
  readonly stateId: string;
  readonly website: string | null;
  readonly summary: string | null;
  readonly centerIds: readonly string[];
  readonly relation: (typeof organizationRelations)[number];
}

export const states = {
  states: defineCollection<StateDoc>()({
    name: 'states',
    type: 'State',
    one: { stateById: '_id' },
    pages: { states: null, statesByCenter: 'centerId' },
    orders: { NAME: 'sortName', CODE: 'code' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: {
      region: equals('region'),
      division: isWord('division'),
      named: isNamed('names'),
      basis: equals('basis'),
    },
    facets: {
      REGION: byValue('region'),
      DIVISION: byValue('division'),
      BASIS: byValue('basis'),
    },
    reads: { center: ['centerId'] },
  }),
  stateOrganizations: defineCollection<StateOrganizationDoc>()({
    name: 'stateOrganizations',
    type: 'StateOrganization',
    one: { stateOrganizationById: '_id' },
    pages: {
      stateOrganizations: null,
      stateOrganizationsByState: 'stateId',
      stateOrganizationsByCenter: 'centerIds',
    },
    orders: { NAME: 'sortName', STATE: 'stateId' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: {
      kind: equals('kind'),
      relation: equals('relation'),
      state: refersTo('stateId', { type: 'State', ids: 'states' }),
      named: isNamed('names'),
      basis: equals('basis'),
      unknown: equals('unknown'),
    },
    facets: {
      KIND: byValue('kind'),
      RELATION: byValue('relation'),
      STATE: byEntity(byValue('stateId'), 'states'),
      BASIS: byValue('basis'),
      UNKNOWN: byElement('unknown'),
    },
    reads: { state: ['stateId'], centers: ['centerIds'] },
  }),
};
