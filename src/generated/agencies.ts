import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../ids.ts';
import type { AgencyDoc } from '../collections/agencies.ts';
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

/** A federal department, agency, bureau, office or laboratory. */
export type Agency = Node & Partner & ResourceProvider & {
  readonly __typename?: 'Agency';
  /** What it is called for short, e.g. `DOE`. */
  readonly abbreviation: Scalars['String']['output'];
  /** Other and former names. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  /** Always FEDERAL. */
  readonly arena: Arena;
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** Focus areas its work falls into. */
  readonly focusAreas: ReadonlyArray<FocusArea>;
  /** Global id, `Agency:slug`, e.g. `Agency:nist-mep`. */
  readonly id: Scalars['ID']['output'];
  /** What others know it by; empty when nothing was read of that. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** Where it stands in the government. */
  readonly kind: AgencyKind;
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** Bureaus, offices and laboratories that are directly part of it. */
  readonly offices?: Maybe<AgencyConnection>;
  /** What it is part of; null for departments and independent agencies. */
  readonly parent?: Maybe<Agency>;
  /** Stable name for addresses, unique among agencies. */
  readonly slug: Scalars['String']['output'];
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** What it is, in a sentence; null when not known. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Which facts are not known. */
  readonly unknown: ReadonlyArray<AgencyUnknown>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Its web site; null when not known. */
  readonly website?: Maybe<Scalars['String']['output']>;
};


/** A federal department, agency, bureau, office or laboratory. */
export type AgencyOfficesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgencyOrder>;
};

/** A page of a list of Agency elements. */
export type AgencyConnection = {
  readonly __typename?: 'AgencyConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<AgencyEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<Agency>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of Agency elements. */
export type AgencyConnectionFacetsArgs = {
  by: AgencyFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of Agency elements. */
export type AgencyEdge = {
  readonly __typename?: 'AgencyEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: Agency;
};

/** What Agency elements can be counted by. */
export type AgencyFacet =
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By focus area; an agency counts in each of its own. */
  | 'FOCUS_AREA'
  /** By kind. */
  | 'KIND'
  /** By what they are directly part of. */
  | 'PARENT'
  /** By what is not known of them; each counts for each of its own. */
  | 'UNKNOWN';

/** Which Agency elements to list; what is given must all hold, what is left out or null does not narrow. */
export type AgencyFilter = {
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** Working in this focus area. */
  readonly focusArea?: InputMaybe<FocusArea>;
  /** Of this kind. */
  readonly kind?: InputMaybe<AgencyKind>;
  /** The exact name, an abbreviation, an alias or a former name; case and accents do not matter. */
  readonly named?: InputMaybe<Scalars['String']['input']>;
  /** Directly part of this agency; a global id or a slug. */
  readonly parent?: InputMaybe<Scalars['ID']['input']>;
  /** Of which this is not known. */
  readonly unknown?: InputMaybe<AgencyUnknown>;
};

/** Where an agency stands in the government. */
export type AgencyKind =
  /** A bureau or administration of a department. */
  | 'BUREAU'
  /** A cabinet department. */
  | 'DEPARTMENT'
  /** An agency outside the departments, e.g. EPA or NASA. */
  | 'INDEPENDENT_AGENCY'
  /** A federal laboratory or center of research. */
  | 'LABORATORY'
  /** An office or program of a larger body. */
  | 'OFFICE';

/** Order of a list of Agency elements. */
export type AgencyOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: AgencyOrderField;
};

/** What a list of Agency elements can be ordered by. */
export type AgencyOrderField =
  /** By abbreviation, as it is written. */
  | 'ABBREVIATION'
  /** By name. */
  | 'NAME';

/** What may not be known of Agency elements. */
export type AgencyUnknown =
  /** Its ROR; only of laboratories, which are known by one. */
  | 'ROR'
  /** Its web site. */
  | 'WEBSITE'
  /** Its item at Wikidata. */
  | 'WIKIDATA';

/** Where a partner stands: the three arenas of MEP's partnerships. */
export type Arena =
  /** Professional and trade associations. */
  | 'ASSOCIATION'
  /** Federal departments, agencies, bureaus, offices and laboratories. */
  | 'FEDERAL'
  /** Organizations of a state: universities, community colleges, economic development organizations, agencies. */
  | 'STATE';

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
  /** Federal agencies that work in it. */
  readonly agencies?: Maybe<AgencyConnection>;
  /** Global id, `FocusAreaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};


/** What there is to know of one focus area. */
export type FocusAreaProfileAgenciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgencyOrder>;
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
  /** Federal agencies, by name. */
  readonly agencies?: Maybe<AgencyConnection>;
  /** One agency; null when there is none of that slug. */
  readonly agency?: Maybe<Agency>;
};


