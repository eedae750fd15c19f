import { defineCollection, defineReferences, equals, isNamed, refersTo } from './define.ts';
import type { FocusAreaCode, ImportedDoc, NamedDoc, RecordDoc } from './record.ts';

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
type EngagementModeCode = (typeof engagementModeCodes)[number];

/** Stands in a resource's `reach` for every center, and for every state. */
export const everyCenter = 'Center:*';
export const everyState = 'State:*';

/** Something that partners offer to manufacturers. Its `name` is its title. */
export interface ResourceDoc extends NamedDoc {
  readonly kind: (typeof resourceKinds)[number];
  readonly providerKind: (typeof providerKinds)[number];
  readonly agencyIds: readonly string[];
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
  readonly isOpen: boolean;
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

/** A state or center as this domain knows it: by whom a resource's `reach` names it. */
export interface ReachTargetDoc extends ImportedDoc {
  readonly sortName: string;
  /** A center's own id and `everyCenter`; empty for a state. */
  readonly centerReach: readonly string[];
  /** A state's own id and `everyState`; empty for a center. */
  readonly stateReach: readonly string[];
}

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
    orders: { NAME: 'sortName', START_YEAR: 'startYear' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: {
      kind: equals('kind'),
      focusArea: equals('focusArea'),
      engagementMode: equals('engagementModes'),
      topic: refersTo('topicIds', 'Topic'),
      agency: refersTo('agencyIds', 'Agency'),
      association: refersTo('associationIds', 'Association'),
      audience: equals('audience'),
      isOpen: equals('isOpen'),
      named: isNamed('names'),
    },
    reads: {
      title: ['name'],
      providers: ['providerIds'],
      topics: ['topicIds'],
      centers: ['reach'],
      statesServed: ['reach'],
      locations: ['locationIds'],
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
  reachTargets: defineReferences<ReachTargetDoc>()({
    name: 'reachTargets',
    type: 'ReachTarget',
    one: {},
    pages: { centersByReach: 'centerReach', statesByReach: 'stateReach' },
    orders: { NAME: 'sortName' },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    filters: {},
    reads: {},
  }),
};
