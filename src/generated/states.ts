import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../ids.ts';
import type { StateDoc, StateOrganizationDoc } from '../collections/states.ts';
import type { Page } from '../paging/paging.ts';
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

/** Where a partner stands: the three arenas of MEP's partnerships. */
export type Arena =
  /** Professional and trade associations. */
  | 'ASSOCIATION'
  /** Federal departments, agencies, bureaus, offices and laboratories. */
  | 'FEDERAL'
  /** Organizations of a state: universities, community colleges, economic development organizations, agencies. */
  | 'STATE';

/** An MEP Center. */
export type Center = {
  readonly __typename?: 'Center';
  /** Global id, `Center:slug`. */
  readonly id: Scalars['ID']['output'];
  /** State organizations that host, fund or work with it. */
  readonly organizations?: Maybe<StateOrganizationConnection>;
  /** States whose manufacturers it serves: its own, for Maryland's also the District of Columbia. */
  readonly statesServed?: Maybe<StateConnection>;
};


/** An MEP Center. */
export type CenterOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StateOrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StateOrganizationOrder>;
};


/** An MEP Center. */
export type CenterStatesServedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StateFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StateOrder>;
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

/** What a state organization does for a center. */
export type OrganizationRelation =
  /** It works with the center. */
  | 'COLLABORATES'
  /** It pays for part of the center's work. */
  | 'FUNDS'
  /** The center is part of it. */
  | 'HOSTS';

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
  /** The arena it stands in. */
  readonly arena: Arena;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** What it is, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Its web site; null when not known. */
  readonly website?: Maybe<Scalars['String']['output']>;
};

/** Where every question starts. */
export type Query = {
  readonly __typename?: 'Query';
  /** One state; null when there is none of that code. */
  readonly state?: Maybe<State>;
  /** One state organization; null when there is none of that slug. */
  readonly stateOrganization?: Maybe<StateOrganization>;
  /** Organizations of the states, by name. */
  readonly stateOrganizations?: Maybe<StateOrganizationConnection>;
  /** States, the District of Columbia and Puerto Rico, by name. */
  readonly states?: Maybe<StateConnection>;
};


/** Where every question starts. */
export type QueryStateArgs = {
  code: Scalars['String']['input'];
};


/** Where every question starts. */
export type QueryStateOrganizationArgs = {
  slug: Scalars['String']['input'];
};


/** Where every question starts. */
export type QueryStateOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StateOrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StateOrganizationOrder>;
};


/** Where every question starts. */
export type QueryStatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StateFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StateOrder>;
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
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** Seat of its government; null for the federal district. */
  readonly capital?: Maybe<Scalars['String']['output']>;
  /** The MEP Center that serves manufacturers there; the District of Columbia is served by Maryland's. */
  readonly center?: Maybe<Center>;
  /** Two-letter postal code, upper case, e.g. `GA`. */
  readonly code: Scalars['String']['output'];
  /** Census division, e.g. `South Atlantic`; null for territories. */
  readonly division?: Maybe<Scalars['String']['output']>;
  /** Two-digit FIPS code, e.g. `13`. */
  readonly fips: Scalars['String']['output'];
  /** Whether that center is its own. */
  readonly hasOwnCenter: Scalars['Boolean']['output'];
  /** Global id, `State:CODE`, e.g. `State:GA`. */
  readonly id: Scalars['ID']['output'];
  /** What others know it by; empty when nothing was read of that. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** Whether it is a state, the federal district or a territory. */
  readonly kind: StateKind;
  /** Latitude of its approximate middle, in degrees north. */
  readonly latitude: Scalars['Float']['output'];
  /** Longitude of its approximate middle, in degrees east. */
  readonly longitude: Scalars['Float']['output'];
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** Organizations of this state that host, fund or work with a center. */
  readonly organizations?: Maybe<StateOrganizationConnection>;
  /** Census region; TERRITORY outside of the four. */
  readonly region: Region;
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** A state, the District of Columbia or Puerto Rico. */
export type StateOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StateOrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StateOrganizationOrder>;
};

