import type { Region } from '../../collections/record.ts';
import { toId } from '../../ids.ts';
import type { DataSet } from '../records/index.ts';
import { toIdOrNull, toNames, toSources, type DocumentsOf } from './content.ts';

type CenterDocuments = DocumentsOf<'centers'>;

export function centerDocuments(set: DataSet): CenterDocuments {
  const regionByState = new Map(set.states.map(({ code, region }) => [code, region]));
  return {
    centers: set.centers.map((center) =>
      toCenter(center, regionByState.get(center.stateCode) ?? 'TERRITORY'),
    ),
    centerNeighbours: set.states.map(({ code, name }) => ({ _id: toId('State', code), name })),
    impacts: set.impacts.map(toImpactReport),
    funding: set.funding.map(toFundingRecord),
  };
}

function toCenter(
  center: DataSet['centers'][number],
  region: Region,
): CenterDocuments['centers'][number] {
  return {
    _id: toId('Center', center.id),
    slug: center.id,
    ...toNames(center.name, center.shortName, ...center.formerNames),
    shortName: center.shortName,
    stateId: toId('State', center.stateCode),
    website: center.website,
    nistPage: center.nistPage,
    host: center.hostOrganization,
    city: center.city,
    zip: center.zip,
    latitude: center.latitude,
    longitude: center.longitude,
    summary: center.summary,
    focusAreas: center.focusAreas,
    services: center.services,
    formerNames: center.formerNames,
    statusNotes: center.statusNotes,
    hasStatusNote: center.statusNotes.length > 0,
    region,
    sources: toSources(center.sources),
  };
}

function toImpactReport(impact: DataSet['impacts'][number]): CenterDocuments['impacts'][number] {
  return {
    _id: toId('ImpactReport', impact.id),
    scope: impact.scope,
    centerId: toIdOrNull('Center', impact.centerId),
    stateId: toIdOrNull('State', impact.stateCode),
    fiscalYear: impact.fiscalYear,
    period: impact.period,
    year: known(impact.id, impact.fiscalYear ?? impact.period?.endYear),
    metrics: impact.metrics,
    sources: toSources(impact.sources),
  };
}

function toFundingRecord(funding: DataSet['funding'][number]): CenterDocuments['funding'][number] {
  return {
    _id: toId('FundingRecord', funding.id),
    scope: funding.scope,
    centerId: toIdOrNull('Center', funding.centerId),
    kind: funding.kind,
    fiscalYear: funding.fiscalYear,
    calendarYear: funding.calendarYear,
    year: known(funding.id, funding.fiscalYear ?? funding.calendarYear),
    amountUsd: funding.amountUsd,
    summary: funding.summary,
    sources: toSources(funding.sources),
  };
}

function known(id: string, year: number | null | undefined): number {
  if (year == null) throw new Error(`Expected a checked record, got ${id} without a year`);
  return year;
}
