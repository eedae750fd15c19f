import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../ids.ts';
import type { CenterDoc, ImpactReportDoc, FundingRecordDoc } from '../collections/centerDocs.ts';
import type { YearOfSums } from '../loading/yearlySums.ts';
import type { Page } from '../paging/paging.ts';
import type { NearbyPage, Serving } from '../places/places.ts';
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
  /** A whole number of up to 53 bits; GraphQL's Int ends at 32. */
  SafeInt: { input: number; output: number; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** An MEP Center: it brings what federal agencies, states and associations offer to manufacturers of its state. */
export type Center = Node & ResourceProvider & {
  readonly __typename?: 'Center';
  /** Other names it goes by. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** City of its head office; null when not known. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** Focus areas its work falls into. */
  readonly focusAreas: ReadonlyArray<FocusArea>;
  /** Names it had before. */
  readonly formerNames: ReadonlyArray<Scalars['String']['output']>;
  /** Federal awards to this center, newest first. */
  readonly funding?: Maybe<FundingRecordConnection>;
  /** The organization it is part of; null when not known. */
  readonly host?: Maybe<CenterHost>;
  /** Global id, `Center:slug`, e.g. `Center:gamep`. */
  readonly id: Scalars['ID']['output'];
  /** What others know it by; empty when nothing was read of that. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** Published results of this center, newest first. */
  readonly impacts?: Maybe<ImpactReportConnection>;
  /** Latitude of its city, in degrees north, to about two decimals; null when not known. */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  /** Longitude of its city, in degrees east, to about two decimals; null when not known. */
  readonly longitude?: Maybe<Scalars['Float']['output']>;
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** The other centers, nearest first, 100 at most: distance only, each of them serves its own state. */
  readonly nearby?: Maybe<NearbyCenterConnection>;
  /** Its page at NIST; null when not known. */
  readonly nistPage?: Maybe<Scalars['String']['output']>;
  /** What it does for manufacturers, in its own words, e.g. `lean`. */
  readonly services: ReadonlyArray<Scalars['String']['output']>;
  /** What it is called for short, e.g. `GaMEP`. */
  readonly shortName: Scalars['String']['output'];
  /** Stable name for addresses, unique among centers. */
  readonly slug: Scalars['String']['output'];
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** The state it stands for. */
  readonly state?: Maybe<State>;
  /** Whether it works, as far as was read; UNKNOWN for most, since the network's funding has been in motion since 2025. */
  readonly status: CenterStatus;
  /** Day, month or year that the status is told of, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null when no date is known. It may have changed since. */
  readonly statusAsOf?: Maybe<Scalars['String']['output']>;
  /** What the status rests on, or what was last told where it is not known; null when there is nothing to add. */
  readonly statusNote?: Maybe<Scalars['String']['output']>;
  /** What has been reported of its standing since 2025; empty when nothing was. */
  readonly statusNotes: ReadonlyArray<StatusNote>;
  /** Page that tells the status; null when none does. */
  readonly statusSource?: Maybe<Scalars['String']['output']>;
  /** What it is, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Which facts are not known. */
  readonly unknown: ReadonlyArray<CenterUnknown>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Its web site; null when not known. */
  readonly website?: Maybe<Scalars['String']['output']>;
  /** ZIP code of its head office, five digits; null when not known. */
  readonly zip?: Maybe<Scalars['String']['output']>;
};


/** An MEP Center: it brings what federal agencies, states and associations offer to manufacturers of its state. */
export type CenterFundingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FundingRecordFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FundingRecordOrder>;
};


/** An MEP Center: it brings what federal agencies, states and associations offer to manufacturers of its state. */
export type CenterImpactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImpactReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImpactReportOrder>;
};


/** An MEP Center: it brings what federal agencies, states and associations offer to manufacturers of its state. */
export type CenterNearbyArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  within?: InputMaybe<Distance>;
};

