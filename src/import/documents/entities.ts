import { identifierKey } from '../../identifiers.ts';
import { fold } from '../../search/fold.ts';
import { naturalKey, typeOfId } from '../../ids.ts';
import type { Arena } from '../../collections/network.ts';
import type { Documents, DocumentsOf } from './content.ts';
import { searchFields, type SearchFacts } from './search.ts';

type Others = Omit<Documents, 'network'>;
type Entity = DocumentsOf<'network'>['entities'][number];

interface Drafted {
  readonly _id: string;
  readonly name: string;
  readonly facts: SearchFacts;
  readonly arena?: Arena;
}

/** One entity for each document of the graph, whatever its domain, with all it can be found by. */
export function entityDocuments(
  others: Others,
  arenas: DocumentsOf<'network'>['arenas'],
): readonly Entity[] {
  const links = countLinks(others);
  const identifiersOf = findIdentifiers(others);
  const { resources } = others;
  const topics = resources.topics.map((topic) => ({ ...topic, summary: null }));
  const profiles = [...resources.focusAreas, ...resources.engagementModes, ...topics, ...arenas];
  return [
    ...draftPartners(others),
    ...draftPlaces(others),
    ...draftOffers(others),
    ...profiles.map(draftProfile),
    ...draftRecords(others),
  ].map(({ _id, name, facts, arena }): Entity => {
    const type = typeOfId(_id);
    const fields = searchFields({ type, name, links: links.get(_id) ?? 0 }, facts);
    const identifiers = identifiersOf.get(_id) ?? [];
    return { _id, type, arena: arena ?? null, sortName: fold(name), identifiers, ...fields };
  });
}

function draftPartners(others: Others): readonly Drafted[] {
  const nameOf = shortNames(others);
  const { agencies, associations, states } = others;
  return [
    ...agencies.agencies.map(({ _id, name, arena, abbreviation, aliases, summary, parentId }) => ({
      _id,
      name,
      arena,
      facts: {
        abbreviations: [abbreviation],
        aliases,
        summary,
        keywords: ['Agency', ...nameOf(parentId)],
      },
    })),
    ...states.stateOrganizations.map(({ _id, name, arena, kind, stateId, summary }) => ({
      _id,
      name,
      arena,
      facts: { summary, keywords: [toWords(kind), ...nameOf(stateId)] },
    })),
    ...associations.associations.map((association) => ({
      _id: association._id,
      name: association.name,
      arena: association.arena,
      facts: {
        abbreviations: [association.abbreviation],
        aliases: association.aliases,
        summary: association.summary,
        keywords: [
          ...association.industries.map(toWords),
          ...(association.headquarters === null ? [] : [association.headquarters.city]),
        ],
      },
    })),
  ];
}

function draftPlaces(others: Others): readonly Drafted[] {
  const nameOf = shortNames(others);
  const { states, centers } = others;
  return [
    ...states.states.map(({ _id, name, code, region, division, capital }) => ({
      _id,
      name,
      facts: {
        abbreviations: [code],
        keywords: [toWords(region), division, capital].filter((text) => text !== null),
      },
    })),
    ...centers.centers.map((center) => ({
      _id: center._id,
      name: center.name,
      facts: {
        abbreviations: [center.shortName],
        aliases: [...center.formerNames, ...center.aliases],
        summary: center.summary,
        keywords: [
          'MEP Center',
          ...nameOf(center.stateId),
          naturalKey(center.stateId),
          ...(center.city === null ? [] : [center.city]),
          ...(center.host === null ? [] : [center.host.name]),
          ...center.services,
        ],
      },
    })),
  ];
}

