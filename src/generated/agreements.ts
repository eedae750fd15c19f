import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../ids.ts';
import type { AgreementDoc } from '../collections/agreements.ts';
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
export type Agency = Node & {
  readonly __typename?: 'Agency';
  /** Agreements it is party to. */
  readonly agreements?: Maybe<AgreementConnection>;
  /** Global id, `Agency:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** A federal department, agency, bureau, office or laboratory. */
export type AgencyAgreementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgreementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgreementOrder>;
};

/** A partnership agreement. */
export type Agreement = Node & {
  readonly __typename?: 'Agreement';
  /** What the facts rest on at best: GENERAL_KNOWLEDGE when nothing was read for any of them. */
  readonly basis: SourceBasis;
  /** Year it ended; null when it has not ended or the end is not known. */
  readonly endYear?: Maybe<Scalars['Int']['output']>;
  /** The focus area it falls into. */
  readonly focusArea: FocusArea;
  /** Global id, `Agreement:slug`. */
  readonly id: Scalars['ID']['output'];
  /** What kind of agreement it is. */
  readonly kind: AgreementKind;
  /** Who agreed: agencies first, then associations. */
  readonly parties?: Maybe<AgreementPartyConnection>;
  /** Resources that it is about or that came of it. */
  readonly resources?: Maybe<AgreementResourceConnection>;
  /** Stable name for addresses, unique among agreements. */
  readonly slug: Scalars['String']['output'];
  /** Where the facts come from. */
  readonly sources: ReadonlyArray<Source>;
  /** Year it began; null when not known. */
  readonly startYear?: Maybe<Scalars['Int']['output']>;
  /** Whether it is in force, as far as its sources tell. */
  readonly status: AgreementStatus;
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
  /** Which facts are not known. */
  readonly unknown: ReadonlyArray<AgreementUnknown>;
  /** When the facts last changed in this graph. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** A partnership agreement. */
export type AgreementPartiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A partnership agreement. */
export type AgreementResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list of Agreement elements. */
export type AgreementConnection = {
  readonly __typename?: 'AgreementConnection';
  /** How often the values of two facets meet. */
  readonly crossTab: CrossTab;
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<AgreementEdge>;
  /** How many elements have each value, most frequent first; what is not known counts nowhere. */
  readonly facets: ReadonlyArray<Facet>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<Agreement>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};


/** A page of a list of Agreement elements. */
export type AgreementConnectionCrossTabArgs = {
  columns: AgreementFacet;
  rows: AgreementFacet;
};


/** A page of a list of Agreement elements. */
export type AgreementConnectionFacetsArgs = {
  by: AgreementFacet;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One element of a list of Agreement elements. */
export type AgreementEdge = {
  readonly __typename?: 'AgreementEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: Agreement;
};

/** What Agreement elements can be counted by. */
export type AgreementFacet =
  /** By what their facts rest on at best. */
  | 'BASIS'
  /** By focus area. */
  | 'FOCUS_AREA'
  /** By kind. */
  | 'KIND'
  /** By party; an agreement counts for each. */
  | 'PARTY'
  /** By status. */
  | 'STATUS'
  /** By what is not known of them; each counts for each of its own. */
  | 'UNKNOWN';

/** Which Agreement elements to list; what is given must all hold, what is left out or null does not narrow. */
export type AgreementFilter = {
  /** Resting on this at best: `GENERAL_KNOWLEDGE` finds that of which nothing was read. */
  readonly basis?: InputMaybe<SourceBasis>;
  /** In this focus area. */
  readonly focusArea?: InputMaybe<FocusArea>;
  /** Of this kind. */
  readonly kind?: InputMaybe<AgreementKind>;
  /** With this party; the global id of an agency or association, e.g. `Agency:nist-mep`. */
  readonly party?: InputMaybe<Scalars['ID']['input']>;
  /** In this state. */
  readonly status?: InputMaybe<AgreementStatus>;
  /** Of which this is not known. */
  readonly unknown?: InputMaybe<AgreementUnknown>;
};

/** What kind of agreement it is. */
export type AgreementKind =
  /** An award under which both sides work together. */
  | 'COOPERATIVE_AGREEMENT'
  /** An agreement between federal agencies by which money or work is passed on. */
  | 'INTERAGENCY_AGREEMENT'
  /** A memorandum of understanding. */
  | 'MEMORANDUM_OF_UNDERSTANDING'
  /** A program that partners run together. */
  | 'PROGRAM_PARTNERSHIP';

/** Order of a list of Agreement elements. */
export type AgreementOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: AgreementOrderField;
};

/** What a list of Agreement elements can be ordered by. */
export type AgreementOrderField =
  /** By the year it began. */
  | 'START_YEAR'
  /** By title. */
  | 'TITLE';

/** Who can be party to an agreement. */
export type AgreementParty = Agency | Association;

/** A page of a list of AgreementParty elements. */
export type AgreementPartyConnection = {
  readonly __typename?: 'AgreementPartyConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<AgreementPartyEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<AgreementParty>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of AgreementParty elements. */
export type AgreementPartyEdge = {
  readonly __typename?: 'AgreementPartyEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<AgreementParty>;
};

/** A page of a list of AgreementResource elements. */
export type AgreementResourceConnection = {
  readonly __typename?: 'AgreementResourceConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<AgreementResourceEdge>;
  /** The elements of this page; null for one that is gone. */
  readonly nodes: ReadonlyArray<Maybe<Resource>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has, under the filter; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of AgreementResource elements. */
export type AgreementResourceEdge = {
  readonly __typename?: 'AgreementResourceEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element; null when it is gone. */
  readonly node?: Maybe<Resource>;
};

/** Whether an agreement is in force. */
export type AgreementStatus =
  /** It is in force. */
  | 'ACTIVE'
  /** It has ended. */
  | 'ENDED'
  /** Not known. */
  | 'UNKNOWN';

/** What may not be known of Agreement elements. */
export type AgreementUnknown =
  /** The year it began. */
  | 'START_YEAR'
  /** Whether it is in force. */
  | 'STATUS';

/** A professional or trade association. */
export type Association = Node & {
  readonly __typename?: 'Association';
  /** Agreements it is party to. */
  readonly agreements?: Maybe<AgreementConnection>;
  /** Global id, `Association:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** A professional or trade association. */
export type AssociationAgreementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgreementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgreementOrder>;
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
  /** Agreements that fall into it. */
  readonly agreements?: Maybe<AgreementConnection>;
  /** Global id, `FocusAreaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};


/** What there is to know of one focus area. */
export type FocusAreaProfileAgreementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgreementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgreementOrder>;
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

/** Where every question starts. */
export type Query = {
  readonly __typename?: 'Query';
  /** One agreement; null when there is none of that slug. */
  readonly agreement?: Maybe<Agreement>;
  /** Partnership agreements, by title. */
  readonly agreements?: Maybe<AgreementConnection>;
};


/** Where every question starts. */
export type QueryAgreementArgs = {
  slug: Scalars['String']['input'];
};


/** Where every question starts. */
export type QueryAgreementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgreementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgreementOrder>;
};

/** Something that partners offer to manufacturers. */
export type Resource = {
  readonly __typename?: 'Resource';
  /** Agreements that are about it or that it came of. */
  readonly agreements?: Maybe<AgreementConnection>;
  /** Global id, `Resource:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** Something that partners offer to manufacturers. */
export type ResourceAgreementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgreementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgreementOrder>;
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
  Agreement: Agreement;
  Association: Association;
  FocusAreaProfile: FocusAreaProfile;
  Resource: Resource;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
  Agreement:
    ( { __typename: 'Agreement' }
    & GraphQLRecursivePick<FederationTypes['Agreement'], {"id":true}> );
  Association:
    ( { __typename: 'Association' }
    & GraphQLRecursivePick<FederationTypes['Association'], {"id":true}> );
  FocusAreaProfile:
    ( { __typename: 'FocusAreaProfile' }
    & GraphQLRecursivePick<FederationTypes['FocusAreaProfile'], {"id":true}> );
  Resource:
    ( { __typename: 'Resource' }
    & GraphQLRecursivePick<FederationTypes['Resource'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agency: ResolverTypeWrapper<Reference>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Agreement: ResolverTypeWrapper<AgreementDoc>;
  AgreementConnection: ResolverTypeWrapper<Page<AgreementDoc>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AgreementEdge: ResolverTypeWrapper<Omit<AgreementEdge, 'node'> & { node: ResolversTypes['Agreement'] }>;
  AgreementFacet: AgreementFacet;
  AgreementFilter: AgreementFilter;
  AgreementKind: AgreementKind;
  AgreementOrder: AgreementOrder;
  AgreementOrderField: AgreementOrderField;
  AgreementParty: ResolverTypeWrapper<Reference>;
  AgreementPartyConnection: ResolverTypeWrapper<Page<Reference>>;
  AgreementPartyEdge: ResolverTypeWrapper<Omit<AgreementPartyEdge, 'node'> & { node?: Maybe<ResolversTypes['AgreementParty']> }>;
  AgreementResourceConnection: ResolverTypeWrapper<Page<Reference>>;
  AgreementResourceEdge: ResolverTypeWrapper<Omit<AgreementResourceEdge, 'node'> & { node?: Maybe<ResolversTypes['Resource']> }>;
  AgreementStatus: AgreementStatus;
  AgreementUnknown: AgreementUnknown;
  Association: ResolverTypeWrapper<Reference>;
  CrossTab: ResolverTypeWrapper<Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversTypes['Facet']>, rows: ReadonlyArray<ResolversTypes['Facet']> }>;
  CrossTabCell: ResolverTypeWrapper<Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversTypes['Node']>, rowEntity?: Maybe<ResolversTypes['Node']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Facet: ResolverTypeWrapper<Omit<Facet, 'entity'> & { entity?: Maybe<ResolversTypes['Node']> }>;
  FocusArea: FocusArea;
  FocusAreaProfile: ResolverTypeWrapper<Reference>;
  Node: ResolverTypeWrapper<Reference>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Resource: ResolverTypeWrapper<Reference>;
  Source: ResolverTypeWrapper<Source>;
  SourceBasis: SourceBasis;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agency: Reference;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Agreement: AgreementDoc;
  AgreementConnection: Page<AgreementDoc>;
  Boolean: Scalars['Boolean']['output'];
  AgreementEdge: Omit<AgreementEdge, 'node'> & { node: ResolversParentTypes['Agreement'] };
  AgreementFilter: AgreementFilter;
  AgreementOrder: AgreementOrder;
  AgreementParty: Reference;
  AgreementPartyConnection: Page<Reference>;
  AgreementPartyEdge: Omit<AgreementPartyEdge, 'node'> & { node?: Maybe<ResolversParentTypes['AgreementParty']> };
  AgreementResourceConnection: Page<Reference>;
  AgreementResourceEdge: Omit<AgreementResourceEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Resource']> };
  Association: Reference;
  CrossTab: Omit<CrossTab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ResolversParentTypes['CrossTabCell']>, columns: ReadonlyArray<ResolversParentTypes['Facet']>, rows: ReadonlyArray<ResolversParentTypes['Facet']> };
  CrossTabCell: Omit<CrossTabCell, 'columnEntity' | 'rowEntity'> & { columnEntity?: Maybe<ResolversParentTypes['Node']>, rowEntity?: Maybe<ResolversParentTypes['Node']> };
  DateTime: Scalars['DateTime']['output'];
  Facet: Omit<Facet, 'entity'> & { entity?: Maybe<ResolversParentTypes['Node']> };
  FocusAreaProfile: Reference;
  Node: Reference;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  Resource: Reference;
  Source: Source;
};

export type AgencyResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreements?: Resolver<Maybe<ResolversTypes['AgreementConnection']>, ParentType, ContextType, Partial<AgencyAgreementsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgreementResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Agreement'] = ResolversParentTypes['Agreement'], FederationReferenceType extends FederationReferenceTypes['Agreement'] = FederationReferenceTypes['Agreement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agreement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  endYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  focusArea?: Resolver<ResolversTypes['FocusArea'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AgreementKind'], ParentType, ContextType>;
  parties?: Resolver<Maybe<ResolversTypes['AgreementPartyConnection']>, ParentType, ContextType, Partial<AgreementPartiesArgs>>;
  resources?: Resolver<Maybe<ResolversTypes['AgreementResourceConnection']>, ParentType, ContextType, Partial<AgreementResourcesArgs>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  startYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AgreementStatus'], ParentType, ContextType>;
  statusAsOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['AgreementUnknown']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgreementConnectionResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['AgreementConnection'] = ResolversParentTypes['AgreementConnection']> = {
  crossTab?: Resolver<ResolversTypes['CrossTab'], ParentType, ContextType, RequireFields<AgreementConnectionCrossTabArgs, 'columns' | 'rows'>>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgreementEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<AgreementConnectionFacetsArgs, 'by'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agreement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgreementEdgeResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['AgreementEdge'] = ResolversParentTypes['AgreementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agreement'], ParentType, ContextType>;
};

export type AgreementPartyResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['AgreementParty'] = ResolversParentTypes['AgreementParty']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Association', ParentType, ContextType>;
};

export type AgreementPartyConnectionResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['AgreementPartyConnection'] = ResolversParentTypes['AgreementPartyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgreementPartyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['AgreementParty']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgreementPartyEdgeResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['AgreementPartyEdge'] = ResolversParentTypes['AgreementPartyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['AgreementParty']>, ParentType, ContextType>;
};

export type AgreementResourceConnectionResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['AgreementResourceConnection'] = ResolversParentTypes['AgreementResourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgreementResourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Resource']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgreementResourceEdgeResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['AgreementResourceEdge'] = ResolversParentTypes['AgreementResourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
};

export type AssociationResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Association'] = ResolversParentTypes['Association'], FederationReferenceType extends FederationReferenceTypes['Association'] = FederationReferenceTypes['Association']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Association']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreements?: Resolver<Maybe<ResolversTypes['AgreementConnection']>, ParentType, ContextType, Partial<AssociationAgreementsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CrossTabResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['CrossTab'] = ResolversParentTypes['CrossTab']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['CrossTabCell']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
};

export type CrossTabCellResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['CrossTabCell'] = ResolversParentTypes['CrossTabCell']> = {
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

export type FacetResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FocusAreaProfileResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['FocusAreaProfile'] = ResolversParentTypes['FocusAreaProfile'], FederationReferenceType extends FederationReferenceTypes['FocusAreaProfile'] = FederationReferenceTypes['FocusAreaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FocusAreaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreements?: Resolver<Maybe<ResolversTypes['AgreementConnection']>, ParentType, ContextType, Partial<FocusAreaProfileAgreementsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Agreement' | 'Association', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType, RequireFields<QueryAgreementArgs, 'slug'>>;
  agreements?: Resolver<Maybe<ResolversTypes['AgreementConnection']>, ParentType, ContextType, Partial<QueryAgreementsArgs>>;
};

export type ResourceResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource'], FederationReferenceType extends FederationReferenceTypes['Resource'] = FederationReferenceTypes['Resource']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resource']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreements?: Resolver<Maybe<ResolversTypes['AgreementConnection']>, ParentType, ContextType, Partial<ResourceAgreementsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context<'agreements'>, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  basis?: Resolver<ResolversTypes['SourceBasis'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context<'agreements'>> = {
  Agency?: AgencyResolvers<ContextType>;
  Agreement?: AgreementResolvers<ContextType>;
  AgreementConnection?: AgreementConnectionResolvers<ContextType>;
  AgreementEdge?: AgreementEdgeResolvers<ContextType>;
  AgreementParty?: AgreementPartyResolvers<ContextType>;
  AgreementPartyConnection?: AgreementPartyConnectionResolvers<ContextType>;
  AgreementPartyEdge?: AgreementPartyEdgeResolvers<ContextType>;
  AgreementResourceConnection?: AgreementResourceConnectionResolvers<ContextType>;
  AgreementResourceEdge?: AgreementResourceEdgeResolvers<ContextType>;
  Association?: AssociationResolvers<ContextType>;
  CrossTab?: CrossTabResolvers<ContextType>;
  CrossTabCell?: CrossTabCellResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Facet?: FacetResolvers<ContextType>;
  FocusAreaProfile?: FocusAreaProfileResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
};