/** A page of a list of State elements. */
export type StateConnection = {
  readonly __typename?: 'StateConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<StateEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<State>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of State elements. */
export type StateConnectionFacetsArgs = {
  by: StateFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of State elements. */
export type StateEdge = {
  readonly __typename?: 'StateEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: State;
};

/** What State elements can be counted by. */
export type StateFacet =
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By Census division. */
  | 'DIVISION'
  /** By Census region. */
  | 'REGION';

/** Which State elements to list; what is given must all hold, what is left out or null does not narrow. */
export type StateFilter = {
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** In this Census division, e.g. `Pacific`, as it is written. */
  readonly division?: InputMaybe<Scalars['String']['input']>;
  /** The exact name or postal code; case and accents do not matter. */
  readonly named?: InputMaybe<Scalars['String']['input']>;
  /** In this Census region. */
  readonly region?: InputMaybe<Region>;
};

/** What a State is. */
export type StateKind =
  /** The District of Columbia. */
  | 'FEDERAL_DISTRICT'
  /** One of the fifty states. */
  | 'STATE'
  /** Puerto Rico. */
  | 'TERRITORY';

/** Order of a list of State elements. */
export type StateOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: StateOrderField;
};

/** What a list of State elements can be ordered by. */
export type StateOrderField =
  /** By postal code. */
  | 'CODE'
  /** By name. */
  | 'NAME';

/** An organization of a state that hosts, funds or works with an MEP Center. */
export type StateOrganization = Node & Partner & {
  readonly __typename?: 'StateOrganization';
  /** Always STATE. */
  readonly arena: Arena;
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** The centers it hosts, funds or works with. */
  readonly centers?: Maybe<StateOrganizationCenterConnection>;
  /** Global id, `StateOrganization:slug`. */
  readonly id: Scalars['ID']['output'];
  /** What others know it by; empty when nothing was read of that. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** What kind of organization it is. */
  readonly kind: OrganizationKind;
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** What it does for its centers. */
  readonly relation: OrganizationRelation;
  /** Stable name for addresses, unique among state organizations. */
  readonly slug: Scalars['String']['output'];
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** The state it belongs to. */
  readonly state?: Maybe<State>;
  /** What it is, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Which facts are not known. */
  readonly unknown: ReadonlyArray<StateOrganizationUnknown>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Its web site; null when not known. */
  readonly website?: Maybe<Scalars['String']['output']>;
};


/** An organization of a state that hosts, funds or works with an MEP Center. */
export type StateOrganizationCentersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list of StateOrganizationCenter elements. */
export type StateOrganizationCenterConnection = {
  readonly __typename?: 'StateOrganizationCenterConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<StateOrganizationCenterEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<Center>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of StateOrganizationCenter elements. */
export type StateOrganizationCenterEdge = {
  readonly __typename?: 'StateOrganizationCenterEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<Center>;
};

/** A page of a list of StateOrganization elements. */
export type StateOrganizationConnection = {
  readonly __typename?: 'StateOrganizationConnection';
  /** How often the values of two facets meet. */
  readonly crossTab: CrossTab;
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<StateOrganizationEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<StateOrganization>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of StateOrganization elements. */
export type StateOrganizationConnectionCrossTabArgs = {
  columns: StateOrganizationFacet;
  rows: StateOrganizationFacet;
};


/** A page of a list of StateOrganization elements. */
export type StateOrganizationConnectionFacetsArgs = {
  by: StateOrganizationFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of StateOrganization elements. */
export type StateOrganizationEdge = {
  readonly __typename?: 'StateOrganizationEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: StateOrganization;
};

/** What StateOrganization elements can be counted by. */
export type StateOrganizationFacet =
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By kind. */
  | 'KIND'
  /** By what they do for centers. */
  | 'RELATION'
  /** By state. */
  | 'STATE'
  /** By what is not known of them; each counts for each of its own. */
  | 'UNKNOWN';

/** Which StateOrganization elements to list; what is given must all hold, what is left out or null does not narrow. */
export type StateOrganizationFilter = {
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** Of this kind. */
  readonly kind?: InputMaybe<OrganizationKind>;
  /** The exact name; case and accents do not matter. */
  readonly named?: InputMaybe<Scalars['String']['input']>;
  /** Doing this for its centers. */
  readonly relation?: InputMaybe<OrganizationRelation>;
  /** Of this state; a global id or a postal code. */
  readonly state?: InputMaybe<Scalars['ID']['input']>;
  /** Of which this is not known. */
  readonly unknown?: InputMaybe<StateOrganizationUnknown>;
};

/** Order of a list of StateOrganization elements. */
export type StateOrganizationOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: StateOrganizationOrderField;
};

/** What a list of StateOrganization elements can be ordered by. */
export type StateOrganizationOrderField =
  /** By name. */
  | 'NAME'
  /** By the postal code of its state. */
  | 'STATE';

/** What may not be known of StateOrganization elements. */
export type StateOrganizationUnknown =
  /** Its ROR; only of universities and colleges, which are known by one. */
  | 'ROR'
  /** What it is. */
  | 'SUMMARY'
  /** Its Unique Entity ID. */
  | 'UEI'
  /** Its web site. */
  | 'WEBSITE';



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
  State: State;
  StateOrganization: StateOrganization;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Center:
    ( { __typename: 'Center' }
    & GraphQLRecursivePick<FederationTypes['Center'], {"id":true}> );
  State:
    ( { __typename: 'State' }
    & ( GraphQLRecursivePick<FederationTypes['State'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['State'], {"code":true}> ) );
  StateOrganization:
    ( { __typename: 'StateOrganization' }
    & GraphQLRecursivePick<FederationTypes['StateOrganization'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( StateDoc )
    | ( StateOrganizationDoc )
  ;
  Partner: ( StateOrganizationDoc );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Arena: Arena;
  Center: ResolverTypeWrapper<Reference>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CrossTab: ResolverTypeWrapper<Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversTypes['Facet']>, rows: ReadonlyArray<ResolversTypes['Facet']> }>;
  CrossTabCell: ResolverTypeWrapper<Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversTypes['Node']>, rowEntity?: Maybe<ResolversTypes['Node']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Facet: ResolverTypeWrapper<Omit<Facet, 'entity'> & { entity?: Maybe<ResolversTypes['Node']> }>;
  Identifier: ResolverTypeWrapper<Identifier>;
  IdentifierScheme: IdentifierScheme;
  Node: ResolverTypeWrapper<Reference>;
  OrderDirection: OrderDirection;
  OrganizationKind: OrganizationKind;
  OrganizationRelation: OrganizationRelation;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Partner: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Partner']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: Region;
  Source: ResolverTypeWrapper<Source>;
  SourceBasis: SourceBasis;
  State: ResolverTypeWrapper<StateDoc>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  StateConnection: ResolverTypeWrapper<Page<StateDoc>>;
  StateEdge: ResolverTypeWrapper<Omit<StateEdge, 'node'> & { node: ResolversTypes['State'] }>;
  StateFacet: StateFacet;
  StateFilter: StateFilter;
  StateKind: StateKind;
  StateOrder: StateOrder;
  StateOrderField: StateOrderField;
  StateOrganization: ResolverTypeWrapper<StateOrganizationDoc>;
  StateOrganizationCenterConnection: ResolverTypeWrapper<Page<Reference>>;
  StateOrganizationCenterEdge: ResolverTypeWrapper<Omit<StateOrganizationCenterEdge, 'node'> & { node?: Maybe<ResolversTypes['Center']> }>;
  StateOrganizationConnection: ResolverTypeWrapper<Page<StateOrganizationDoc>>;
  StateOrganizationEdge: ResolverTypeWrapper<Omit<StateOrganizationEdge, 'node'> & { node: ResolversTypes['StateOrganization'] }>;
  StateOrganizationFacet: StateOrganizationFacet;
  StateOrganizationFilter: StateOrganizationFilter;
  StateOrganizationOrder: StateOrganizationOrder;
  StateOrganizationOrderField: StateOrganizationOrderField;
  StateOrganizationUnknown: StateOrganizationUnknown;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Center: Reference;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  CrossTab: Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversParentTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversParentTypes['Facet']>, rows: ReadonlyArray<ResolversParentTypes['Facet']> };
  CrossTabCell: Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversParentTypes['Node']>, rowEntity?: Maybe<ResolversParentTypes['Node']> };
  DateTime: Scalars['DateTime']['output'];
  Facet: Omit<Facet, 'entity'> & { entity?: Maybe<ResolversParentTypes['Node']> };
  Identifier: Identifier;
  Node: Reference;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Partner: ResolversInterfaceTypes<ResolversParentTypes>['Partner'];
  Query: Record<PropertyKey, never>;
  Source: Source;
  State: StateDoc;
  Float: Scalars['Float']['output'];
  StateConnection: Page<StateDoc>;
  StateEdge: Omit<StateEdge, 'node'> & { node: ResolversParentTypes['State'] };
  StateFilter: StateFilter;
  StateOrder: StateOrder;
  StateOrganization: StateOrganizationDoc;
  StateOrganizationCenterConnection: Page<Reference>;
  StateOrganizationCenterEdge: Omit<StateOrganizationCenterEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Center']> };
  StateOrganizationConnection: Page<StateOrganizationDoc>;
  StateOrganizationEdge: Omit<StateOrganizationEdge, 'node'> & { node: ResolversParentTypes['StateOrganization'] };
  StateOrganizationFilter: StateOrganizationFilter;
  StateOrganizationOrder: StateOrganizationOrder;
};

export type CenterResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['Center'] = ResolversParentTypes['Center'], FederationReferenceType extends FederationReferenceTypes['Center'] = FederationReferenceTypes['Center']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Center']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organizations?: Resolver<Maybe<ResolversTypes['StateOrganizationConnection']>, ParentType, ContextType, Partial<CenterOrganizationsArgs>>;
  statesServed?: Resolver<Maybe<ResolversTypes['StateConnection']>, ParentType, ContextType, Partial<CenterStatesServedArgs>>;
};

export type CrossTabResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['CrossTab'] = ResolversParentTypes['CrossTab']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['CrossTabCell']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
};

