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