/** A page of a list of Center elements. */
export type CenterConnection = {
  readonly __typename?: 'CenterConnection';
  /** How often the values of two facets meet. */
  readonly crossTab: CrossTab;
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<CenterEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<Center>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of Center elements. */
export type CenterConnectionCrossTabArgs = {
  columns: CenterFacet;
  rows: CenterFacet;
};


/** A page of a list of Center elements. */
export type CenterConnectionFacetsArgs = {
  by: CenterFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of Center elements. */
export type CenterEdge = {
  readonly __typename?: 'CenterEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: Center;
};

/** What Center elements can be counted by. */
export type CenterFacet =
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By focus area; a center counts in each of its own. */
  | 'FOCUS_AREA'
  /** By the kind of organization they are part of. */
  | 'HOST_KIND'
  /** By Census region of their state. */
  | 'REGION'
  /** By service; a center counts in each of its own. */
  | 'SERVICE'
  /** By state. */
  | 'STATE'
  /** By whether they work. */
  | 'STATUS'
  /** By what is not known of them; each counts for each of its own. */
  | 'UNKNOWN';

/** Which Center elements to list; what is given must all hold, what is left out or null does not narrow. */
export type CenterFilter = {
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** Working in this focus area. */
  readonly focusArea?: InputMaybe<FocusArea>;
  /** Whether anything was reported of its standing since 2025. */
  readonly hasStatusNote?: InputMaybe<Scalars['Boolean']['input']>;
  /** Part of such an organization. */
  readonly hostKind?: InputMaybe<OrganizationKind>;
  /** The exact name, an abbreviation, an alias or a former name; case and accents do not matter. */
  readonly named?: InputMaybe<Scalars['String']['input']>;
  /** Standing for a state of this Census region. */
  readonly region?: InputMaybe<Region>;
  /** Doing this, as `Center.services` writes it, e.g. `lean`. */
  readonly service?: InputMaybe<Scalars['String']['input']>;
  /** Standing for this state; a global id or a postal code. Who serves a state is `State.center`: the District of Columbia has no center of its own. */
  readonly state?: InputMaybe<Scalars['ID']['input']>;
  /** Of this status. */
  readonly status?: InputMaybe<CenterStatus>;
  /** Of which this is not known. */
  readonly unknown?: InputMaybe<CenterUnknown>;
};

/** The organization that a center is part of. */
export type CenterHost = {
  readonly __typename?: 'CenterHost';
  /** What kind of organization it is. */
  readonly kind: OrganizationKind;
  /** Its name as the center gives it. */
  readonly name: Scalars['String']['output'];
};

/** Order of a list of Center elements. */
export type CenterOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: CenterOrderField;
};

/** What a list of Center elements can be ordered by. */
export type CenterOrderField =
  /** By name. */
  | 'NAME'
  /** By the postal code of its state. */
  | 'STATE';

/** Whether a center works. */
export type CenterStatus =
  /** It is reported to have closed. */
  | 'CLOSED'
  /** A source that was read tells that it worked on the date of the status. */
  | 'OPERATING'
  /** Not known. */
  | 'UNKNOWN';

/** What may not be known of Center elements. */
export type CenterUnknown =
  /** The city of its head office. */
  | 'CITY'
  /** Latitude and longitude. */
  | 'COORDINATES'
  /** The organization it is part of. */
  | 'HOST'
  /** Its page at NIST. */
  | 'NIST_PAGE'
  /** Whether it works. */
  | 'STATUS'
  /** Its Unique Entity ID. */
  | 'UEI'
  /** Its web site. */
  | 'WEBSITE'
  /** The ZIP code of its head office. */
  | 'ZIP';

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

/** A distance, in one of the two units; more than 0, at most half way around the earth. */
export type Distance = {
  /** In kilometers. */
  readonly kilometers?: InputMaybe<Scalars['Float']['input']>;
  /** In miles. */
  readonly miles?: InputMaybe<Scalars['Float']['input']>;
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
export type FocusAreaProfile = {
  readonly __typename?: 'FocusAreaProfile';
  /** Centers that work in it. */
  readonly centers?: Maybe<CenterConnection>;
  /** Global id, `FocusAreaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};


/** What there is to know of one focus area. */
export type FocusAreaProfileCentersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CenterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<CenterOrder>;
};

/** Whether money was given. */
export type FundingCertainty =
  /** Expected: all of it may not come. */
  | 'ANTICIPATED'
  /** Appropriated or awarded, or announced as such. */
  | 'AWARDED'
  /** Put in doubt when it was told of. */
  | 'IN_DOUBT';

/** What a funding record tells. */
export type FundingKind =
  /** What Congress appropriated for a fiscal year. */
  | 'APPROPRIATION'
  /** An award to a center under a cooperative agreement. */
  | 'COOPERATIVE_AGREEMENT_AWARD'
  /** How the cost is shared between the federal government and others. */
  | 'COST_SHARE_RULE';

/** Federal money for the network or a center, or a rule on it. */
export type FundingRecord = Node & {
  readonly __typename?: 'FundingRecord';
  /** Amount in whole US dollars; null when not known or when it is a rule. What it is for is in `term`: amounts of different terms cannot be added, nor a round of awards and the awards in it. */
  readonly amountUsd?: Maybe<Scalars['SafeInt']['output']>;
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** Calendar year of the announcement; null when the fiscal year is known. */
  readonly calendarYear?: Maybe<Scalars['Int']['output']>;
  /** The center; null when it is for the network. */
  readonly center?: Maybe<Center>;
  /** Whether the money was given; null when there is no amount. */
  readonly certainty?: Maybe<FundingCertainty>;
  /** The years it covers, fiscal or calendar ones as `year` is; null when not known. */
  readonly coverage?: Maybe<YearSpan>;
  /** Federal fiscal year; null when only the calendar year is known. */
  readonly fiscalYear?: Maybe<Scalars['Int']['output']>;
  /** Global id, `FundingRecord:slug`. */
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: FundingKind;
  /** Whom it is for. */
  readonly scope: FundingScope;
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** What it is, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** What the amount is for; null when there is no amount. */
  readonly term?: Maybe<FundingTerm>;
  /** Which facts are not known. */
  readonly unknown: ReadonlyArray<FundingRecordUnknown>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Whichever of the two years is known. */
  readonly year: Scalars['Int']['output'];
  /** How many years the amount covers, or is given for each of when the term is PER_YEAR; at most as many where the source says up to. Null when not known or when there is no amount. */
  readonly yearsCovered?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list of FundingRecord elements. */
export type FundingRecordConnection = {
  readonly __typename?: 'FundingRecordConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<FundingRecordEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<FundingRecord>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of FundingRecord elements. */
export type FundingRecordConnectionFacetsArgs = {
  by: FundingRecordFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of FundingRecord elements. */
export type FundingRecordEdge = {
  readonly __typename?: 'FundingRecordEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: FundingRecord;
};

/** What FundingRecord elements can be counted by. */
export type FundingRecordFacet =
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By center. */
  | 'CENTER'
  /** By whether the money was given. */
  | 'CERTAINTY'
  /** By kind. */
  | 'KIND'
  /** By whom they are for. */
  | 'SCOPE'
  /** By what their amount is for. */
  | 'TERM'
  /** By what is not known of them; each counts for each of its own. */
  | 'UNKNOWN'
  /** By year. */
  | 'YEAR';

/** Which FundingRecord elements to list; what is given must all hold, what is left out or null does not narrow. */
export type FundingRecordFilter = {
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** For this center; a global id or a slug. */
  readonly center?: InputMaybe<Scalars['ID']['input']>;
  /** With an amount of this certainty. */
  readonly certainty?: InputMaybe<FundingCertainty>;
  /** Of this kind. */
  readonly kind?: InputMaybe<FundingKind>;
  /** For the network or for centers. */
  readonly scope?: InputMaybe<FundingScope>;
  /** With an amount of this term. */
  readonly term?: InputMaybe<FundingTerm>;
  /** Of which this is not known. */
  readonly unknown?: InputMaybe<FundingRecordUnknown>;
  /** Of these years. */
  readonly years?: InputMaybe<YearRange>;
};

/** Order of a list of FundingRecord elements. */
export type FundingRecordOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: FundingRecordOrderField;
};

/** What a list of FundingRecord elements can be ordered by. */
export type FundingRecordOrderField =
  /** By amount. */
  | 'AMOUNT'
  /** By year. */
  | 'YEAR';

/** What may not be known of FundingRecord elements; nothing is of rules. */
export type FundingRecordUnknown =
  /** The amount. */
  | 'AMOUNT'
  /** Which years it covers. */
  | 'COVERAGE'
  /** What the amount is for. */
  | 'TERM'
  /** How many years the amount covers. */
  | 'YEARS_COVERED';

/** Whom money is for. */
export type FundingScope =
  /** One center. */
  | 'CENTER'
  /** The whole MEP National Network. */
  | 'NETWORK';

/** What an amount is for. */
export type FundingTerm =
  /** The first year, or first period, of an agreement over several years: the sum is more. */
  | 'FIRST_YEAR'
  /** No certain years: given once. */
  | 'ONE_TIME'
  /** Each of several years: the sum is more. */
  | 'PER_YEAR'
  /** All years of a span together. */
  | 'SPAN_TOTAL'
  /** Not known. */
  | 'UNKNOWN'
  /** One year. */
  | 'YEAR';

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

/** One measured result. */
export type ImpactMetric = {
  readonly __typename?: 'ImpactMetric';
  /** What was measured. */
  readonly metric: ImpactMetricKind;
  /** What the report says of the value; null when it is given as exact. */
  readonly qualifier?: Maybe<MetricQualifier>;
  /** What the value counts. */
  readonly unit: MetricUnit;
  /** How much, in `unit`. */
  readonly value: Scalars['Float']['output'];
};

/** What was measured. */
export type ImpactMetricKind =
  /** Manufacturers that a center worked with. */
  | 'CLIENTS_SERVED'
  /** Costs that clients saved. */
  | 'COST_SAVINGS'
  /** Jobs that clients created. */
  | 'JOBS_CREATED'
  /** Jobs that clients created and kept together. */
  | 'JOBS_CREATED_OR_RETAINED'
  /** Jobs that clients kept. */
  | 'JOBS_RETAINED'
  /** New sales and kept sales of clients together. */
  | 'NEW_AND_RETAINED_SALES'
  /** New investment by clients. */
  | 'NEW_INVESTMENT'
  /** New sales of clients. */
  | 'NEW_SALES'
  /** Sales that clients kept. */
  | 'RETAINED_SALES'
  /** Federal income tax that came back for each federal dollar, after the independent study; not sales per dollar. */
  | 'RETURN_PER_FEDERAL_DOLLAR';

/** Published results of the network, a state or a center; reported by its clients. */
export type ImpactReport = Node & {
  readonly __typename?: 'ImpactReport';
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** The center; null unless the scope is CENTER. */
  readonly center?: Maybe<Center>;
  /** Federal fiscal year of the results; null when they cover a period. */
  readonly fiscalYear?: Maybe<Scalars['Int']['output']>;
  /** Global id, `ImpactReport:slug`. */
  readonly id: Scalars['ID']['output'];
  /** What was measured. */
  readonly metrics: ReadonlyArray<ImpactMetric>;
  /** Years the results cover; null when they are of one fiscal year. */
  readonly period?: Maybe<YearSpan>;
  /** Whose results these are. */
  readonly scope: ImpactScope;
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** The state; null unless the scope is STATE. */
  readonly state?: Maybe<State>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The fiscal year, or the last year of the period. */
  readonly year: Scalars['Int']['output'];
  /** All years that the results cover, to be read: `FY2019` for a fiscal year, `2019` for another year, `2015–2025` for several. */
  readonly years: Scalars['String']['output'];
};

/** A page of a list of ImpactReport elements. */
export type ImpactReportConnection = {
  readonly __typename?: 'ImpactReportConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<ImpactReportEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<ImpactReport>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of ImpactReport elements. */
export type ImpactReportConnectionFacetsArgs = {
  by: ImpactReportFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of ImpactReport elements. */
export type ImpactReportEdge = {
  readonly __typename?: 'ImpactReportEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: ImpactReport;
};

/** What ImpactReport elements can be counted by. */
export type ImpactReportFacet =
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By center. */
  | 'CENTER'
  /** By whose results they are. */
  | 'SCOPE'
  /** By year. */
  | 'YEAR';

/** Which ImpactReport elements to list; what is given must all hold, what is left out or null does not narrow. */
export type ImpactReportFilter = {
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** Of this center; a global id or a slug. */
  readonly center?: InputMaybe<Scalars['ID']['input']>;
  /** Of the network, of states or of centers. */
  readonly scope?: InputMaybe<ImpactScope>;
  /** Of a fiscal year, or a period that ends, within these years. */
  readonly years?: InputMaybe<YearRange>;
};

/** Order of a list of ImpactReport elements. */
export type ImpactReportOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: ImpactReportOrderField;
};

/** What a list of ImpactReport elements can be ordered by. */
export type ImpactReportOrderField =
  /** By year. */
  | 'YEAR';

/** Whose results these are. */
export type ImpactScope =
  /** One center. */
  | 'CENTER'
  /** The whole MEP National Network. */
  | 'NETWORK'
  /** One state. */
  | 'STATE';

/** One metric, summed up over reports. */
export type ImpactSum = {
  readonly __typename?: 'ImpactSum';
  /** What was measured. */
  readonly metric: ImpactMetricKind;
  /** How many reports it sums up. */
  readonly reports: Scalars['Int']['output'];
  /** What the value counts. */
  readonly unit: MetricUnit;
  /** The sum, in `unit`. */
  readonly value: Scalars['Float']['output'];
};

/** Published results of one year, summed up. */
export type ImpactYear = {
  readonly __typename?: 'ImpactYear';
  /** One sum for each metric that was reported. */
  readonly sums: ReadonlyArray<ImpactSum>;
  /** Fiscal or calendar year. */
  readonly year: Scalars['Int']['output'];
};

/** What a report says of a value. */
export type MetricQualifier =
  /** The report says about, nearly or some. */
  | 'ABOUT'
  /** The report says more than. */
  | 'MORE_THAN';

/** What a value counts. */
export type MetricUnit =
  /** Pieces: clients, jobs. */
  | 'COUNT'
  /** One amount for each unit of another. */
  | 'RATIO'
  /** US dollars. */
  | 'USD';

/** A page of a list of centers by distance. A distance says nothing of who serves whom: see `Query.servingCenters`. */
export type NearbyCenterConnection = {
  readonly __typename?: 'NearbyCenterConnection';
  /** The elements of this page with their cursors and distances. */
  readonly edges: ReadonlyArray<NearbyCenterEdge>;
  /** The elements of this page; null where one is gone. */
  readonly nodes: ReadonlyArray<Maybe<Center>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, within the distance; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One center of a list by distance. */
export type NearbyCenterEdge = {
  readonly __typename?: 'NearbyCenterEdge';
  /** True where the city of a center is not known, so that the middle of its state stands for it. */
  readonly approximate: Scalars['Boolean']['output'];
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The same distance in kilometers. */
  readonly distanceKilometers: Scalars['Float']['output'];
  /** How far it is in miles, in a straight line over the ground, to one decimal; from the middle of a ZIP code's area or of a city to the middle of a city. */
  readonly distanceMiles: Scalars['Float']['output'];
  /** The element; null where it is gone. */
  readonly node?: Maybe<Center>;
};

/** The network as a whole. */
export type Network = {
  readonly __typename?: 'Network';
  /** Sums of published results by year, newest first. Only reports of a single year are summed, and no ratios: sums over periods that overlap would count twice. */
  readonly impactsByYear: ReadonlyArray<ImpactYear>;
};


/** The network as a whole. */
export type NetworkImpactsByYearArgs = {
  scope?: ImpactScope;
};

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

/** What kind of organization it is. */
export type OrganizationKind =
  /** A community or technical college, or a system of them. */
  | 'COMMUNITY_COLLEGE'
  /** An organization for the economic development of a state or region. */
  | 'ECONOMIC_DEVELOPMENT_ORGANIZATION'
  /** A nonprofit organization. */
  | 'NONPROFIT'
  /** A department, agency or office of a state. */
  | 'STATE_AGENCY'
  /** A university or one of its institutes. */
  | 'UNIVERSITY';

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

/** A place: either a ZIP code, or latitude and longitude. */
export type Place = {
  /** Degrees north, -90 to 90; together with `longitude`. */
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees east, -180 to 180; together with `latitude`. */
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  /** A ZIP code of five digits, or ZIP+4, whose last four digits do not matter; one that has an area, not one of post-office boxes. */
  readonly zip?: InputMaybe<Scalars['String']['input']>;
};

/** Where every question starts. */
export type Query = {
  readonly __typename?: 'Query';
  /** One center; null when there is none of that slug. */
  readonly center?: Maybe<Center>;
  /** The MEP Centers, by name. */
  readonly centers?: Maybe<CenterConnection>;
  /** Appropriations, awards and rules on cost sharing, newest first. */
  readonly fundingRecords?: Maybe<FundingRecordConnection>;
  /** Published results of the network, of states and of centers, newest first. */
  readonly impactReports?: Maybe<ImpactReportConnection>;
  /** The centers by distance in a straight line, nearest first. Distance only: for who serves a manufacturer, ask `servingCenters`; for many ZIP codes the nearest center is another state's. */
  readonly nearestCenters?: Maybe<NearbyCenterConnection>;
  /** The network as a whole. */
  readonly network: Network;
  /** Who serves a manufacturer at a ZIP code: the center of its state, whichever center may be nearer. Where there is none, one element whose `center` is null and whose `reason` says why: territories other than Puerto Rico, and military mail. Null with an error where the ZIP code is none. */
  readonly servingCenters?: Maybe<ReadonlyArray<ServingCenter>>;
};


/** Where every question starts. */
export type QueryCenterArgs = {
  slug: Scalars['String']['input'];
};


/** Where every question starts. */
export type QueryCentersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CenterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<CenterOrder>;
};


/** Where every question starts. */
export type QueryFundingRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FundingRecordFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FundingRecordOrder>;
};


/** Where every question starts. */
export type QueryImpactReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImpactReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImpactReportOrder>;
};


/** Where every question starts. */
export type QueryNearestCentersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  to: Place;
  within?: InputMaybe<Distance>;
};


/** Where every question starts. */
export type QueryServingCentersArgs = {
  zip: Scalars['String']['input'];
};

/** The four regions of the Census Bureau, and what lies outside of them. */
export type Region =
  /** East and West North Central. */
  | 'MIDWEST'
  /** New England and Middle Atlantic. */
  | 'NORTHEAST'
  /** South Atlantic, East and West South Central. */
  | 'SOUTH'
  /** Outside of the four regions. */
  | 'TERRITORY'
  /** Mountain and Pacific. */
  | 'WEST';

/** Who offers resources: an agency, an association, or a center, as all centers together do. */
export type ResourceProvider = {
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** What it is, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Its web site; null when not known. */
  readonly website?: Maybe<Scalars['String']['output']>;
};

/** A center that serves the manufacturers of a ZIP code, and why it does; or that none does, and why not. */
export type ServingCenter = {
  readonly __typename?: 'ServingCenter';
  /** The center that serves this state; null where none does, as `reason` says. */
  readonly center?: Maybe<Center>;
  /** Why it is this center, and what was told of it if it may not work any more; where there is none, why, and what to do instead. In a sentence or two. */
  readonly reason: Scalars['String']['output'];
  /** The state that the ZIP code lies in, by its post office; a few ZIP codes reach into a neighbouring state. Null where it lies in none: territories other than Puerto Rico, countries that have their mail by the Postal Service, and military mail. */
  readonly state?: Maybe<State>;
  /** Whether the center works, as far as was read: it may be closed. `UNKNOWN` where there is none. */
  readonly status: CenterStatus;
  /** Day, month or year that the status is told of; null when no date is known. */
  readonly statusAsOf?: Maybe<Scalars['String']['output']>;
  /** What the status rests on, or what was last told where it is not known; null when there is nothing to add. */
  readonly statusNote?: Maybe<Scalars['String']['output']>;
  /** Page that tells the status; null when none does. */
  readonly statusSource?: Maybe<Scalars['String']['output']>;
  /** The five digits of the ZIP code. */
  readonly zip: Scalars['String']['output'];
  /** Whether this very ZIP code is known to have an area. False for those of post-office boxes or of one organization, and for numbers not in use, whose state follows from their first three digits all the same. */
  readonly zipHasArea: Scalars['Boolean']['output'];
};

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
  /** Published results of this state as a whole, newest first; results of its center are with the center. */
  readonly impacts?: Maybe<ImpactReportConnection>;
};


/** A state, the District of Columbia or Puerto Rico. */
export type StateImpactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImpactReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImpactReportOrder>;
};

