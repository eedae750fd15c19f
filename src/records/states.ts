import { identifiersOf } from './identifiers.ts';
import { z } from 'zod';
import { organizationKinds, organizationRelations, stateKinds } from '../collections/states.ts';
import { regions } from '../collections/record.ts';
import {
  filledListOf,
  latitude,
  longitude,
  name,
  oneOf,
  record,
  slug,
  sources,
  stateCode,
  text,
  url,
} from './values.ts';

const fipsWords = 'a FIPS code of two digits, as text';

export const stateRecord = record({
  code: stateCode,
  name: name,
  fips: z.string(fipsWords).regex(/^\d{2}$/, fipsWords),
  kind: oneOf(stateKinds),
  region: oneOf(regions),
  division: name.nullable(),
  capital: name.nullable(),
  latitude,
  longitude,
  centerId: slug.nullable(),
  servedByCenterId: slug.nullable().optional(),
  sources,
}).refine(
  ({ centerId, servedByCenterId }) => (centerId === null) !== ((servedByCenterId ?? null) === null),
  { path: ['servedByCenterId'], error: 'exactly one of centerId and servedByCenterId' },
);

export const stateOrganizationRecord = record({
  id: slug,
  name: name,
  kind: oneOf(organizationKinds),
  stateCode,
  website: url.nullable(),
  summary: text.nullable().optional(),
  centerIds: filledListOf(slug),
  relation: oneOf(organizationRelations),
  identifiers: identifiersOf('ROR', 'WIKIDATA', 'UEI'),
  sources,
});
