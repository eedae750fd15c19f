import type { Region } from '../collections/record.ts';
import { toId } from '../ids.ts';
import type { DataSet } from '../records/index.ts';
import {
  toIdOrNull,
  toNames,
  toProvenance,
  toStatus,
  type DocumentsOf,
  unknownsIn,
  identifierIn,
  toIdentifiers,
} from './content.ts';
import { placeCenters, zipAreaDocuments } from './places.ts';

type CenterDocuments = DocumentsOf<'centers'>;

export function centerDocuments(set: DataSet): CenterDocuments {
  const regionByState = new Map(set.states.map(({ code, region }) => [code, region]));
  const places = placeCenters(set);
  return {
    centers: set.centers.map((center) => ({
      ...toCenter(center, regionByState.get(center.stateCode) ?? 'TERRITORY'),
      ...known(center.id, 'a place', places.get(center.id)),
    })),
    centerNeighbours: set.states.map(({ code, name }) => ({ _id: toId('State', code), name })),
    zipAreas: zipAreaDocuments(set),
    impacts: set.impacts.map(toImpactReport),
    funding: set.funding.map(toFundingRecord),
  };
}

function toCenter(
  center: DataSet['centers'][number],
  region: Region,
): Omit<CenterDocuments['centers'][number], 'location' | 'isLocationApproximate' | 'nearby'> {
  return {
    _id: toId('Center', center.id),
    slug: center.id,
    ...toNames(center.name, center.shortName, ...center.formerNames, ...center.aliases),
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
    aliases: center.aliases,
    ...toStatus(center.status),
    statusNotes: center.statusNotes,
    hasStatusNote: center.statusNotes.length > 0,
    region,
    unknown: unknownsIn({
      HOST: center.hostOrganization,
      CITY: center.city,
      ZIP: center.zip,
      COORDINATES: center.latitude,
      WEBSITE: center.website,
      NIST_PAGE: center.nistPage,
      STATUS: center.status.code,
      UEI: identifierIn(center.identifiers, 'UEI'),
    }),
    identifiers: toIdentifiers(center.identifiers),
    ...toProvenance(center.sources),
  };
}

export function toImpactReport(
  impact: DataSet['impacts'][number],
): CenterDocuments['impacts'][number] {
  return {
    _id: toId('ImpactReport', impact.id),
    scope: impact.scope,
    centerId: toIdOrNull('Center', impact.centerId),
    stateId: toIdOrNull('State', impact.stateCode),
    fiscalYear: impact.fiscalYear,
    period: impact.period,
    year: known(impact.id, 'a year', impact.fiscalYear ?? impact.period?.endYear),
    metrics: impact.metrics,
    ...toProvenance(impact.sources),
  };
}

export function toFundingRecord(
  funding: DataSet['funding'][number],
): CenterDocuments['funding'][number] {
  return {
    _id: toId('FundingRecord', funding.id),
    scope: funding.scope,
    centerId: toIdOrNull('Center', funding.centerId),
    kind: funding.kind,
    fiscalYear: funding.fiscalYear,
    calendarYear: funding.calendarYear,
    year: known(funding.id, 'a year', funding.fiscalYear ?? funding.calendarYear),
    amountUsd: funding.amountUsd,
    term: funding.term,
    yearsCovered: funding.yearsCovered,
    coverage: funding.coverage,
    certainty: funding.certainty,
    summary: funding.summary,
    unknown: unknownsOfMoney(funding),
    ...toProvenance(funding.sources),
  };
}

/** A rule has no amount that could be unknown. */
function unknownsOfMoney({
  kind,
  amountUsd,
  term,
  yearsCovered,
  coverage,
}: DataSet['funding'][number]): CenterDocuments['funding'][number]['unknown'] {
  if (kind === 'COST_SHARE_RULE') return [];
  return unknownsIn({
    AMOUNT: amountUsd,
    TERM: term,
    YEARS_COVERED: yearsCovered,
    COVERAGE: coverage,
  });
}

function known<Value>(id: string, what: string, value: Value | null | undefined): Value {
  if (value == null) throw new Error(`Expected a checked record, got ${id} without ${what}`);
  return value;
}
