import { identifiersOf } from './identifiers.ts';
import {
  engagementModeCodes,
  providerKinds,
  resourceKinds,
  resourceStatuses,
} from '../collections/resourceDocs.ts';
import { focusAreaCodes } from '../collections/record.ts';
import {
  filledListOf,
  focusArea,
  isInOrder,
  listOf,
  name,
  oneOf,
  order,
  record,
  slug,
  sources,
  stateCode,
  statusOf,
  text,
  url,
  year,
} from './values.ts';

const engagementMode = oneOf(engagementModeCodes);

export const resourceRecord = record({
  id: slug,
  title: name,
  kind: oneOf(resourceKinds),
  providerKind: oneOf(providerKinds),
  agencyIds: listOf(slug),
  associationIds: listOf(slug),
  focusArea,
  topics: listOf(slug),
  engagementModes: listOf(engagementMode),
  audience: listOf(name),
  website: url.nullable(),
  startYear: year.nullable(),
  endYear: year.nullable(),
  status: statusOf(resourceStatuses),
  summary: text,
  stateCodes: listOf(stateCode),
  locationStateCodes: listOf(stateCode),
  identifiers: identifiersOf('ASSISTANCE_LISTING'),
  sources,
})
  .refine(({ startYear, endYear }) => isInOrder(startYear, endYear), {
    path: ['endYear'],
    error: 'a year that is not before startYear',
  })
  .refine(({ status, endYear }) => endYear === null || status.code !== 'UNKNOWN', {
    path: ['status'],
    error: 'OPEN or CLOSED, as endYear is known',
  })
  .refine(({ providerKind, agencyIds }) => providerKind !== 'AGENCY' || agencyIds.length > 0, {
    path: ['agencyIds'],
    error: 'at least one agency, as providerKind is AGENCY',
  })
  .refine(
    ({ providerKind, associationIds }) =>
      providerKind !== 'ASSOCIATION' || associationIds.length > 0,
    {
      path: ['associationIds'],
      error: 'at least one association, as providerKind is ASSOCIATION',
    },
  );

export const focusAreaRecord = record({
  id: slug,
  code: oneOf(focusAreaCodes),
  label: name,
  order,
  summary: text,
  sources,
});

export const engagementModeRecord = record({
  id: slug,
  code: engagementMode,
  label: name,
  order,
  summary: text,
  sources,
});

/** A word to classify by; the word itself needs no source. */
export const topicRecord = record({
  id: slug,
  label: name,
  sources: filledListOf(sources.element).optional(),
});
