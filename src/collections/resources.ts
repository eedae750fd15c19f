import { defineCollection, defineReferences } from './define.ts';
import { byElement, byEntity, byValue } from './facets.ts';
import {
  equals,
  equalsAny,
  isNamed,
  isWithin,
  isWord,
  refersTo,
  refersToAll,
  refersToAny,
  standsFor,
} from './filters.ts';
import type {
  IdentifiedDoc,
  KnownDoc,
  FocusAreaCode,
  ImportedDoc,
  NamedDoc,
  RecordDoc,
  StatusFields,
} from './record.ts';

export const resourceKinds = [
  'PROGRAM',
  'GRANT',
  'LOAN',
  'SERVICE',
  'TOOL',
  'TRAINING',
  'STANDARD',
  'FACILITY',
  'PUBLICATION',
  'TECHNOLOGY',
] as const;
export const providerKinds = ['AGENCY', 'ASSOCIATION', 'CENTER_NETWORK'] as const;
export const engagementModeCodes = [
  'AWARENESS',
  'EDUCATION',
  'COLLABORATION',
  'IMPLEMENTATION',
] as const;
export const resourceStatuses = ['OPEN', 'CLOSED', 'UNKNOWN'] as const;
type ResourceStatus = (typeof resourceStatuses)[number];
type EngagementModeCode = (typeof engagementModeCodes)[number];

/** Stands in a resource's `reach` for every center, and for every state. */
export const everyCenter = 'Center:*';
export const everyState = 'State:*';

/** Something that partners offer to manufacturers. Its `name` is its title. */
export interface ResourceDoc
  extends
    NamedDoc,
    StatusFields<ResourceStatus>,
    KnownDoc<'START_YEAR' | 'STATUS' | 'WEBSITE' | 'ASSISTANCE_LISTING'>,
    IdentifiedDoc {
  readonly kind: (typeof resourceKinds)[number];
  readonly providerKind: (typeof providerKinds)[number];
  readonly agencyIds: readonly string[];
  /** The agencies, and all that they are part of. */
  readonly agencyTreeIds: readonly string[];
  readonly associationIds: readonly string[];
  /** `Agency:…`, `Association:…` or `Center:…`, those named first in the data first. */
  readonly providerIds: readonly string[];
  readonly focusArea: FocusAreaCode;
  readonly topicIds: readonly string[];
  readonly engagementModes: readonly EngagementModeCode[];
  readonly audience: readonly string[];
  readonly website: string | null;
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly summary: string;
  readonly isNationwide: boolean;
  readonly isNetworkWide: boolean;
  /**
   * Whom it reaches: the states it serves and the centers that bring it, as ids, or `everyState`
   * and `everyCenter`. What serves a state in particular is brought by that state's center.
   */
  readonly reach: readonly string[];
  /** States a facility or institute sits in. */
  readonly locationIds: readonly string[];
  /** Those it has most in common with, at most `relatedAtMost`. */
  readonly related: readonly RelatedDoc[];
  /** Which part of a count it is in (see `tally.ts`). */
  readonly tallyPart: number;
  // The lists above, each as one word (see `tally.ts`).
  readonly agencyKey: string;
  readonly agencyTreeKey: string;
  readonly associationKey: string;
  readonly topicKey: string;
  readonly engagementModeKey: string;
  readonly audienceKey: string;
  readonly reachKey: string;
  readonly locationKey: string;
  readonly unknownKey: string;
}

/** How many others a resource's document lists as related at most. */
export const relatedAtMost = 10;

export interface RelatedDoc {
  readonly resourceId: string;
  /** From 0, nothing in common, to 1. */
  readonly score: number;
  /** Providers, topics and centers that both have, the rarest first. */
  readonly sharedIds: readonly string[];
  /** Why it is, in a sentence. */
  readonly reason: string;
}

/** A focus area or an engagement mode. */
export interface ProfileDoc<Code extends string> extends RecordDoc {
  readonly code: Code;
  readonly label: string;
  /** Position among its kind, from 1. */
  readonly order: number;
  readonly summary: string;
}

export type FocusAreaProfileDoc = ProfileDoc<FocusAreaCode>;
export type EngagementModeProfileDoc = ProfileDoc<EngagementModeCode>;

export interface TopicDoc extends RecordDoc {
  readonly slug: string;
  readonly label: string;
}

/** An entity of another domain as this one knows it; centers and states by what `reach` names them. */
export interface ResourceNeighbourDoc extends ImportedDoc {
  readonly name: string;
  readonly sortName: string;
  /** A center's own id and `everyCenter`; empty for all others. */
  readonly centerReach: readonly string[];
  /** A state's own id and `everyState`; empty for all others. */
  readonly stateReach: readonly string[];
}

/** A resource's lists, and the fields with their keys. */
export const resourceKeys = {
  topicIds: 'topicKey',
  engagementModes: 'engagementModeKey',
  audience: 'audienceKey',
  reach: 'reachKey',
  locationIds: 'locationKey',
  associationIds: 'associationKey',
  agencyTreeIds: 'agencyTreeKey',
  agencyIds: 'agencyKey',
  unknown: 'unknownKey',
} as const;

