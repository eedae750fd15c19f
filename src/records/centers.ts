import { identifiersOf } from './identifiers.ts';
import { z } from 'zod';
import { centerStatuses, hostKinds } from '../collections/centerDocs.ts';
import { zip } from './places.ts';
import {
  focusArea,
  latitude,
  listOf,
  longitude,
  longListOf,
  name,
  oneOf,
  record,
  slug,
  sources,
  stateCode,
  statusOf,
  text,
  url,
} from './values.ts';

const asOfWords = 'a day as YYYY-MM-DD or a month as YYYY-MM';

const statusNote = record({
  asOf: z.union([z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)], asOfWords),
  note: text,
  source: url,
});

export const centerRecord = record({
  id: slug,
  name: name,
  shortName: name,
  stateCode,
  website: url.nullable(),
  nistPage: url.nullable(),
  hostOrganization: record({ name: name, kind: oneOf(hostKinds) }).nullable(),
  city: name.nullable(),
  zip: zip.nullable(),
  latitude: latitude.nullable(),
  longitude: longitude.nullable(),
  summary: text,
  focusAreas: listOf(focusArea),
  services: listOf(name),
  formerNames: listOf(name),
  aliases: listOf(name),
  status: statusOf(centerStatuses),
  statusNotes: longListOf(statusNote),
  identifiers: identifiersOf('UEI'),
  sources,
}).refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
  path: ['longitude'],
  error: 'both latitude and longitude, or neither',
});
