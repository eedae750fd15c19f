import { fold } from '../../fold.ts';
import { typeOfId } from '../../ids.ts';
import type { Arena } from '../../collections/network.ts';
import type { DataSet } from '../records/index.ts';
import type { Documents, DocumentsOf } from './content.ts';
import { toProfile } from './resources.ts';

type Others = Omit<Documents, 'network'>;
type Entity = DocumentsOf<'network'>['entities'][number];

/** One entity for each document of the graph, whatever its domain. */
export function networkDocuments(set: DataSet, others: Others): DocumentsOf<'network'> {
  const arenas = set.arenas.map((arena) => toProfile('ArenaProfile', arena));
  const { agencies, states, centers, associations, resources, agreements } = others;
  const labelled = [
    ...resources.focusAreas,
    ...resources.engagementModes,
    ...resources.topics,
    ...arenas,
  ];
  const placeOf = placeNames(others);
  return {
    arenas,
    entities: [
      ...agencies.agencies.map((doc) => toEntity(doc, doc.name, doc.arena)),
      ...states.stateOrganizations.map((doc) => toEntity(doc, doc.name, doc.arena)),
      ...associations.associations.map((doc) => toEntity(doc, doc.name, doc.arena)),
      ...states.states.map((doc) => toEntity(doc, doc.name)),
      ...centers.centers.map((doc) => toEntity(doc, doc.name)),
      ...resources.resources.map((doc) => toEntity(doc, doc.name)),
      ...agreements.agreements.map((doc) => toEntity(doc, doc.name)),
      ...labelled.map((doc) => toEntity(doc, doc.label)),
      ...centers.impacts.map((doc) => toEntity(doc, `${placeOf(doc)} results, ${yearsOf(doc)}`)),
      ...centers.funding.map((doc) => toEntity(doc, `${placeOf(doc)} ${fundingName(doc)}`)),
    ],
  };
}

function toEntity({ _id }: { readonly _id: string }, name: string, arena?: Arena): Entity {
  return { _id, type: typeOfId(_id), arena: arena ?? null, name, sortName: fold(name) };
}

type ImpactReport = DocumentsOf<'centers'>['impacts'][number];
type FundingRecord = DocumentsOf<'centers'>['funding'][number];
type Place = Pick<ImpactReport, 'centerId'> & Partial<Pick<ImpactReport, 'stateId'>>;

/** Says whom a report or record is about: a center, a state, or the network. */
function placeNames({ centers, states }: Others): (place: Place) => string {
  const names = new Map([
    ...centers.centers.map(({ _id, shortName }) => [_id, shortName] as const),
    ...states.states.map(({ _id, name }) => [_id, name] as const),
  ]);
  return ({ centerId, stateId }) => names.get(centerId ?? stateId ?? '') ?? 'MEP National Network';
}

function yearsOf({ fiscalYear, period }: ImpactReport): string {
  if (period === null) return `FY${fiscalYear ?? ''}`;
  const { startYear, endYear } = period;
  return startYear === endYear ? String(startYear) : `${startYear}–${endYear}`;
}

const fundingKindNames: Readonly<Record<FundingRecord['kind'], string>> = {
  APPROPRIATION: 'appropriation',
  COST_SHARE_RULE: 'cost-share rule',
  COOPERATIVE_AGREEMENT_AWARD: 'cooperative agreement award',
};

function fundingName({ kind, fiscalYear, year }: FundingRecord): string {
  return `${fundingKindNames[kind]}, ${fiscalYear === null ? '' : 'FY'}${year}`;
}