export type CrossTabCellResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['CrossTabCell'] = ResolversParentTypes['CrossTabCell']> = {
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

export type FacetResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheme?: Resolver<ResolversTypes['IdentifierScheme'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'State' | 'StateOrganization', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  __resolveType: TypeResolveFn<'StateOrganization', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  state?: Resolver<Maybe<ResolversTypes['State']>, ParentType, ContextType, RequireFields<QueryStateArgs, 'code'>>;
  stateOrganization?: Resolver<Maybe<ResolversTypes['StateOrganization']>, ParentType, ContextType, RequireFields<QueryStateOrganizationArgs, 'slug'>>;
  stateOrganizations?: Resolver<Maybe<ResolversTypes['StateOrganizationConnection']>, ParentType, ContextType, Partial<QueryStateOrganizationsArgs>>;
  states?: Resolver<Maybe<ResolversTypes['StateConnection']>, ParentType, ContextType, Partial<QueryStatesArgs>>;
};

export type SourceResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StateResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['State'] = ResolversParentTypes['State'], FederationReferenceType extends FederationReferenceTypes['State'] = FederationReferenceTypes['State']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['State']> | FederationReferenceType, FederationReferenceType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  capital?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  division?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fips?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasOwnCenter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StateKind'], ParentType, ContextType>;
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizations?: Resolver<Maybe<ResolversTypes['StateOrganizationConnection']>, ParentType, ContextType, Partial<StateOrganizationsArgs>>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StateConnectionResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['StateConnection'] = ResolversParentTypes['StateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StateEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<StateConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['State']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StateEdgeResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['StateEdge'] = ResolversParentTypes['StateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['State'], ParentType, ContextType>;
};

export type StateOrganizationResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['StateOrganization'] = ResolversParentTypes['StateOrganization'], FederationReferenceType extends FederationReferenceTypes['StateOrganization'] = FederationReferenceTypes['StateOrganization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StateOrganization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  arena?: Resolver<ResolversTypes['Arena'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  centers?: Resolver<Maybe<ResolversTypes['StateOrganizationCenterConnection']>, ParentType, ContextType, Partial<StateOrganizationCentersArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrganizationKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['OrganizationRelation'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['State']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['StateOrganizationUnknown']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StateOrganizationCenterConnectionResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['StateOrganizationCenterConnection'] = ResolversParentTypes['StateOrganizationCenterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StateOrganizationCenterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Center']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StateOrganizationCenterEdgeResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['StateOrganizationCenterEdge'] = ResolversParentTypes['StateOrganizationCenterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
};

export type StateOrganizationConnectionResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['StateOrganizationConnection'] = ResolversParentTypes['StateOrganizationConnection']> = {
  crossTab?: Resolver<ResolversTypes['CrossTab'], ParentType, ContextType, RequireFields<StateOrganizationConnectionCrossTabArgs, 'columns' | 'rows'>>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['StateOrganizationEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<StateOrganizationConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StateOrganization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StateOrganizationEdgeResolvers<ContextType = Context<'states'>, ParentType extends ResolversParentTypes['StateOrganizationEdge'] = ResolversParentTypes['StateOrganizationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StateOrganization'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context<'states'>> = {
  Center?: CenterResolvers<ContextType>;
  CrossTab?: CrossTabResolvers<ContextType>;
  CrossTabCell?: CrossTabCellResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Facet?: FacetResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  State?: StateResolvers<ContextType>;
  StateConnection?: StateConnectionResolvers<ContextType>;
  StateEdge?: StateEdgeResolvers<ContextType>;
  StateOrganization?: StateOrganizationResolvers<ContextType>;
  StateOrganizationCenterConnection?: StateOrganizationCenterConnectionResolvers<ContextType>;
  StateOrganizationCenterEdge?: StateOrganizationCenterEdgeResolvers<ContextType>;
  StateOrganizationConnection?: StateOrganizationConnectionResolvers<ContextType>;
  StateOrganizationEdge?: StateOrganizationEdgeResolvers<ContextType>;
};

