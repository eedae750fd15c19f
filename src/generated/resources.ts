import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../ids.ts';
import type { ResourceDoc, FocusAreaProfileDoc, EngagementModeProfileDoc, TopicDoc } from '../collections/resourceDocs.ts';
import type { Page } from '../paging/paging.ts';
import type { RelatedPage } from '../related.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC, ISO 8601, e.g. `2026-01-31T12:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A federal department, agency, bureau, office or laboratory. */
export type Agency = Node & ResourceProvider & {
  readonly __typename?: 'Agency';
  /** Global id, `Agency:slug`. */
  readonly id: Scalars['ID']['output'];
  /** Resources it offers itself; those of its offices are with them. */
  readonly resources?: Maybe<ResourceConnection>;
};


/** A federal department, agency, bureau, office or laboratory. */
export type AgencyResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};

/** A professional or trade association. */
export type Association = Node & ResourceProvider & {
  readonly __typename?: 'Association';
  /** Global id, `Association:slug`. */
  readonly id: Scalars['ID']['output'];
  /** Resources it offers. */
  readonly resources?: Maybe<ResourceConnection>;
};


/** A professional or trade association. */
export type AssociationResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};

/** An MEP Center. */
export type Center = Node & ResourceProvider & {
  readonly __typename?: 'Center';
  /** Global id, `Center:slug`. */
  readonly id: Scalars['ID']['output'];
  /** Resources it can bring to manufacturers: what is network-wide, and what serves its states in particular. */
  readonly resources?: Maybe<ResourceConnection>;
};


/** An MEP Center. */
export type CenterResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};

/** How many elements of a list have one value of each of two facets. */
export type CrossTab = {
  readonly __typename?: 'CrossTab';
  /** How often each two of them meet; what is not in it is zero. */
  readonly cells: ReadonlyArray<CrossTabCell>;
  /** The most frequent values of the second facet, at most 100, with their counts. */
  readonly columns: ReadonlyArray<Facet>;
  /** The most frequent values of the first facet, at most 100, with their counts. */
  readonly rows: ReadonlyArray<Facet>;
};

/** How often a row and a column of a cross table meet. */
export type CrossTabCell = {
  readonly __typename?: 'CrossTabCell';
  /** Value of the column's facet, as a filter takes it. */
  readonly column: Scalars['String']['output'];
  /** The entity that the column is the id of; null for other values. */
  readonly columnEntity?: Maybe<Node>;
  /** The same, as people say it. */
  readonly columnLabel: Scalars['String']['output'];
  /** How many elements have both, exactly. */
  readonly count: Scalars['Int']['output'];
  /** Value of the row's facet, as a filter takes it. */
  readonly row: Scalars['String']['output'];
  /** The entity that the row is the id of; null for other values. */
  readonly rowEntity?: Maybe<Node>;
  /** The same, as people say it. */
  readonly rowLabel: Scalars['String']['output'];
};

/** How federal investment is leveraged: the four modes of engagement. */
export type EngagementMode =
  /** Letting manufacturers know that a resource exists. */
  | 'AWARENESS'
  /** Working together with partners. */
  | 'COLLABORATION'
  /** Teaching manufacturers or their advisers how to use a resource. */
  | 'EDUCATION'
  /** Putting a resource to use in a plant. */
  | 'IMPLEMENTATION';

/** What there is to know of one mode of engagement. */
export type EngagementModeProfile = Node & {
  readonly __typename?: 'EngagementModeProfile';
  /** Which mode. */
  readonly code: EngagementMode;
  /** Global id, `EngagementModeProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
  /** How people call it. */
  readonly label: Scalars['String']['output'];
  /** Position among the modes, from 1: awareness comes before implementation. */
  readonly order: Scalars['Int']['output'];
  /** Resources that engage in this way. */
  readonly resources?: Maybe<ResourceConnection>;
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** What it means, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** What there is to know of one mode of engagement. */
export type EngagementModeProfileResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};

/** How many elements of a list have one value. */
export type Facet = {
  readonly __typename?: 'Facet';
  /** How many elements have it, exactly. */
  readonly count: Scalars['Int']['output'];
  /** The entity that the value is the id of; null for other values. */
  readonly entity?: Maybe<Node>;
  /** The value, as people say it. */
  readonly label: Scalars['String']['output'];
  /** The value, as a filter takes it. */
  readonly value: Scalars['String']['output'];
};

/** What a partnership is about: the three focus areas of MEP's partnerships. */
export type FocusArea =
  /** Programs in energy, environmental protection, waste reduction, quality and other subjects. */
  | 'MANUFACTURING_RESOURCES'
  /** What federal laboratories can transfer to companies. */
  | 'TECHNOLOGY'
  /** Grants and support for workers and those who train them. */
  | 'WORKFORCE';