const neighbour = (type: string) => ({ type, ids: 'resourceNeighbours' });

export const resources = {
  resources: defineCollection<ResourceDoc>()({
    name: 'resources',
    type: 'Resource',
    one: { resourceById: '_id' },
    pages: {
      resources: null,
      resourcesByReach: 'reach',
      resourcesByAgency: 'agencyIds',
      resourcesByAssociation: 'associationIds',
      resourcesByLocation: 'locationIds',
      resourcesByFocusArea: 'focusArea',
      resourcesByEngagementMode: 'engagementModes',
      resourcesByTopic: 'topicIds',
    },
    orders: { TITLE: 'sortName', START_YEAR: 'startYear' },
    defaultOrder: { field: 'TITLE', direction: 'ASC' },
    filters: {
      kind: equals('kind'),
      focusArea: equals('focusArea'),
      engagementMode: equals('engagementModes'),
      topicsAny: refersToAny('topicIds', { type: 'Topic', ids: 'topics' }),
      topicsAll: refersToAll('topicIds', { type: 'Topic', ids: 'topics' }),
      agency: refersTo('agencyIds', neighbour('Agency')),
      agencyWithOffices: refersTo('agencyTreeIds', neighbour('Agency')),
      association: refersTo('associationIds', neighbour('Association')),
      center: refersTo('reach', neighbour('Center'), [everyCenter]),
      servesState: refersTo('reach', neighbour('State'), [everyState]),
      location: refersTo('locationIds', neighbour('State')),
      audience: isWord('audience'),
      status: equals('status'),
      statusAny: equalsAny('status'),
      isOpen: standsFor('status', { true: 'OPEN', false: 'CLOSED' }),
      providerKind: equals('providerKind'),
      started: isWithin('startYear'),
      named: isNamed('names'),
      basis: equals('basis'),
      unknown: equals('unknown'),
    },
    checks: {
      fields: ['kind', 'focusArea', 'status'],
      starts: ['kind', 'focusArea', 'status', 'engagementModes', 'audience'],
    },
    facets: {
      KIND: byValue('kind'),
      PROVIDER_KIND: byValue('providerKind'),
      STATUS: byValue('status'),
      FOCUS_AREA: byValue('focusArea'),
      ENGAGEMENT_MODE: byElement('engagementModes'),
      TOPIC: byEntity(byElement('topicIds'), 'topics', 'label'),
      AGENCY: byEntity(byElement('agencyIds'), 'resourceNeighbours'),
      ASSOCIATION: byEntity(byElement('associationIds'), 'resourceNeighbours'),
      AUDIENCE: byElement('audience'),
      LOCATION: byEntity(byElement('locationIds'), 'resourceNeighbours'),
      START_YEAR: byValue('startYear'),
      BASIS: byValue('basis'),
      UNKNOWN: byElement('unknown'),
    },
    tally: {
      part: 'tallyPart',
      fields: [
        'kind',
        'focusArea',
        'engagementModeKey',
        'audienceKey',
        'topicKey',
        'status',
        'basis',
        'unknownKey',
        'providerKind',
        'startYear',
        'agencyKey',
        'associationKey',
        'locationKey',
        'reachKey',
        'agencyTreeKey',
      ],
      keys: resourceKeys,
      manifold: ['agencyIds', 'associationIds', 'topicIds'],
    },
    reads: {
      title: ['name'],
      providers: ['providerIds'],
      topics: ['topicIds'],
      centers: ['reach'],
      statesServed: ['reach'],
      locations: ['locationIds'],
      isOpen: ['status'],
    },
  }),
  focusAreas: defineCollection<FocusAreaProfileDoc>()({
    name: 'focusAreas',
    type: 'FocusAreaProfile',
    one: { focusAreaById: '_id' },
    pages: { focusAreas: null },
    orders: { ORDER: 'order' },
    defaultOrder: { field: 'ORDER', direction: 'ASC' },
    filters: {},
    reads: {},
  }),
  engagementModes: defineCollection<EngagementModeProfileDoc>()({
    name: 'engagementModes',
    type: 'EngagementModeProfile',
    one: { engagementModeById: '_id' },
    pages: { engagementModes: null },
    orders: { ORDER: 'order' },
    defaultOrder: { field: 'ORDER', direction: 'ASC' },
    filters: {},
    reads: {},
  }),
  topics: defineCollection<TopicDoc>()({
    name: 'topics',
    type: 'Topic',
    one: { topicById: '_id' },
    pages: { topics: null },
    orders: { LABEL: 'label' },
    defaultOrder: { field: 'LABEL', direction: 'ASC' },
    filters: {},
    reads: {},
  }),
  resourceNeighbours: defineReferences<ResourceNeighbourDoc>()({
    name: 'resourceNeighbours',
    type: 'ResourceNeighbour',
    one: {},
    pages: { centersByReach: 'centerReach', statesByReach: 'stateReach' },
    orders: { NAME: 'sortName' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: {},
    reads: {},
  }),
};
