import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArenaProfileDoc } from '../collections/network.ts';
import type { Page } from '../paging/paging.ts';
import type { SearchPage, SearchHit } from '../loading/searchPage.ts';
import type { Reference } from '../ids.ts';
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
export type Agency = Node & Partner & {
  readonly __typename?: 'Agency';
  /** Global id, `Agency:slug`. */
  readonly id: Scalars['ID']['output'];
};

/** A partnership agreement. */
export type Agreement = Node & {
  readonly __typename?: 'Agreement';
  /** Global id, `Agreement:slug`. */
  readonly id: Scalars['ID']['output'];
};

/** Where a partner stands: the three arenas of MEP's partnerships. */
export type Arena =
  /** Professional and trade associations. */
  | 'ASSOCIATION'
  /** Federal departments, agencies, bureaus, offices and laboratories. */
  | 'FEDERAL'
  /** Organizations of a state: universities, community colleges, economic development organizations, agencies. */
  | 'STATE';

/** One of the three arenas of partnership. */
export type ArenaProfile = Node & {
  readonly __typename?: 'ArenaProfile';
  /** Which arena. */
  readonly code: Arena;
  /** Global id, `ArenaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
  /** How people call it. */
  readonly label: Scalars['String']['output'];
  /** Position among the arenas, from 1. */
  readonly order: Scalars['Int']['output'];
  /** Who stands in it, by name. */
  readonly partners?: Maybe<PartnerConnection>;
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** What it means, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** One of the three arenas of partnership. */
export type ArenaProfilePartnersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PartnerOrder>;
};

/** A professional or trade association. */
export type Association = Node & Partner & {
  readonly __typename?: 'Association';
  /** Global id, `Association:slug`. */
  readonly id: Scalars['ID']['output'];
};

/** An MEP Center. */
export type Center = Node & {
  readonly __typename?: 'Center';
  /** Global id, `Center:slug`. */
  readonly id: Scalars['ID']['output'];
};