/** What there is to know of one focus area. */
export type FocusAreaProfile = Node & {
  readonly __typename?: 'FocusAreaProfile';
  /** Which focus area. */
  readonly code: FocusArea;
  /** Global id, `FocusAreaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
  /** How people call it. */
  readonly label: Scalars['String']['output'];
  /** Position among the focus areas, from 1. */
  readonly order: Scalars['Int']['output'];
  /** Resources that fall into it. */
  readonly resources?: Maybe<ResourceConnection>;
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** What it means, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** What there is to know of one focus area. */
export type FocusAreaProfileResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};

/** An identifier by which others know it. */
export type Identifier = {
  readonly __typename?: 'Identifier';
  /** What else is to be known of it; null when there is nothing to add. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Whose identifier it is. */
  readonly scheme: IdentifierScheme;
  /** Page that was read for it. */
  readonly source: Scalars['String']['output'];
  /** Its address in the scheme's own register; null where there is none. */
  readonly url?: Maybe<Scalars['String']['output']>;
  /** The identifier, as its scheme writes it. */
  readonly value: Scalars['String']['output'];
};

/** Who gives identifiers. */
export type IdentifierScheme =
  /** Assistance Listing, formerly CFDA number, e.g. `11.611`. That a listing is active says nothing of whether its program takes anybody on. */
  | 'ASSISTANCE_LISTING'
  /** FIPS code of a state, e.g. `13`. */
  | 'FIPS'
  /** Research Organization Registry, e.g. `05xpvk416`. */
  | 'ROR'
  /** Unique Entity ID of SAM.gov, 12 letters and digits. */
  | 'UEI'
  /** Postal code of a state, e.g. `GA`. */
  | 'USPS'
  /** Wikidata, e.g. `Q176691`. */
  | 'WIKIDATA';

/** Anything with a global id. */
export type Node = {
  /** Global and readable, `Type:slug`, e.g. `Center:gamep` or `State:GA`; the same in every deployment. */
  readonly id: Scalars['ID']['output'];
};

/** Which end of an order comes first. */
export type OrderDirection =
  /** Smallest, earliest or A first; what is not known comes first. */
  | 'ASC'
  /** Largest, latest or Z first; what is not known comes last. */
  | 'DESC';

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last element of this page; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether the list goes on behind this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list has something before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first element of this page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Who offers a resource. */
export type ProviderKind =
  /** One or more federal agencies. */
  | 'AGENCY'
  /** One or more associations. */
  | 'ASSOCIATION'
  /** The MEP Centers together. */
  | 'CENTER_NETWORK';

/** Where every question starts. */
export type Query = {
  readonly __typename?: 'Query';
  /** One mode of engagement. */
  readonly engagementMode?: Maybe<EngagementModeProfile>;
  /** The four modes of engagement, in their order. */
  readonly engagementModes: ReadonlyArray<EngagementModeProfile>;
  /** One focus area. */
  readonly focusArea?: Maybe<FocusAreaProfile>;
  /** The three focus areas, in their order. */
  readonly focusAreas: ReadonlyArray<FocusAreaProfile>;
  /** One resource; null when there is none of that slug. */
  readonly resource?: Maybe<Resource>;
  /** What partners offer to manufacturers, by title. */
  readonly resources?: Maybe<ResourceConnection>;
  /** One topic; null when there is none of that slug. */
  readonly topic?: Maybe<Topic>;
  /** What resources can be about, by label. */
  readonly topics?: Maybe<TopicConnection>;
};


/** Where every question starts. */
export type QueryEngagementModeArgs = {
  code: EngagementMode;
};


/** Where every question starts. */
export type QueryFocusAreaArgs = {
  code: FocusArea;
};


/** Where every question starts. */
export type QueryResourceArgs = {
  slug: Scalars['String']['input'];
};


/** Where every question starts. */
export type QueryResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};


/** Where every question starts. */
export type QueryTopicArgs = {
  slug: Scalars['String']['input'];
};


