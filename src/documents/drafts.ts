import { naturalKey } from '../ids.ts';
import { nameOfHost } from '../search/codes.ts';
import { fold } from '../search/fold.ts';
import { yearsOf } from '../collections/centerDocs.ts';
import type { Arena } from '../collections/network.ts';
import type { DocumentsOf } from './content.ts';
import type { SearchFacts } from './search.ts';

/** An entity by what it is called and found by, before anybody counts what refers to it. */
export interface Drafted {
  readonly name: string;
  readonly facts: SearchFacts;
  readonly arena?: Arena;
}

/** What others call entities by; nothing for what has no short name. */
export type NameOf = (...ids: readonly (string | null)[]) => readonly string[];

/** The documents that entities are made of, by their type. */
export interface EntityDocuments {
  readonly Agency: DocumentsOf<'agencies'>['agencies'][number];
  readonly StateOrganization: DocumentsOf<'states'>['stateOrganizations'][number];
  readonly Association: DocumentsOf<'associations'>['associations'][number];
  readonly State: DocumentsOf<'states'>['states'][number];
  readonly Center: DocumentsOf<'centers'>['centers'][number];
  readonly Resource: DocumentsOf<'resources'>['resources'][number];
  readonly Agreement: DocumentsOf<'agreements'>['agreements'][number];
  readonly FocusAreaProfile: DocumentsOf<'resources'>['focusAreas'][number];
  readonly EngagementModeProfile: DocumentsOf<'resources'>['engagementModes'][number];
  readonly Topic: DocumentsOf<'resources'>['topics'][number];
  readonly ArenaProfile: DocumentsOf<'network'>['arenas'][number];
  readonly ImpactReport: DocumentsOf<'centers'>['impacts'][number];
  readonly FundingRecord: DocumentsOf<'centers'>['funding'][number];
}

export type EntityType = keyof EntityDocuments;

export const drafts: {
  readonly [Type in EntityType]: (document: EntityDocuments[Type], nameOf: NameOf) => Drafted;
} = {
  Agency: ({ name, arena, abbreviation, aliases, summary, parentId, website }, nameOf) => ({
    name,
    arena,
    facts: {
      nameOfHost: website && nameOfHost(website),
      abbreviations: [abbreviation],
      aliases,
      summary,
      keywords: ['Agency', ...nameOf(parentId)],
    },
  }),
  StateOrganization: ({ name, arena, kind, stateId, summary, website }, nameOf) => ({
    name,
    arena,
    facts: {
      nameOfHost: website && nameOfHost(website),
      summary,
      keywords: [toWords(kind), ...nameOf(stateId)],
    },
  }),
  Association: (association) => ({
    name: association.name,
    arena: association.arena,
    facts: {
      nameOfHost: association.website && nameOfHost(association.website),
      abbreviations: [association.abbreviation],
      aliases: association.aliases,
      summary: association.summary,
      keywords: [
        ...association.industries.map(toWords),
        ...(association.headquarters === null ? [] : [association.headquarters.city]),
      ],
    },
  }),
  State: ({ name, code, region, division, capital }) => ({
    name,
    facts: {
      abbreviations: [code],
      keywords: [toWords(region), division, capital].filter((text) => text !== null),
    },
  }),
  Center: (center, nameOf) => ({
    name: center.name,
    facts: {
      nameOfHost: center.website && nameOfHost(center.website),
      abbreviations: [center.shortName],
      aliases: [...center.formerNames, ...center.aliases, ...acronymOf(center)],
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
  }),
  Resource: (resource, nameOf) => ({
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
  }),
  Agreement: ({ name, kind, summary, partyIds }, nameOf) => ({
    name,
    facts: { summary, keywords: [toWords(kind), ...nameOf(...partyIds)] },
  }),
  FocusAreaProfile: draftProfile,
  EngagementModeProfile: draftProfile,
  Topic: ({ label }) => ({ name: label, facts: { summary: null } }),
  ArenaProfile: draftProfile,
  // Reports and records have no names: they are called after whom they are about, and when.
  ImpactReport: (report, nameOf) => ({
    name: `${placeOf(report.centerId ?? report.stateId, nameOf)} results, ${yearsOf(report)}`,
    facts: { keywords: ['Impact report'] },
  }),
  FundingRecord: (record, nameOf) => ({
    name: `${placeOf(record.centerId, nameOf)} ${fundingName(record)}`,
    facts: { summary: record.summary },
  }),
};

/** What people call a state's center who do not know its name: `NYMEP`. */
function acronymOf({
  stateId,
  shortName,
}: Pick<EntityDocuments['Center'], 'stateId' | 'shortName'>): readonly string[] {
  const acronym = `${naturalKey(stateId)}MEP`;
  return fold(shortName) === fold(acronym) ? [] : [acronym];
}

function draftProfile({
  label,
  summary,
}: {
  readonly label: string;
  readonly summary: string | null;
}): Drafted {
  return { name: label, facts: { summary } };
}

function placeOf(id: string | null, nameOf: NameOf): string {
  return nameOf(id)[0] ?? 'MEP National Network';
}

type FundingRecord = DocumentsOf<'centers'>['funding'][number];

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
