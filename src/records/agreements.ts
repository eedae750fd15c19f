import { agreementKinds, agreementStatuses } from '../collections/agreements.ts';
import {
  focusArea,
  isInOrder,
  listOf,
  name,
  oneOf,
  record,
  slug,
  sources,
  statusOf,
  text,
  year,
} from './values.ts';

export const agreementRecord = record({
  id: slug,
  title: name,
  kind: oneOf(agreementKinds),
  agencyIds: listOf(slug),
  associationIds: listOf(slug),
  resourceIds: listOf(slug),
  focusArea,
  startYear: year.nullable(),
  endYear: year.nullable(),
  status: statusOf(agreementStatuses),
  summary: text,
  sources,
})
  .refine(({ startYear, endYear }) => isInOrder(startYear, endYear), {
    path: ['endYear'],
    error: 'a year that is not before startYear',
  })
  .refine(({ agencyIds, associationIds }) => agencyIds.length + associationIds.length > 0, {
    path: ['agencyIds'],
    error: 'at least one agency or association',
  });