/** Something reported of a center's standing. */
export type StatusNote = {
  readonly __typename?: 'StatusNote';
  /** Day or month of the report, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly asOf: Scalars['String']['output'];
  /** What was reported. */
  readonly note: Scalars['String']['output'];
  /** URL of the report. */
  readonly source: Scalars['String']['output'];
};

/** A span of years. */
export type YearRange = {
  /** First year, itself included; null for no bound. */
  readonly from?: InputMaybe<Scalars['Int']['input']>;
  /** Last year, itself included; null for no bound. */
  readonly to?: InputMaybe<Scalars['Int']['input']>;
};

/** From one year to another, both included. */
export type YearSpan = {
  readonly __typename?: 'YearSpan';
  /** Last year. */
  readonly endYear: Scalars['Int']['output'];
  /** First year. */
  readonly startYear: Scalars['Int']['output'];
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
  Center: Center;
  FocusAreaProfile: FocusAreaProfile;
  FundingRecord: FundingRecord;
  ImpactReport: ImpactReport;
  State: State;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Center:
    ( { __typename: 'Center' }
    & GraphQLRecursivePick<FederationTypes['Center'], {"id":true}> );
  FocusAreaProfile:
    ( { __typename: 'FocusAreaProfile' }
    & GraphQLRecursivePick<FederationTypes['FocusAreaProfile'], {"id":true}> );
  FundingRecord:
    ( { __typename: 'FundingRecord' }
    & GraphQLRecursivePick<FederationTypes['FundingRecord'], {"id":true}> );
  ImpactReport:
    ( { __typename: 'ImpactReport' }
    & GraphQLRecursivePick<FederationTypes['ImpactReport'], {"id":true}> );
  State:
    ( { __typename: 'State' }
    & GraphQLRecursivePick<FederationTypes['State'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CenterDoc )
    | ( FundingRecordDoc )
    | ( ImpactReportDoc )
    | ( Reference )
  ;
  ResourceProvider: ( CenterDoc );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Center: ResolverTypeWrapper<CenterDoc>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CenterConnection: ResolverTypeWrapper<Page<CenterDoc>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CenterEdge: ResolverTypeWrapper<Omit<CenterEdge, 'node'> & { node: ResolversTypes['Center'] }>;
  CenterFacet: CenterFacet;
  CenterFilter: CenterFilter;
  CenterHost: ResolverTypeWrapper<CenterHost>;
  CenterOrder: CenterOrder;
  CenterOrderField: CenterOrderField;
  CenterStatus: CenterStatus;
  CenterUnknown: CenterUnknown;
  CrossTab: ResolverTypeWrapper<Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversTypes['Facet']>, rows: ReadonlyArray<ResolversTypes['Facet']> }>;
  CrossTabCell: ResolverTypeWrapper<Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversTypes['Node']>, rowEntity?: Maybe<ResolversTypes['Node']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Distance: Distance;
  Facet: ResolverTypeWrapper<Omit<Facet, 'entity'> & { entity?: Maybe<ResolversTypes['Node']> }>;
  FocusArea: FocusArea;
  FocusAreaProfile: ResolverTypeWrapper<Reference>;
  FundingCertainty: FundingCertainty;
  FundingKind: FundingKind;
  FundingRecord: ResolverTypeWrapper<FundingRecordDoc>;
  FundingRecordConnection: ResolverTypeWrapper<Page<FundingRecordDoc>>;
  FundingRecordEdge: ResolverTypeWrapper<Omit<FundingRecordEdge, 'node'> & { node: ResolversTypes['FundingRecord'] }>;
  FundingRecordFacet: FundingRecordFacet;
  FundingRecordFilter: FundingRecordFilter;
  FundingRecordOrder: FundingRecordOrder;
  FundingRecordOrderField: FundingRecordOrderField;
  FundingRecordUnknown: FundingRecordUnknown;
  FundingScope: FundingScope;
  FundingTerm: FundingTerm;
  Identifier: ResolverTypeWrapper<Identifier>;
  IdentifierScheme: IdentifierScheme;
  ImpactMetric: ResolverTypeWrapper<ImpactMetric>;
  ImpactMetricKind: ImpactMetricKind;
  ImpactReport: ResolverTypeWrapper<ImpactReportDoc>;
  ImpactReportConnection: ResolverTypeWrapper<Page<ImpactReportDoc>>;
  ImpactReportEdge: ResolverTypeWrapper<Omit<ImpactReportEdge, 'node'> & { node: ResolversTypes['ImpactReport'] }>;
  ImpactReportFacet: ImpactReportFacet;
  ImpactReportFilter: ImpactReportFilter;
  ImpactReportOrder: ImpactReportOrder;
  ImpactReportOrderField: ImpactReportOrderField;
  ImpactScope: ImpactScope;
  ImpactSum: ResolverTypeWrapper<ImpactSum>;
  ImpactYear: ResolverTypeWrapper<YearOfSums>;
  MetricQualifier: MetricQualifier;
  MetricUnit: MetricUnit;
  NearbyCenterConnection: ResolverTypeWrapper<NearbyPage>;
  NearbyCenterEdge: ResolverTypeWrapper<Omit<NearbyCenterEdge, 'node'> & { node?: Maybe<ResolversTypes['Center']> }>;
  Network: ResolverTypeWrapper<Record<string, never>>;
  Node: ResolverTypeWrapper<Reference>;
  OrderDirection: OrderDirection;
  OrganizationKind: OrganizationKind;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Place: Place;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: Region;
  ResourceProvider: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ResourceProvider']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  ServingCenter: ResolverTypeWrapper<Serving>;
  Source: ResolverTypeWrapper<Source>;
  SourceBasis: SourceBasis;
  State: ResolverTypeWrapper<Reference>;
  StatusNote: ResolverTypeWrapper<StatusNote>;
  YearRange: YearRange;
  YearSpan: ResolverTypeWrapper<YearSpan>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Center: CenterDoc;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Float: Scalars['Float']['output'];
  CenterConnection: Page<CenterDoc>;
  Boolean: Scalars['Boolean']['output'];
  CenterEdge: Omit<CenterEdge, 'node'> & { node: ResolversParentTypes['Center'] };
  CenterFilter: CenterFilter;
  CenterHost: CenterHost;
  CenterOrder: CenterOrder;
  CrossTab: Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversParentTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversParentTypes['Facet']>, rows: ReadonlyArray<ResolversParentTypes['Facet']> };
  CrossTabCell: Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversParentTypes['Node']>, rowEntity?: Maybe<ResolversParentTypes['Node']> };
  DateTime: Scalars['DateTime']['output'];
  Distance: Distance;
  Facet: Omit<Facet, 'entity'> & { entity?: Maybe<ResolversParentTypes['Node']> };
  FocusAreaProfile: Reference;
  FundingRecord: FundingRecordDoc;
  FundingRecordConnection: Page<FundingRecordDoc>;
  FundingRecordEdge: Omit<FundingRecordEdge, 'node'> & { node: ResolversParentTypes['FundingRecord'] };
  FundingRecordFilter: FundingRecordFilter;
  FundingRecordOrder: FundingRecordOrder;
  Identifier: Identifier;
  ImpactMetric: ImpactMetric;
  ImpactReport: ImpactReportDoc;
  ImpactReportConnection: Page<ImpactReportDoc>;
  ImpactReportEdge: Omit<ImpactReportEdge, 'node'> & { node: ResolversParentTypes['ImpactReport'] };
  ImpactReportFilter: ImpactReportFilter;
  ImpactReportOrder: ImpactReportOrder;
  ImpactSum: ImpactSum;
  ImpactYear: YearOfSums;
  NearbyCenterConnection: NearbyPage;
  NearbyCenterEdge: Omit<NearbyCenterEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Center']> };
  Network: Record<string, never>;
  Node: Reference;
  PageInfo: PageInfo;
  Place: Place;
  Query: Record<PropertyKey, never>;
  ResourceProvider: ResolversInterfaceTypes<ResolversParentTypes>['ResourceProvider'];
  SafeInt: Scalars['SafeInt']['output'];
  ServingCenter: Serving;
  Source: Source;
  State: Reference;
  StatusNote: StatusNote;
  YearRange: YearRange;
  YearSpan: YearSpan;
};