/** Where every question starts. */
export type QueryAgenciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgencyOrder>;
};


/** Where every question starts. */
export type QueryAgencyArgs = {
  slug: Scalars['String']['input'];
};

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
  FocusAreaProfile: FocusAreaProfile;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
  FocusAreaProfile:
    ( { __typename: 'FocusAreaProfile' }
    & GraphQLRecursivePick<FederationTypes['FocusAreaProfile'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( AgencyDoc );
  Partner: ( AgencyDoc );
  ResourceProvider: ( AgencyDoc );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agency: ResolverTypeWrapper<AgencyDoc>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AgencyConnection: ResolverTypeWrapper<Page<AgencyDoc>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AgencyEdge: ResolverTypeWrapper<Omit<AgencyEdge, 'node'> & { node: ResolversTypes['Agency'] }>;
  AgencyFacet: AgencyFacet;
  AgencyFilter: AgencyFilter;
  AgencyKind: AgencyKind;
  AgencyOrder: AgencyOrder;
  AgencyOrderField: AgencyOrderField;
  AgencyUnknown: AgencyUnknown;
  Arena: Arena;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Facet: ResolverTypeWrapper<Omit<Facet, 'entity'> & { entity?: Maybe<ResolversTypes['Node']> }>;
  FocusArea: FocusArea;
  FocusAreaProfile: ResolverTypeWrapper<Reference>;
  Identifier: ResolverTypeWrapper<Identifier>;
  IdentifierScheme: IdentifierScheme;
  Node: ResolverTypeWrapper<Reference>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Partner: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Partner']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResourceProvider: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ResourceProvider']>;
  Source: ResolverTypeWrapper<Source>;
  SourceBasis: SourceBasis;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agency: AgencyDoc;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AgencyConnection: Page<AgencyDoc>;
  Boolean: Scalars['Boolean']['output'];
  AgencyEdge: Omit<AgencyEdge, 'node'> & { node: ResolversParentTypes['Agency'] };
  AgencyFilter: AgencyFilter;
  AgencyOrder: AgencyOrder;
  DateTime: Scalars['DateTime']['output'];
  Facet: Omit<Facet, 'entity'> & { entity?: Maybe<ResolversParentTypes['Node']> };
  FocusAreaProfile: Reference;
  Identifier: Identifier;
  Node: Reference;
  PageInfo: PageInfo;
  Partner: ResolversInterfaceTypes<ResolversParentTypes>['Partner'];
  Query: Record<PropertyKey, never>;
  ResourceProvider: ResolversInterfaceTypes<ResolversParentTypes>['ResourceProvider'];
  Source: Source;
};

export type AgencyResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  abbreviation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  aliases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  arena?: Resolver<ResolversTypes['Arena'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  focusAreas?: Resolver<ReadonlyArray<ResolversTypes['FocusArea']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AgencyKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  offices?: Resolver<Maybe<ResolversTypes['AgencyConnection']>, ParentType, ContextType, Partial<AgencyOfficesArgs>>;
  parent?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['AgencyUnknown']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgencyConnectionResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['AgencyConnection'] = ResolversParentTypes['AgencyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgencyEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<AgencyConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgencyEdgeResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['AgencyEdge'] = ResolversParentTypes['AgencyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FacetResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FocusAreaProfileResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['FocusAreaProfile'] = ResolversParentTypes['FocusAreaProfile'], FederationReferenceType extends FederationReferenceTypes['FocusAreaProfile'] = FederationReferenceTypes['FocusAreaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FocusAreaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agencies?: Resolver<Maybe<ResolversTypes['AgencyConnection']>, ParentType, ContextType, Partial<FocusAreaProfileAgenciesArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheme?: Resolver<ResolversTypes['IdentifierScheme'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agency', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  __resolveType: TypeResolveFn<'Agency', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agencies?: Resolver<Maybe<ResolversTypes['AgencyConnection']>, ParentType, ContextType, Partial<QueryAgenciesArgs>>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyArgs, 'slug'>>;
};

export type ResourceProviderResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['ResourceProvider'] = ResolversParentTypes['ResourceProvider']> = {
  __resolveType: TypeResolveFn<'Agency', ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context<'agencies'>, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context<'agencies'>> = {
  Agency?: AgencyResolvers<ContextType>;
  AgencyConnection?: AgencyConnectionResolvers<ContextType>;
  AgencyEdge?: AgencyEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Facet?: FacetResolvers<ContextType>;
  FocusAreaProfile?: FocusAreaProfileResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ResourceProvider?: ResourceProviderResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
};