/** Where every question starts. */
export type QueryTopicsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list of related resources. */
export type RelatedResourceConnection = {
  readonly __typename?: 'RelatedResourceConnection';
  /** The elements of this page with their cursors and why they are related. */
  readonly edges: ReadonlyArray<RelatedResourceEdge>;
  /** The elements of this page; null where one is gone. */
  readonly nodes: ReadonlyArray<Maybe<Resource>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One related resource. */
export type RelatedResourceEdge = {
  readonly __typename?: 'RelatedResourceEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null where it is gone. */
  readonly node?: Maybe<Resource>;
  /** Why it is related, in a sentence, e.g. `Shares Automation and robotics, NIST MEP.` */
  readonly reason: Scalars['String']['output'];
  /** How much both have in common: 1 for the same providers, topics and centers, near 0 for one that many have. */
  readonly score: Scalars['Float']['output'];
  /** The providers, topics and centers that both have, the rarest first; null where one is gone. */
  readonly shared: ReadonlyArray<Maybe<Node>>;
};

/** Something that partners offer to manufacturers: a program, a grant, a tool, a training and the like. */
export type Resource = Node & {
  readonly __typename?: 'Resource';
  /** Whom it is made for, e.g. `small-manufacturers`. */
  readonly audience: ReadonlyArray<Scalars['String']['output']>;
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** Centers that bring it to manufacturers: all of them when it is network-wide, else those of the states it serves in particular. */
  readonly centers?: Maybe<ResourceCenterConnection>;
  /** Year it ended; null when it has not ended or the end is not known. */
  readonly endYear?: Maybe<Scalars['Int']['output']>;
  /** How it engages manufacturers. */
  readonly engagementModes: ReadonlyArray<EngagementMode>;
  /** The focus area it falls into. */
  readonly focusArea: FocusArea;
  /** Global id, `Resource:slug`, e.g. `Resource:e3-initiative`. */
  readonly id: Scalars['ID']['output'];
  /** What others know it by; empty when nothing was read of that. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** Whether it serves every state: taken to be so where its record names no states. */
  readonly isNationwide: Scalars['Boolean']['output'];
  /** Whether every center brings it: taken to be so where the centers together offer it, or NIST MEP has a part in it. */
  readonly isNetworkWide: Scalars['Boolean']['output'];
  /**
   * Whether its status is OPEN; null when the status is UNKNOWN.
   * @deprecated Use `status`, which says when and where it was told.
   */
  readonly isOpen?: Maybe<Scalars['Boolean']['output']>;
  /** What it is. */
  readonly kind: ResourceKind;
  /** States where a facility or institute of it sits; empty for what has no place. */
  readonly locations?: Maybe<ResourceStateConnection>;
  /** Who offers it: agencies, associations or the centers together. */
  readonly providerKind: ProviderKind;
  /** Who offers it: the agencies and associations named, and every center when the centers together do. */
  readonly providers?: Maybe<ResourceProviderConnection>;
  /** Resources that it has most in common with, 10 at most: providers, topics and centers that both have, the rarer the more. What is known to be closed comes last. */
  readonly related?: Maybe<RelatedResourceConnection>;
  /** Stable name for addresses, unique among resources. */
  readonly slug: Scalars['String']['output'];
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** Year it began; null when not known. */
  readonly startYear?: Maybe<Scalars['Int']['output']>;
  /** States it serves; all of them when it is nationwide. */
  readonly statesServed?: Maybe<ResourceStateConnection>;
  /** Whether it can be used, as far as its sources tell; UNKNOWN for most, and never guessed from a missing end. */
  readonly status: ResourceStatus;
  /** Day, month or year that the status is told of, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null when no date is known. It may have changed since. */
  readonly statusAsOf?: Maybe<Scalars['String']['output']>;
  /** What the status rests on, or what was last told where it is not known; null when there is nothing to add. */
  readonly statusNote?: Maybe<Scalars['String']['output']>;
  /** Page that tells the status; null when nothing does but the record's own words. */
  readonly statusSource?: Maybe<Scalars['String']['output']>;
  /** What it is, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** What it is called. */
  readonly title: Scalars['String']['output'];
  /** What it is about. */
  readonly topics?: Maybe<ResourceTopicConnection>;
  /** Which facts are not known. */
  readonly unknown: ReadonlyArray<ResourceUnknown>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Its web page; null when not known. */
  readonly website?: Maybe<Scalars['String']['output']>;
};


/** Something that partners offer to manufacturers: a program, a grant, a tool, a training and the like. */
export type ResourceCentersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that partners offer to manufacturers: a program, a grant, a tool, a training and the like. */
export type ResourceLocationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that partners offer to manufacturers: a program, a grant, a tool, a training and the like. */
export type ResourceProvidersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that partners offer to manufacturers: a program, a grant, a tool, a training and the like. */
export type ResourceRelatedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that partners offer to manufacturers: a program, a grant, a tool, a training and the like. */
export type ResourceStatesServedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that partners offer to manufacturers: a program, a grant, a tool, a training and the like. */
export type ResourceTopicsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list of ResourceCenter elements. */
export type ResourceCenterConnection = {
  readonly __typename?: 'ResourceCenterConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<ResourceCenterEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<Center>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of ResourceCenter elements. */
export type ResourceCenterEdge = {
  readonly __typename?: 'ResourceCenterEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<Center>;
};

/** A page of a list of Resource elements. */
export type ResourceConnection = {
  readonly __typename?: 'ResourceConnection';
  /** How often the values of two facets meet. */
  readonly crossTab: CrossTab;
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<ResourceEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<Resource>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of Resource elements. */
export type ResourceConnectionCrossTabArgs = {
  columns: ResourceFacet;
  rows: ResourceFacet;
};


/** A page of a list of Resource elements. */
export type ResourceConnectionFacetsArgs = {
  by: ResourceFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of Resource elements. */
export type ResourceEdge = {
  readonly __typename?: 'ResourceEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: Resource;
};

/** What Resource elements can be counted by. */
export type ResourceFacet =
  /** By agency that offers them; a resource counts for each. */
  | 'AGENCY'
  /** By association that offers them; a resource counts for each. */
  | 'ASSOCIATION'
  /** By whom they are made for; a resource counts for each. */
  | 'AUDIENCE'
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By mode of engagement; a resource counts in each of its own. */
  | 'ENGAGEMENT_MODE'
  /** By focus area. */
  | 'FOCUS_AREA'
  /** By kind. */
  | 'KIND'
  /** By state where a facility or institute sits; a resource counts for each. */
  | 'LOCATION'
  /** By who offers them. */
  | 'PROVIDER_KIND'
  /** By the year they began. */
  | 'START_YEAR'
  /** By whether they can be used. */
  | 'STATUS'
  /** By topic; a resource counts in each of its own. */
  | 'TOPIC'
  /** By what is not known of them; each counts for each of its own. */
  | 'UNKNOWN';

/** Which Resource elements to list; what is given must all hold, what is left out or null does not narrow. */
export type ResourceFilter = {
  /** Offered by this agency itself; a global id or a slug. */
  readonly agency?: InputMaybe<Scalars['ID']['input']>;
  /** Offered by this agency, or by an office, bureau or laboratory that is part of it; a global id or a slug. */
  readonly agencyWithOffices?: InputMaybe<Scalars['ID']['input']>;
  /** Offered by this association; a global id or a slug. */
  readonly association?: InputMaybe<Scalars['ID']['input']>;
  /** Made for these, as `Resource.audience` writes it. */
  readonly audience?: InputMaybe<Scalars['String']['input']>;
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** Brought by this center: what is network-wide, and what serves its states in particular; a global id or a slug. */
  readonly center?: InputMaybe<Scalars['ID']['input']>;
  /** Engaging in this way, perhaps among others. */
  readonly engagementMode?: InputMaybe<EngagementMode>;
  /** In this focus area. */
  readonly focusArea?: InputMaybe<FocusArea>;
  /**
   * True for what is known to be open, false for what is known to be closed.
   * @deprecated Use `status` or `statusAny`: what is not known is in neither answer of this one.
   */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this kind. */
  readonly kind?: InputMaybe<ResourceKind>;
  /** With a facility or institute in this state; a global id or a postal code. */
  readonly location?: InputMaybe<Scalars['ID']['input']>;
  /** The exact title; case and accents do not matter. */
  readonly named?: InputMaybe<Scalars['String']['input']>;
  /** Offered by agencies, by associations or by the centers together. */
  readonly providerKind?: InputMaybe<ProviderKind>;
  /** Available in this state: what is nationwide, and what serves it in particular; a global id or a postal code. */
  readonly servesState?: InputMaybe<Scalars['ID']['input']>;
  /** Begun within these years. */
  readonly started?: InputMaybe<YearRange>;
  /** Of this status. */
  readonly status?: InputMaybe<ResourceStatus>;
  /** Of any of these statuses: `[OPEN, UNKNOWN]` leaves out what is known to be closed. */
  readonly statusAny?: InputMaybe<ReadonlyArray<ResourceStatus>>;
  /** About all of these; global ids or slugs. */
  readonly topicsAll?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** About any of these; global ids or slugs, e.g. `energy`. */
  readonly topicsAny?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of which this is not known. */
  readonly unknown?: InputMaybe<ResourceUnknown>;
};

/** What a resource is. */
export type ResourceKind =
  /** A laboratory, an institute or equipment to use. */
  | 'FACILITY'
  /** Money that need not be paid back. */
  | 'GRANT'
  /** A loan or a guarantee for one. */
  | 'LOAN'
  /** A standing program or initiative. */
  | 'PROGRAM'
  /** A guide, a report or data. */
  | 'PUBLICATION'
  /** Help by people. */
  | 'SERVICE'
  /** A standard, a certification or an accreditation. */
  | 'STANDARD'
  /** A technology to take over. */
  | 'TECHNOLOGY'
  /** Software, a method or an aid to assess oneself. */
  | 'TOOL'
  /** A course, a curriculum or an apprenticeship. */
  | 'TRAINING';

/** Order of a list of Resource elements. */
export type ResourceOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: ResourceOrderField;
};

/** What a list of Resource elements can be ordered by. */
export type ResourceOrderField =
  /** By the year it began. */
  | 'START_YEAR'
  /** By title. */
  | 'TITLE';

/** Who offers resources: an agency, an association, or a center, as all centers together do. */
export type ResourceProvider = {
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** A page of a list of ResourceProvider elements. */
export type ResourceProviderConnection = {
  readonly __typename?: 'ResourceProviderConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<ResourceProviderEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<ResourceProvider>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of ResourceProvider elements. */
export type ResourceProviderEdge = {
  readonly __typename?: 'ResourceProviderEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<ResourceProvider>;
};

/** A page of a list of ResourceState elements. */
export type ResourceStateConnection = {
  readonly __typename?: 'ResourceStateConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<ResourceStateEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<State>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of ResourceState elements. */
export type ResourceStateEdge = {
  readonly __typename?: 'ResourceStateEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<State>;
};

/** Whether a resource can be used. */
export type ResourceStatus =
  /** It has ended, takes nobody on any more, or was given once. */
  | 'CLOSED'
  /** A source that was read tells that it could be used on the date of the status. */
  | 'OPEN'
  /** Not known. */
  | 'UNKNOWN';

/** A page of a list of ResourceTopic elements. */
export type ResourceTopicConnection = {
  readonly __typename?: 'ResourceTopicConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<ResourceTopicEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<Topic>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of ResourceTopic elements. */
export type ResourceTopicEdge = {
  readonly __typename?: 'ResourceTopicEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<Topic>;
};

/** What may not be known of Resource elements. */
export type ResourceUnknown =
  /** Its Assistance Listing; only of grants and loans of agencies, which are listed. */
  | 'ASSISTANCE_LISTING'
  /** The year it began. */
  | 'START_YEAR'
  /** Whether it can be used. */
  | 'STATUS'
  /** Its web page. */
  | 'WEBSITE';

/** Where a fact comes from. Nothing is hidden: what nobody read is called general knowledge. */
export type Source = {
  readonly __typename?: 'Source';
  /** What was read. */
  readonly basis: SourceBasis;
  /** What the source supports, and what was inferred; null when there is nothing to add. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The page; null when the basis is NIST's partnerships page or nothing was read. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** What a fact rests on. */
export type SourceBasis =
  /** A page that was read and supports at least one fact of the record. */
  | 'DOCUMENT'
  /** Nothing was read; a URL beside it is only a pointer. */
  | 'GENERAL_KNOWLEDGE'
  /** NIST MEP's page on its partnerships, where this graph starts. */
  | 'NIST_PARTNERSHIPS_PAGE';

/** A state, the District of Columbia or Puerto Rico. */
export type State = Node & {
  readonly __typename?: 'State';
  /** Global id, `State:CODE`. */
  readonly id: Scalars['ID']['output'];
  /** Resources that have a facility or institute there. */
  readonly locatedResources?: Maybe<ResourceConnection>;
  /** Resources available to manufacturers there: what is nationwide, and what serves this state in particular. */
  readonly resources?: Maybe<ResourceConnection>;
};


/** A state, the District of Columbia or Puerto Rico. */
export type StateLocatedResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};


/** A state, the District of Columbia or Puerto Rico. */
export type StateResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};

/** What resources can be about. */
export type Topic = Node & {
  readonly __typename?: 'Topic';
  /** Global id, `Topic:slug`, e.g. `Topic:energy`. */
  readonly id: Scalars['ID']['output'];
  /** How people call it. */
  readonly label: Scalars['String']['output'];
  /** Resources about it. */
  readonly resources?: Maybe<ResourceConnection>;
  /** Stable name for addresses, unique among topics. */
  readonly slug: Scalars['String']['output'];
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** What resources can be about. */
export type TopicResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResourceOrder>;
};

/** A page of a list of Topic elements. */
export type TopicConnection = {
  readonly __typename?: 'TopicConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<TopicEdge>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<Topic>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of Topic elements. */
export type TopicEdge = {
  readonly __typename?: 'TopicEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: Topic;
};

/** A span of years. */
export type YearRange = {
  /** First year, itself included; null for no bound. */
  readonly from?: InputMaybe<Scalars['Int']['input']>;
  /** Last year, itself included; null for no bound. */
  readonly to?: InputMaybe<Scalars['Int']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Agency: Agency;
  Association: Association;
  Center: Center;
  EngagementModeProfile: EngagementModeProfile;
  FocusAreaProfile: FocusAreaProfile;
  Resource: Resource;
  State: State;
  Topic: Topic;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
  Association:
    ( { __typename: 'Association' }
    & GraphQLRecursivePick<FederationTypes['Association'], {"id":true}> );
  Center:
    ( { __typename: 'Center' }
    & GraphQLRecursivePick<FederationTypes['Center'], {"id":true}> );
  EngagementModeProfile:
    ( { __typename: 'EngagementModeProfile' }
    & GraphQLRecursivePick<FederationTypes['EngagementModeProfile'], {"id":true}> );
  FocusAreaProfile:
    ( { __typename: 'FocusAreaProfile' }
    & GraphQLRecursivePick<FederationTypes['FocusAreaProfile'], {"id":true}> );
  Resource:
    ( { __typename: 'Resource' }
    & GraphQLRecursivePick<FederationTypes['Resource'], {"id":true}> );
  State:
    ( { __typename: 'State' }
    & GraphQLRecursivePick<FederationTypes['State'], {"id":true}> );
  Topic:
    ( { __typename: 'Topic' }
    & GraphQLRecursivePick<FederationTypes['Topic'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agency: ResolverTypeWrapper<Reference>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Association: ResolverTypeWrapper<Reference>;
  Center: ResolverTypeWrapper<Reference>;
  CrossTab: ResolverTypeWrapper<Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversTypes['Facet']>, rows: ReadonlyArray<ResolversTypes['Facet']> }>;
  CrossTabCell: ResolverTypeWrapper<Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversTypes['Node']>, rowEntity?: Maybe<ResolversTypes['Node']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EngagementMode: EngagementMode;
  EngagementModeProfile: ResolverTypeWrapper<EngagementModeProfileDoc>;
  Facet: ResolverTypeWrapper<Omit<Facet, 'entity'> & { entity?: Maybe<ResolversTypes['Node']> }>;
  FocusArea: FocusArea;
  FocusAreaProfile: ResolverTypeWrapper<FocusAreaProfileDoc>;
  Identifier: ResolverTypeWrapper<Identifier>;
  IdentifierScheme: IdentifierScheme;
  Node: ResolverTypeWrapper<Reference>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ProviderKind: ProviderKind;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RelatedResourceConnection: ResolverTypeWrapper<RelatedPage>;
  RelatedResourceEdge: ResolverTypeWrapper<Omit<RelatedResourceEdge, 'node' | 'shared'> & { node?: Maybe<ResolversTypes['Resource']>, shared: ReadonlyArray<Maybe<ResolversTypes['Node']>> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Resource: ResolverTypeWrapper<ResourceDoc>;
  ResourceCenterConnection: ResolverTypeWrapper<Page<Reference>>;
  ResourceCenterEdge: ResolverTypeWrapper<Omit<ResourceCenterEdge, 'node'> & { node?: Maybe<ResolversTypes['Center']> }>;
  ResourceConnection: ResolverTypeWrapper<Page<ResourceDoc>>;
  ResourceEdge: ResolverTypeWrapper<Omit<ResourceEdge, 'node'> & { node: ResolversTypes['Resource'] }>;
  ResourceFacet: ResourceFacet;
  ResourceFilter: ResourceFilter;
  ResourceKind: ResourceKind;
  ResourceOrder: ResourceOrder;
  ResourceOrderField: ResourceOrderField;
  ResourceProvider: ResolverTypeWrapper<Reference>;
  ResourceProviderConnection: ResolverTypeWrapper<Page<Reference>>;
  ResourceProviderEdge: ResolverTypeWrapper<Omit<ResourceProviderEdge, 'node'> & { node?: Maybe<ResolversTypes['ResourceProvider']> }>;
  ResourceStateConnection: ResolverTypeWrapper<Page<Reference>>;
  ResourceStateEdge: ResolverTypeWrapper<Omit<ResourceStateEdge, 'node'> & { node?: Maybe<ResolversTypes['State']> }>;
  ResourceStatus: ResourceStatus;
  ResourceTopicConnection: ResolverTypeWrapper<Page<Reference>>;
  ResourceTopicEdge: ResolverTypeWrapper<Omit<ResourceTopicEdge, 'node'> & { node?: Maybe<ResolversTypes['Topic']> }>;
  ResourceUnknown: ResourceUnknown;
  Source: ResolverTypeWrapper<Source>;
  SourceBasis: SourceBasis;
  State: ResolverTypeWrapper<Reference>;
  Topic: ResolverTypeWrapper<TopicDoc>;
  TopicConnection: ResolverTypeWrapper<Page<TopicDoc>>;
  TopicEdge: ResolverTypeWrapper<Omit<TopicEdge, 'node'> & { node: ResolversTypes['Topic'] }>;
  YearRange: YearRange;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agency: Reference;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Association: Reference;
  Center: Reference;
  CrossTab: Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversParentTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversParentTypes['Facet']>, rows: ReadonlyArray<ResolversParentTypes['Facet']> };
  CrossTabCell: Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversParentTypes['Node']>, rowEntity?: Maybe<ResolversParentTypes['Node']> };
  DateTime: Scalars['DateTime']['output'];
  EngagementModeProfile: EngagementModeProfileDoc;
  Facet: Omit<Facet, 'entity'> & { entity?: Maybe<ResolversParentTypes['Node']> };
  FocusAreaProfile: FocusAreaProfileDoc;
  Identifier: Identifier;
  Node: Reference;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  RelatedResourceConnection: RelatedPage;
  RelatedResourceEdge: Omit<RelatedResourceEdge, 'node' | 'shared'> & { node?: Maybe<ResolversParentTypes['Resource']>, shared: ReadonlyArray<Maybe<ResolversParentTypes['Node']>> };
  Float: Scalars['Float']['output'];
  Resource: ResourceDoc;
  ResourceCenterConnection: Page<Reference>;
  ResourceCenterEdge: Omit<ResourceCenterEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Center']> };
  ResourceConnection: Page<ResourceDoc>;
  ResourceEdge: Omit<ResourceEdge, 'node'> & { node: ResolversParentTypes['Resource'] };
  ResourceFilter: ResourceFilter;
  ResourceOrder: ResourceOrder;
  ResourceProvider: Reference;
  ResourceProviderConnection: Page<Reference>;
  ResourceProviderEdge: Omit<ResourceProviderEdge, 'node'> & { node?: Maybe<ResolversParentTypes['ResourceProvider']> };
  ResourceStateConnection: Page<Reference>;
  ResourceStateEdge: Omit<ResourceStateEdge, 'node'> & { node?: Maybe<ResolversParentTypes['State']> };
  ResourceTopicConnection: Page<Reference>;
  ResourceTopicEdge: Omit<ResourceTopicEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Topic']> };
  Source: Source;
  State: Reference;
  Topic: TopicDoc;
  TopicConnection: Page<TopicDoc>;
  TopicEdge: Omit<TopicEdge, 'node'> & { node: ResolversParentTypes['Topic'] };
  YearRange: YearRange;
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context<'resources'>, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AgencyResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<AgencyResourcesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssociationResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Association'] = ResolversParentTypes['Association'], FederationReferenceType extends FederationReferenceTypes['Association'] = FederationReferenceTypes['Association']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Association']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<AssociationResourcesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CenterResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Center'] = ResolversParentTypes['Center'], FederationReferenceType extends FederationReferenceTypes['Center'] = FederationReferenceTypes['Center']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Center']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<CenterResourcesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CrossTabResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['CrossTab'] = ResolversParentTypes['CrossTab']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['CrossTabCell']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
};

export type CrossTabCellResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['CrossTabCell'] = ResolversParentTypes['CrossTabCell']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnEntity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  columnLabel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowEntity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  rowLabel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EngagementModeProfileResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['EngagementModeProfile'] = ResolversParentTypes['EngagementModeProfile'], FederationReferenceType extends FederationReferenceTypes['EngagementModeProfile'] = FederationReferenceTypes['EngagementModeProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EngagementModeProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['EngagementMode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<EngagementModeProfileResourcesArgs>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FacetResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FocusAreaProfileResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['FocusAreaProfile'] = ResolversParentTypes['FocusAreaProfile'], FederationReferenceType extends FederationReferenceTypes['FocusAreaProfile'] = FederationReferenceTypes['FocusAreaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FocusAreaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['FocusArea'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<FocusAreaProfileResourcesArgs>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheme?: Resolver<ResolversTypes['IdentifierScheme'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Association' | 'Center' | 'EngagementModeProfile' | 'FocusAreaProfile' | 'Resource' | 'State' | 'Topic', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  engagementMode?: Resolver<Maybe<ResolversTypes['EngagementModeProfile']>, ParentType, ContextType, RequireFields<QueryEngagementModeArgs, 'code'>>;
  engagementModes?: Resolver<ReadonlyArray<ResolversTypes['EngagementModeProfile']>, ParentType, ContextType>;
  focusArea?: Resolver<Maybe<ResolversTypes['FocusAreaProfile']>, ParentType, ContextType, RequireFields<QueryFocusAreaArgs, 'code'>>;
  focusAreas?: Resolver<ReadonlyArray<ResolversTypes['FocusAreaProfile']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<QueryResourceArgs, 'slug'>>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<QueryResourcesArgs>>;
  topic?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType, RequireFields<QueryTopicArgs, 'slug'>>;
  topics?: Resolver<Maybe<ResolversTypes['TopicConnection']>, ParentType, ContextType, Partial<QueryTopicsArgs>>;
};

export type RelatedResourceConnectionResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['RelatedResourceConnection'] = ResolversParentTypes['RelatedResourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RelatedResourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Resource']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RelatedResourceEdgeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['RelatedResourceEdge'] = ResolversParentTypes['RelatedResourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  shared?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource'], FederationReferenceType extends FederationReferenceTypes['Resource'] = FederationReferenceTypes['Resource']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resource']> | FederationReferenceType, FederationReferenceType, ContextType>;
  audience?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  centers?: Resolver<Maybe<ResolversTypes['ResourceCenterConnection']>, ParentType, ContextType, Partial<ResourceCentersArgs>>;
  endYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  engagementModes?: Resolver<ReadonlyArray<ResolversTypes['EngagementMode']>, ParentType, ContextType>;
  focusArea?: Resolver<ResolversTypes['FocusArea'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  isNationwide?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isNetworkWide?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOpen?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  locations?: Resolver<Maybe<ResolversTypes['ResourceStateConnection']>, ParentType, ContextType, Partial<ResourceLocationsArgs>>;
  providerKind?: Resolver<ResolversTypes['ProviderKind'], ParentType, ContextType>;
  providers?: Resolver<Maybe<ResolversTypes['ResourceProviderConnection']>, ParentType, ContextType, Partial<ResourceProvidersArgs>>;
  related?: Resolver<Maybe<ResolversTypes['RelatedResourceConnection']>, ParentType, ContextType, Partial<ResourceRelatedArgs>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  startYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  statesServed?: Resolver<Maybe<ResolversTypes['ResourceStateConnection']>, ParentType, ContextType, Partial<ResourceStatesServedArgs>>;
  status?: Resolver<ResolversTypes['ResourceStatus'], ParentType, ContextType>;
  statusAsOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topics?: Resolver<Maybe<ResolversTypes['ResourceTopicConnection']>, ParentType, ContextType, Partial<ResourceTopicsArgs>>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['ResourceUnknown']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourceCenterConnectionResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceCenterConnection'] = ResolversParentTypes['ResourceCenterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceCenterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Center']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ResourceCenterEdgeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceCenterEdge'] = ResolversParentTypes['ResourceCenterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  crossTab?: Resolver<ResolversTypes['CrossTab'], ParentType, ContextType, RequireFields<ResourceConnectionCrossTabArgs, 'columns' | 'rows'>>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<ResourceConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Resource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ResourceEdgeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceEdge'] = ResolversParentTypes['ResourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
};

export type ResourceProviderResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceProvider'] = ResolversParentTypes['ResourceProvider']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Association' | 'Center', ParentType, ContextType>;
};

export type ResourceProviderConnectionResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceProviderConnection'] = ResolversParentTypes['ResourceProviderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceProviderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['ResourceProvider']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ResourceProviderEdgeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceProviderEdge'] = ResolversParentTypes['ResourceProviderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['ResourceProvider']>, ParentType, ContextType>;
};

export type ResourceStateConnectionResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceStateConnection'] = ResolversParentTypes['ResourceStateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceStateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['State']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ResourceStateEdgeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceStateEdge'] = ResolversParentTypes['ResourceStateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['State']>, ParentType, ContextType>;
};

export type ResourceTopicConnectionResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceTopicConnection'] = ResolversParentTypes['ResourceTopicConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceTopicEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Topic']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ResourceTopicEdgeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['ResourceTopicEdge'] = ResolversParentTypes['ResourceTopicEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StateResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['State'] = ResolversParentTypes['State'], FederationReferenceType extends FederationReferenceTypes['State'] = FederationReferenceTypes['State']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['State']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locatedResources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<StateLocatedResourcesArgs>>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<StateResourcesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic'], FederationReferenceType extends FederationReferenceTypes['Topic'] = FederationReferenceTypes['Topic']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Topic']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, Partial<TopicResourcesArgs>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicConnectionResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['TopicConnection'] = ResolversParentTypes['TopicConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TopicEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Topic']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TopicEdgeResolvers<ContextType = Context<'resources'>, ParentType extends ResolversParentTypes['TopicEdge'] = ResolversParentTypes['TopicEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context<'resources'>> = {
  Agency?: AgencyResolvers<ContextType>;
  Association?: AssociationResolvers<ContextType>;
  Center?: CenterResolvers<ContextType>;
  CrossTab?: CrossTabResolvers<ContextType>;
  CrossTabCell?: CrossTabCellResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EngagementModeProfile?: EngagementModeProfileResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FocusAreaProfile?: FocusAreaProfileResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RelatedResourceConnection?: RelatedResourceConnectionResolvers<ContextType>;
  RelatedResourceEdge?: RelatedResourceEdgeResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ResourceCenterConnection?: ResourceCenterConnectionResolvers<ContextType>;
  ResourceCenterEdge?: ResourceCenterEdgeResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ResourceEdge?: ResourceEdgeResolvers<ContextType>;
  ResourceProvider?: ResourceProviderResolvers<ContextType>;
  ResourceProviderConnection?: ResourceProviderConnectionResolvers<ContextType>;
  ResourceProviderEdge?: ResourceProviderEdgeResolvers<ContextType>;
  ResourceStateConnection?: ResourceStateConnectionResolvers<ContextType>;
  ResourceStateEdge?: ResourceStateEdgeResolvers<ContextType>;
  ResourceTopicConnection?: ResourceTopicConnectionResolvers<ContextType>;
  ResourceTopicEdge?: ResourceTopicEdgeResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  State?: StateResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  TopicConnection?: TopicConnectionResolvers<ContextType>;
  TopicEdge?: TopicEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context<'resources'>> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