export type CenterResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['Center'] = ResolversParentTypes['Center'], FederationReferenceType extends FederationReferenceTypes['Center'] = FederationReferenceTypes['Center']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Center']> | FederationReferenceType, FederationReferenceType, ContextType>;
  aliases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  focusAreas?: Resolver<ReadonlyArray<ResolversTypes['FocusArea']>, ParentType, ContextType>;
  formerNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  funding?: Resolver<Maybe<ResolversTypes['FundingRecordConnection']>, ParentType, ContextType, Partial<CenterFundingArgs>>;
  host?: Resolver<Maybe<ResolversTypes['CenterHost']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  impacts?: Resolver<Maybe<ResolversTypes['ImpactReportConnection']>, ParentType, ContextType, Partial<CenterImpactsArgs>>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nearby?: Resolver<Maybe<ResolversTypes['NearbyCenterConnection']>, ParentType, ContextType, Partial<CenterNearbyArgs>>;
  nistPage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  services?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  shortName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['State']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CenterStatus'], ParentType, ContextType>;
  statusAsOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusNotes?: Resolver<ReadonlyArray<ResolversTypes['StatusNote']>, ParentType, ContextType>;
  statusSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['CenterUnknown']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CenterConnectionResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['CenterConnection'] = ResolversParentTypes['CenterConnection']> = {
  crossTab?: Resolver<ResolversTypes['CrossTab'], ParentType, ContextType, RequireFields<CenterConnectionCrossTabArgs, 'columns' | 'rows'>>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['CenterEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<CenterConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Center']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CenterEdgeResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['CenterEdge'] = ResolversParentTypes['CenterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Center'], ParentType, ContextType>;
};

