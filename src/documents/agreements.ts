import { toId } from '../ids.ts';
import type { DataSet } from '../records/index.ts';
import { toIds, toNames, toProvenance, toStatus, type DocumentsOf, unknownsIn } from './content.ts';

export function agreementDocuments({
  agreements,
  agencies,
  associations,
}: DataSet): DocumentsOf<'agreements'> {
  return {
    agreements: agreements.map(toAgreement),
    agreementNeighbours: [
      ...agencies.map(({ id, name }) => ({ _id: toId('Agency', id), name })),
      ...associations.map(({ id, name }) => ({ _id: toId('Association', id), name })),
    ],
  };
}

export function toAgreement(
  agreement: DataSet['agreements'][number],
): DocumentsOf<'agreements'>['agreements'][number] {
  return {
    _id: toId('Agreement', agreement.id),
    slug: agreement.id,
    ...toNames(agreement.title),
    kind: agreement.kind,
    ...toStatus(agreement.status),
    partyIds: [
      ...toIds('Agency', agreement.agencyIds),
      ...toIds('Association', agreement.associationIds),
    ],
    resourceIds: toIds('Resource', agreement.resourceIds),
    focusArea: agreement.focusArea,
    startYear: agreement.startYear,
    endYear: agreement.endYear,
    summary: agreement.summary,
    unknown: unknownsIn({ START_YEAR: agreement.startYear, STATUS: agreement.status.code }),
    ...toProvenance(agreement.sources),
  };
}