/** What there is to know of one mode of engagement. */
export type EngagementModeProfile = Node & {
  readonly __typename?: 'EngagementModeProfile';
  /** Global id, `EngagementModeProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};

/** Every type of entity. */
export type EntityType =
  /** Federal departments, agencies, bureaus, offices and laboratories. */
  | 'AGENCY'
  /** Partnership agreements. */
  | 'AGREEMENT'
  /** Arenas of partnership. */
  | 'ARENA_PROFILE'
  /** Associations. */
  | 'ASSOCIATION'
  /** MEP Centers. */
  | 'CENTER'
  /** Modes of engagement. */
  | 'ENGAGEMENT_MODE_PROFILE'
  /** Focus areas. */
  | 'FOCUS_AREA_PROFILE'
  /** Appropriations, awards and rules on cost sharing. */
  | 'FUNDING_RECORD'
  /** Reports of results. */
  | 'IMPACT_REPORT'
  /** Resources. */
  | 'RESOURCE'
  /** States, the District of Columbia and Puerto Rico. */
  | 'STATE'
  /** Organizations of the states. */
  | 'STATE_ORGANIZATION'
  /** Topics. */
  | 'TOPIC';

/** What there is to know of one focus area. */
export type FocusAreaProfile = Node & {
  readonly __typename?: 'FocusAreaProfile';
  /** Global id, `FocusAreaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};

/** Federal money for the network or a center, or a rule on it. */
export type FundingRecord = Node & {
  readonly __typename?: 'FundingRecord';
  /** Global id, `FundingRecord:slug`. */
  readonly id: Scalars['ID']['output'];
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

/** Published results of the network, a state or a center. */
export type ImpactReport = Node & {
  readonly __typename?: 'ImpactReport';
  /** Global id, `ImpactReport:slug`. */
  readonly id: Scalars['ID']['output'];
};

/** The network as a whole. */
export type Network = {
  readonly __typename?: 'Network';
  /** How many of each there are. */
  readonly totals: NetworkTotals;
};

/** How many entities of each kind the graph has. */
export type NetworkTotals = {
  readonly __typename?: 'NetworkTotals';
  /** Federal agencies, offices and laboratories. */
  readonly agencies: Scalars['Int']['output'];
  /** Partnership agreements. */
  readonly agreements: Scalars['Int']['output'];
  /** Associations. */
  readonly associations: Scalars['Int']['output'];
  /** MEP Centers. */
  readonly centers: Scalars['Int']['output'];
  /** Appropriations, awards and rules on cost sharing. */
  readonly fundingRecords: Scalars['Int']['output'];
  /** Reports of results. */
  readonly impactReports: Scalars['Int']['output'];
  /** Agencies, state organizations and associations together. */
  readonly partners: Scalars['Int']['output'];
  /** Resources. */
  readonly resources: Scalars['Int']['output'];
  /** Organizations of the states. */
  readonly stateOrganizations: Scalars['Int']['output'];
  /** States, the District of Columbia and Puerto Rico. */
  readonly states: Scalars['Int']['output'];
  /** Topics. */
  readonly topics: Scalars['Int']['output'];
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

/** Whoever MEP works with: a federal agency, a state organization or an association. */
export type Partner = {
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** A page of a list of Partner elements. */
export type PartnerConnection = {
  readonly __typename?: 'PartnerConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<PartnerEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<Partner>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of Partner elements. */
export type PartnerEdge = {
  readonly __typename?: 'PartnerEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<Partner>;
};

/** Order of a list of Partner elements. */
export type PartnerOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: PartnerOrderField;
};

/** What a list of Partner elements can be ordered by. */
export type PartnerOrderField =
  /** By name. */
  | 'NAME';

/** Where every question starts. */
export type Query = {
  readonly __typename?: 'Query';
  /** One arena of partnership. */
  readonly arena?: Maybe<ArenaProfile>;
  /** The three arenas of partnership, in their order. */
  readonly arenas: ReadonlyArray<ArenaProfile>;
  /** What others know by an identifier of theirs; several where several share it, as programs do a listing. Empty when nothing is known by it, null with an error for a value that is none. */
  readonly entitiesByIdentifier?: Maybe<ReadonlyArray<Maybe<Node>>>;
  /** The network as a whole. */
  readonly network: Network;
  /** Anything by its global id; null when there is nothing of that id. */
  readonly node?: Maybe<Node>;
  /** Things by their global ids, in the same order; null where there is nothing of that id. */
  readonly nodes?: Maybe<ReadonlyArray<Maybe<Node>>>;
  /** Whom MEP works with, of one arena or of all, by name. */
  readonly partners?: Maybe<PartnerConnection>;
  /**
   * Anything by its names, summary, topics, places, identifiers, ZIP code and website: exact abbreviations first,
   * then names, aliases and what is found whole, then the rest. Words may be begun only, in any order, and have typos; capitals, accents and plurals do not count.
   * A ZIP code finds what sits there; `servingCenters` says who serves it.
   */
  readonly search?: Maybe<SearchConnection>;
};


/** Where every question starts. */
export type QueryArenaArgs = {
  code: Arena;
};


/** Where every question starts. */
export type QueryEntitiesByIdentifierArgs = {
  scheme: IdentifierScheme;
  value: Scalars['String']['input'];
};


/** Where every question starts. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Where every question starts. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Where every question starts. */
export type QueryPartnersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  arena?: InputMaybe<Arena>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PartnerOrder>;
};


/** Where every question starts. */
export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
  types?: InputMaybe<ReadonlyArray<EntityType>>;
};

/** Something that partners offer to manufacturers. */
export type Resource = Node & {
  readonly __typename?: 'Resource';
  /** Global id, `Resource:slug`. */
  readonly id: Scalars['ID']['output'];
};

/** A page of what was searched for, best first. */
export type SearchConnection = {
  readonly __typename?: 'SearchConnection';
  /** The text that was searched for instead, where words had typos; null where none was corrected. */
  readonly correctedText?: Maybe<Scalars['String']['output']>;
  /** The hits of this page with their cursors. */
  readonly edges: ReadonlyArray<SearchEdge>;
  /** What was found, of this page; null for what is gone. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many hits there are among the at most 200 candidates that a search looks at closely. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when there may be more hits than those. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
  /**
   * Words of the text that no hit has, as they were typed: what is found is found by the others. Empty where nothing is found,
   * and where each word is somewhere.
   */
  readonly wordsLeftOut: ReadonlyArray<Scalars['String']['output']>;
};

/** One hit. */
export type SearchEdge = {
  readonly __typename?: 'SearchEdge';
  /** Its place among the hits, for `after`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The texts that have the words, most telling first, at most 8. */
  readonly highlights: ReadonlyArray<SearchHighlight>;
  /** What it is called: its name, title or label; of reports and records whom they are about, what they are and when. */
  readonly name: Scalars['String']['output'];
  /** What was found; null when it is gone. */
  readonly node?: Maybe<Node>;
  /**
   * How well it fits, for comparing hits of one search: from 4 an abbreviation is the text, from 3 a name
   * or alias is, from 2 names have every word, from 1 names and texts together do, below 1 words are missing.
   */
  readonly score: Scalars['Float']['output'];
};

/** What a text is of an entity. */
export type SearchField =
  /** An abbreviation or short name. */
  | 'ABBREVIATION'
  /** Another name: an alias, a former name, a name within the name. */
  | 'ALIAS'
  /** A topic, place, kind, service or partner; or an identifier, ZIP code or website, which is found whole. */
  | 'KEYWORD'
  /** Its name, title or label; of reports and records, what they are called after. */
  | 'NAME'
  /** Its summary, or the beginning of it. */
  | 'SUMMARY';

/** A text in which words were found. Its segments put together are the text. */
export type SearchHighlight = {
  readonly __typename?: 'SearchHighlight';
  /** What the text is of the entity. */
  readonly field: SearchField;
  /** The text, cut where matches begin and end; plain text, to be shown as it is. */
  readonly segments: ReadonlyArray<SearchSegment>;
};

/** A part of a text. */
export type SearchSegment = {
  readonly __typename?: 'SearchSegment';
  /** Whether it is a word that was searched for, or its beginning, or the like. */
  readonly isMatch: Scalars['Boolean']['output'];
  /** The characters, spaces included. */
  readonly text: Scalars['String']['output'];
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
};

/** An organization of a state that hosts, funds or works with an MEP Center. */
export type StateOrganization = Node & Partner & {
  readonly __typename?: 'StateOrganization';
  /** Global id, `StateOrganization:slug`. */
  readonly id: Scalars['ID']['output'];
};

/** What resources can be about. */
export type Topic = Node & {
  readonly __typename?: 'Topic';
  /** Global id, `Topic:slug`. */
  readonly id: Scalars['ID']['output'];
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
  Agreement: Agreement;
  ArenaProfile: ArenaProfile;
  Association: Association;
  Center: Center;
  EngagementModeProfile: EngagementModeProfile;
  FocusAreaProfile: FocusAreaProfile;
  FundingRecord: FundingRecord;
  ImpactReport: ImpactReport;
  Resource: Resource;
  State: State;
  StateOrganization: StateOrganization;
  Topic: Topic;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
  Agreement:
    ( { __typename: 'Agreement' }
    & GraphQLRecursivePick<FederationTypes['Agreement'], {"id":true}> );
  ArenaProfile:
    ( { __typename: 'ArenaProfile' }
    & GraphQLRecursivePick<FederationTypes['ArenaProfile'], {"id":true}> );
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
  FundingRecord:
    ( { __typename: 'FundingRecord' }
    & GraphQLRecursivePick<FederationTypes['FundingRecord'], {"id":true}> );
  ImpactReport:
    ( { __typename: 'ImpactReport' }
    & GraphQLRecursivePick<FederationTypes['ImpactReport'], {"id":true}> );
  Resource:
    ( { __typename: 'Resource' }
    & GraphQLRecursivePick<FederationTypes['Resource'], {"id":true}> );
  State:
    ( { __typename: 'State' }
    & GraphQLRecursivePick<FederationTypes['State'], {"id":true}> );
  StateOrganization:
    ( { __typename: 'StateOrganization' }
    & GraphQLRecursivePick<FederationTypes['StateOrganization'], {"id":true}> );
  Topic:
    ( { __typename: 'Topic' }
    & GraphQLRecursivePick<FederationTypes['Topic'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agency: ResolverTypeWrapper<Reference>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Agreement: ResolverTypeWrapper<Reference>;
  Arena: Arena;
  ArenaProfile: ResolverTypeWrapper<ArenaProfileDoc>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Association: ResolverTypeWrapper<Reference>;
  Center: ResolverTypeWrapper<Reference>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EngagementModeProfile: ResolverTypeWrapper<Reference>;
  EntityType: EntityType;
  FocusAreaProfile: ResolverTypeWrapper<Reference>;
  FundingRecord: ResolverTypeWrapper<Reference>;
  IdentifierScheme: IdentifierScheme;
  ImpactReport: ResolverTypeWrapper<Reference>;
  Network: ResolverTypeWrapper<Record<string, never>>;
  NetworkTotals: ResolverTypeWrapper<ReadonlyMap<string, number>>;
  Node: ResolverTypeWrapper<Reference>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Partner: ResolverTypeWrapper<Reference>;
  PartnerConnection: ResolverTypeWrapper<Page<Reference>>;
  PartnerEdge: ResolverTypeWrapper<Omit<PartnerEdge, 'node'> & { node?: Maybe<ResolversTypes['Partner']> }>;
  PartnerOrder: PartnerOrder;
  PartnerOrderField: PartnerOrderField;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Resource: ResolverTypeWrapper<Reference>;
  SearchConnection: ResolverTypeWrapper<SearchPage>;
  SearchEdge: ResolverTypeWrapper<SearchHit>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  SearchField: SearchField;
  SearchHighlight: ResolverTypeWrapper<SearchHighlight>;
  SearchSegment: ResolverTypeWrapper<SearchSegment>;
  Source: ResolverTypeWrapper<Source>;
  SourceBasis: SourceBasis;
  State: ResolverTypeWrapper<Reference>;
  StateOrganization: ResolverTypeWrapper<Reference>;
  Topic: ResolverTypeWrapper<Reference>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agency: Reference;
  ID: Scalars['ID']['output'];
  Agreement: Reference;
  ArenaProfile: ArenaProfileDoc;
  String: Scalars['String']['output'];
  Association: Reference;
  Center: Reference;
  DateTime: Scalars['DateTime']['output'];
  EngagementModeProfile: Reference;
  FocusAreaProfile: Reference;
  FundingRecord: Reference;
  ImpactReport: Reference;
  Network: Record<string, never>;
  NetworkTotals: ReadonlyMap<string, number>;
  Node: Reference;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Partner: Reference;
  PartnerConnection: Page<Reference>;
  PartnerEdge: Omit<PartnerEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Partner']> };
  PartnerOrder: PartnerOrder;
  Query: Record<PropertyKey, never>;
  Resource: Reference;
  SearchConnection: SearchPage;
  SearchEdge: SearchHit;
  Float: Scalars['Float']['output'];
  SearchHighlight: SearchHighlight;
  SearchSegment: SearchSegment;
  Source: Source;
  State: Reference;
  StateOrganization: Reference;
  Topic: Reference;
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context<'network'>, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AgencyResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgreementResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Agreement'] = ResolversParentTypes['Agreement'], FederationReferenceType extends FederationReferenceTypes['Agreement'] = FederationReferenceTypes['Agreement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agreement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArenaProfileResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['ArenaProfile'] = ResolversParentTypes['ArenaProfile'], FederationReferenceType extends FederationReferenceTypes['ArenaProfile'] = FederationReferenceTypes['ArenaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ArenaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['Arena'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partners?: Resolver<Maybe<ResolversTypes['PartnerConnection']>, ParentType, ContextType, Partial<ArenaProfilePartnersArgs>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssociationResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Association'] = ResolversParentTypes['Association'], FederationReferenceType extends FederationReferenceTypes['Association'] = FederationReferenceTypes['Association']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Association']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CenterResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Center'] = ResolversParentTypes['Center'], FederationReferenceType extends FederationReferenceTypes['Center'] = FederationReferenceTypes['Center']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Center']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EngagementModeProfileResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['EngagementModeProfile'] = ResolversParentTypes['EngagementModeProfile'], FederationReferenceType extends FederationReferenceTypes['EngagementModeProfile'] = FederationReferenceTypes['EngagementModeProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EngagementModeProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FocusAreaProfileResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['FocusAreaProfile'] = ResolversParentTypes['FocusAreaProfile'], FederationReferenceType extends FederationReferenceTypes['FocusAreaProfile'] = FederationReferenceTypes['FocusAreaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FocusAreaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FundingRecordResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['FundingRecord'] = ResolversParentTypes['FundingRecord'], FederationReferenceType extends FederationReferenceTypes['FundingRecord'] = FederationReferenceTypes['FundingRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FundingRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImpactReportResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['ImpactReport'] = ResolversParentTypes['ImpactReport'], FederationReferenceType extends FederationReferenceTypes['ImpactReport'] = FederationReferenceTypes['ImpactReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ImpactReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  totals?: Resolver<ResolversTypes['NetworkTotals'], ParentType, ContextType>;
};

export type NetworkTotalsResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['NetworkTotals'] = ResolversParentTypes['NetworkTotals']> = {
  agencies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  agreements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  associations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  centers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fundingRecords?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  impactReports?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partners?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stateOrganizations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  states?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  topics?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Agreement' | 'ArenaProfile' | 'Association' | 'Center' | 'EngagementModeProfile' | 'FocusAreaProfile' | 'FundingRecord' | 'ImpactReport' | 'Resource' | 'State' | 'StateOrganization' | 'Topic', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Association' | 'StateOrganization', ParentType, ContextType>;
};

export type PartnerConnectionResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['PartnerConnection'] = ResolversParentTypes['PartnerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PartnerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Partner']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PartnerEdgeResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['PartnerEdge'] = ResolversParentTypes['PartnerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  arena?: Resolver<Maybe<ResolversTypes['ArenaProfile']>, ParentType, ContextType, RequireFields<QueryArenaArgs, 'code'>>;
  arenas?: Resolver<ReadonlyArray<ResolversTypes['ArenaProfile']>, ParentType, ContextType>;
  entitiesByIdentifier?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryEntitiesByIdentifierArgs, 'scheme' | 'value'>>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  partners?: Resolver<Maybe<ResolversTypes['PartnerConnection']>, ParentType, ContextType, Partial<QueryPartnersArgs>>;
  search?: Resolver<Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'text'>>;
};

export type ResourceResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource'], FederationReferenceType extends FederationReferenceTypes['Resource'] = FederationReferenceTypes['Resource']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resource']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  correctedText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  wordsLeftOut?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlights?: Resolver<ReadonlyArray<ResolversTypes['SearchHighlight']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchHighlightResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['SearchHighlight'] = ResolversParentTypes['SearchHighlight']> = {
  field?: Resolver<ResolversTypes['SearchField'], ParentType, ContextType>;
  segments?: Resolver<ReadonlyArray<ResolversTypes['SearchSegment']>, ParentType, ContextType>;
};

export type SearchSegmentResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['SearchSegment'] = ResolversParentTypes['SearchSegment']> = {
  isMatch?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StateResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['State'] = ResolversParentTypes['State'], FederationReferenceType extends FederationReferenceTypes['State'] = FederationReferenceTypes['State']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['State']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StateOrganizationResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['StateOrganization'] = ResolversParentTypes['StateOrganization'], FederationReferenceType extends FederationReferenceTypes['StateOrganization'] = FederationReferenceTypes['StateOrganization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StateOrganization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicResolvers<ContextType = Context<'network'>, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic'], FederationReferenceType extends FederationReferenceTypes['Topic'] = FederationReferenceTypes['Topic']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Topic']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context<'network'>> = {
  Agency?: AgencyResolvers<ContextType>;
  Agreement?: AgreementResolvers<ContextType>;
  ArenaProfile?: ArenaProfileResolvers<ContextType>;
  Association?: AssociationResolvers<ContextType>;
  Center?: CenterResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EngagementModeProfile?: EngagementModeProfileResolvers<ContextType>;
  FocusAreaProfile?: FocusAreaProfileResolvers<ContextType>;
  FundingRecord?: FundingRecordResolvers<ContextType>;
  ImpactReport?: ImpactReportResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  NetworkTotals?: NetworkTotalsResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  PartnerConnection?: PartnerConnectionResolvers<ContextType>;
  PartnerEdge?: PartnerEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchHighlight?: SearchHighlightResolvers<ContextType>;
  SearchSegment?: SearchSegmentResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  State?: StateResolvers<ContextType>;
  StateOrganization?: StateOrganizationResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context<'network'>> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