function draftOffers(others: Others): readonly Drafted[] {
  const nameOf = shortNames(others);
  const { resources, agreements } = others;
  return [
    ...resources.resources.map((resource) => ({
      _id: resource._id,
      name: resource.name,
      facts: {
        summary: resource.summary,
        keywords: [
          toWords(resource.kind),
          ...nameOf(...resource.topicIds),
          ...nameOf(...resource.agencyIds, ...resource.associationIds),
          ...nameOf(...resource.locationIds),
        ],
      },
    })),
    ...agreements.agreements.map(({ _id, name, kind, summary, partyIds }) => ({
      _id,
      name,
      facts: { summary, keywords: [toWords(kind), ...nameOf(...partyIds)] },
    })),
  ];
}

interface Profile {
  readonly _id: string;
  readonly label: string;
  readonly summary: string | null;
}

function draftProfile({ _id, label, summary }: Profile): Drafted {
  return { _id, name: label, facts: { summary } };
}

type ImpactReport = DocumentsOf<'centers'>['impacts'][number];
type FundingRecord = DocumentsOf<'centers'>['funding'][number];

/** Reports and records have no names: they are called after whom they are about, and when. */
function draftRecords(others: Others): readonly Drafted[] {
  const nameOf = shortNames(others);
  const placeOf = (id: string | null): string => nameOf(id)[0] ?? 'MEP National Network';
  const { impacts, funding } = others.centers;
  return [
    ...impacts.map((report) => ({
      _id: report._id,
      name: `${placeOf(report.centerId ?? report.stateId)} results, ${yearsOf(report)}`,
      facts: { keywords: ['Impact report'] },
    })),
    ...funding.map((record) => ({
      _id: record._id,
      name: `${placeOf(record.centerId)} ${fundingName(record)}`,
      facts: { summary: record.summary },
    })),
  ];
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

/** `Small manufacturers` of `small-manufacturers`, `State agency` of `STATE_AGENCY`. */
function toWords(code: string): string {
  const words = code.toLowerCase().replace(/[_-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What others call an entity by; nothing for what has no short name. */
function shortNames(others: Others): (...ids: readonly (string | null)[]) => readonly string[] {
  const { agencies, associations, states, centers, resources } = others;
  const names = new Map<string, string>([
    ...agencies.agencies.map(({ _id, abbreviation }) => [_id, abbreviation] as const),
    ...associations.associations.map(({ _id, abbreviation }) => [_id, abbreviation] as const),
    ...states.states.map(({ _id, name }) => [_id, name] as const),
    ...centers.centers.map(({ _id, shortName }) => [_id, shortName] as const),
    ...resources.topics.map(({ _id, label }) => [_id, label] as const),
  ]);
  return (...ids) => ids.flatMap((id) => names.get(id ?? '') ?? []);
}

/** What others know an entity by. */
function findIdentifiers(others: Others): ReadonlyMap<string, readonly string[]> {
  const { agencies, associations, states, centers, resources } = others;
  const identified = [
    ...agencies.agencies,
    ...associations.associations,
    ...states.states,
    ...states.stateOrganizations,
    ...centers.centers,
    ...resources.resources,
  ];
  return new Map(
    identified.map(({ _id, identifiers }) => [
      _id,
      identifiers.map(({ scheme, value }) => identifierKey(scheme, value)),
    ]),
  );
}

/** How many others refer to each entity. */
function countLinks(others: Others): ReadonlyMap<string, number> {
  const { agencies, associations, states, centers, resources, agreements } = others;
  const referred: readonly (string | null | undefined)[] = [
    ...agencies.agencies.map(({ parentId }) => parentId),
    ...associations.associations.map(({ headquarters }) => headquarters?.stateId),
    ...states.stateOrganizations.flatMap(({ stateId, centerIds }) => [stateId, ...centerIds]),
    ...states.states.map(({ centerId }) => centerId),
    ...resources.resources.flatMap(({ agencyIds, associationIds, topicIds }) => [
      ...agencyIds,
      ...associationIds,
      ...topicIds,
    ]),
    ...agreements.agreements.flatMap(({ partyIds, resourceIds }) => [...partyIds, ...resourceIds]),
    ...[...centers.impacts, ...centers.funding].map(({ centerId }) => centerId),
  ];
  const counts = new Map<string, number>();
  for (const id of referred) if (id != null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