export type CenterHostResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['CenterHost'] = ResolversParentTypes['CenterHost']> = {
  kind?: Resolver<ResolversTypes['OrganizationKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CrossTabResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['CrossTab'] = ResolversParentTypes['CrossTab']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['CrossTabCell']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
};

export type CrossTabCellResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['CrossTabCell'] = ResolversParentTypes['CrossTabCell']> = {
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

export type FacetResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FocusAreaProfileResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['FocusAreaProfile'] = ResolversParentTypes['FocusAreaProfile'], FederationReferenceType extends FederationReferenceTypes['FocusAreaProfile'] = FederationReferenceTypes['FocusAreaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FocusAreaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  centers?: Resolver<Maybe<ResolversTypes['CenterConnection']>, ParentType, ContextType, Partial<FocusAreaProfileCentersArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type FundingRecordResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['FundingRecord'] = ResolversParentTypes['FundingRecord'], FederationReferenceType extends FederationReferenceTypes['FundingRecord'] = FederationReferenceTypes['FundingRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FundingRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amountUsd?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  calendarYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  certainty?: Resolver<Maybe<ResolversTypes['FundingCertainty']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['YearSpan']>, ParentType, ContextType>;
  fiscalYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FundingKind'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['FundingScope'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  term?: Resolver<Maybe<ResolversTypes['FundingTerm']>, ParentType, ContextType>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['FundingRecordUnknown']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  yearsCovered?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FundingRecordConnectionResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['FundingRecordConnection'] = ResolversParentTypes['FundingRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FundingRecordEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<FundingRecordConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FundingRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FundingRecordEdgeResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['FundingRecordEdge'] = ResolversParentTypes['FundingRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FundingRecord'], ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheme?: Resolver<ResolversTypes['IdentifierScheme'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImpactMetricResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ImpactMetric'] = ResolversParentTypes['ImpactMetric']> = {
  metric?: Resolver<ResolversTypes['ImpactMetricKind'], ParentType, ContextType>;
  qualifier?: Resolver<Maybe<ResolversTypes['MetricQualifier']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['MetricUnit'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ImpactReportResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ImpactReport'] = ResolversParentTypes['ImpactReport'], FederationReferenceType extends FederationReferenceTypes['ImpactReport'] = FederationReferenceTypes['ImpactReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ImpactReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  fiscalYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['ImpactMetric']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['YearSpan']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ImpactScope'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['State']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  years?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImpactReportConnectionResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ImpactReportConnection'] = ResolversParentTypes['ImpactReportConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImpactReportEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<ImpactReportConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ImpactReport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImpactReportEdgeResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ImpactReportEdge'] = ResolversParentTypes['ImpactReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ImpactReport'], ParentType, ContextType>;
};

export type ImpactSumResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ImpactSum'] = ResolversParentTypes['ImpactSum']> = {
  metric?: Resolver<ResolversTypes['ImpactMetricKind'], ParentType, ContextType>;
  reports?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['MetricUnit'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ImpactYearResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ImpactYear'] = ResolversParentTypes['ImpactYear']> = {
  sums?: Resolver<ReadonlyArray<ResolversTypes['ImpactSum']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NearbyCenterConnectionResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['NearbyCenterConnection'] = ResolversParentTypes['NearbyCenterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NearbyCenterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Center']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NearbyCenterEdgeResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['NearbyCenterEdge'] = ResolversParentTypes['NearbyCenterEdge']> = {
  approximate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  distanceKilometers?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  distanceMiles?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  impactsByYear?: Resolver<ReadonlyArray<ResolversTypes['ImpactYear']>, ParentType, ContextType, RequireFields<NetworkImpactsByYearArgs, 'scope'>>;
};

export type NodeResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Center' | 'FundingRecord' | 'ImpactReport' | 'State', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType, RequireFields<QueryCenterArgs, 'slug'>>;
  centers?: Resolver<Maybe<ResolversTypes['CenterConnection']>, ParentType, ContextType, Partial<QueryCentersArgs>>;
  fundingRecords?: Resolver<Maybe<ResolversTypes['FundingRecordConnection']>, ParentType, ContextType, Partial<QueryFundingRecordsArgs>>;
  impactReports?: Resolver<Maybe<ResolversTypes['ImpactReportConnection']>, ParentType, ContextType, Partial<QueryImpactReportsArgs>>;
  nearestCenters?: Resolver<Maybe<ResolversTypes['NearbyCenterConnection']>, ParentType, ContextType, RequireFields<QueryNearestCentersArgs, 'to'>>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  servingCenters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServingCenter']>>, ParentType, ContextType, RequireFields<QueryServingCentersArgs, 'zip'>>;
};

export type ResourceProviderResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ResourceProvider'] = ResolversParentTypes['ResourceProvider']> = {
  __resolveType: TypeResolveFn<'Center', ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ServingCenterResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['ServingCenter'] = ResolversParentTypes['ServingCenter']> = {
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['State']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CenterStatus'], ParentType, ContextType>;
  statusAsOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  zipHasArea?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StateResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['State'] = ResolversParentTypes['State'], FederationReferenceType extends FederationReferenceTypes['State'] = FederationReferenceTypes['State']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['State']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impacts?: Resolver<Maybe<ResolversTypes['ImpactReportConnection']>, ParentType, ContextType, Partial<StateImpactsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatusNoteResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['StatusNote'] = ResolversParentTypes['StatusNote']> = {
  asOf?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type YearSpanResolvers<ContextType = Context<'centers'>, ParentType extends ResolversParentTypes['YearSpan'] = ResolversParentTypes['YearSpan']> = {
  endYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context<'centers'>> = {
  Center?: CenterResolvers<ContextType>;
  CenterConnection?: CenterConnectionResolvers<ContextType>;
  CenterEdge?: CenterEdgeResolvers<ContextType>;
  CenterHost?: CenterHostResolvers<ContextType>;
  CrossTab?: CrossTabResolvers<ContextType>;
  CrossTabCell?: CrossTabCellResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Facet?: FacetResolvers<ContextType>;
  FocusAreaProfile?: FocusAreaProfileResolvers<ContextType>;
  FundingRecord?: FundingRecordResolvers<ContextType>;
  FundingRecordConnection?: FundingRecordConnectionResolvers<ContextType>;
  FundingRecordEdge?: FundingRecordEdgeResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  ImpactMetric?: ImpactMetricResolvers<ContextType>;
  ImpactReport?: ImpactReportResolvers<ContextType>;
  ImpactReportConnection?: ImpactReportConnectionResolvers<ContextType>;
  ImpactReportEdge?: ImpactReportEdgeResolvers<ContextType>;
  ImpactSum?: ImpactSumResolvers<ContextType>;
  ImpactYear?: ImpactYearResolvers<ContextType>;
  NearbyCenterConnection?: NearbyCenterConnectionResolvers<ContextType>;
  NearbyCenterEdge?: NearbyCenterEdgeResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ResourceProvider?: ResourceProviderResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  ServingCenter?: ServingCenterResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  State?: StateResolvers<ContextType>;
  StatusNote?: StatusNoteResolvers<ContextType>;
  YearSpan?: YearSpanResolvers<ContextType>;
};

