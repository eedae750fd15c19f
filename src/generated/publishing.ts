import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../ids.ts';
import type { RevisionDoc, AmendmentDoc, FieldChangeDoc } from '../collections/publishing.ts';
import type { Page } from '../paging/paging.ts';
import type { FieldSaid, Written } from '../publishing/writeAccess.ts';
import type { ToldChange } from '../changes/changes.ts';
import type { ChangePage } from '../changes/changePage.ts';
import type { ShownWebhook, DeliveryPage, WebhookResult } from '../webhooks/webhookAccess.ts';
import type { DeliveryDoc, AttemptDoc } from '../collections/webhookDocs.ts';
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
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `Agency:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** A federal department, agency, bureau, office or laboratory. */
export type AgencyHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a write. */
export type AgencyPayload = {
  readonly __typename?: 'AgencyPayload';
  /** What was written, as it is now; null where it is gone, not decided on yet, or nothing was done. */
  readonly agency?: Maybe<Agency>;
  /** What was said, and what became of it; null where nothing was done. */
  readonly amendment?: Maybe<Amendment>;
  /** A place in the changes that has the write: with the header `x-mep-after`, every process answers by it. Null where nothing changed. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The version of the record; null where it did not change. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** A partnership agreement. */
export type Agreement = Node & {
  readonly __typename?: 'Agreement';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `Agreement:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** A partnership agreement. */
export type AgreementHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
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

/** What became of a write. */
export type AgreementPayload = {
  readonly __typename?: 'AgreementPayload';
  /** What was written, as it is now; null where it is gone, not decided on yet, or nothing was done. */
  readonly agreement?: Maybe<Agreement>;
  /** What was said, and what became of it; null where nothing was done. */
  readonly amendment?: Maybe<Amendment>;
  /** A place in the changes that has the write: with the header `x-mep-after`, every process answers by it. Null where nothing changed. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The version of the record; null where it did not change. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** What a partner says of an entity; it counts once it is accepted. */
export type Amendment = {
  readonly __typename?: 'Amendment';
  /** When it was said. */
  readonly at: Scalars['DateTime']['output'];
  /** By what name its author is known here. */
  readonly by: Scalars['String']['output'];
  /** What would be different from the record as it is now, field by field; empty once it is decided. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** When it was decided; null while it is pending. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is about; null while that is not there, or no more. */
  readonly entity?: Maybe<Node>;
  /** Global id of what it is about. */
  readonly entityId: Scalars['ID']['output'];
  /** The version that its author has seen: with another one, it cannot be accepted. Null for any. */
  readonly expectedVersion?: Maybe<Scalars['Int']['output']>;
  /** What it says of the record, field by field; empty where it withdraws the entity. */
  readonly fields: ReadonlyArray<SaidField>;
  /** Its id, for `reviewAmendment` and `withdrawAmendment`. */
  readonly id: Scalars['ID']['output'];
  /** What it does to the record. */
  readonly kind: AmendmentKind;
  /** The partner that says it; null where its author speaks for none. */
  readonly owner?: Maybe<Node>;
  /** Why it was said, or decided so; null where nobody gave a reason. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The version of the record that `changes` are of, 0 where it never was; null once it is decided. */
  readonly recordVersion?: Maybe<Scalars['Int']['output']>;
  /** Where it can be read. */
  readonly source: SpokenSource;
  /** What became of it. */
  readonly status: AmendmentStatus;
};

/** A page of a list of Amendment elements. */
export type AmendmentConnection = {
  readonly __typename?: 'AmendmentConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<AmendmentEdge>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<Amendment>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of Amendment elements. */
export type AmendmentEdge = {
  readonly __typename?: 'AmendmentEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: Amendment;
};

/** What an amendment does to a record. */
export type AmendmentKind =
  /** Makes a new one. */
  | 'PUBLISH'
  /** Changes some of its fields. */
  | 'UPDATE'
  /** Takes it out of the graph. */
  | 'WITHDRAW';

/** What became of an amendment. */
export type AmendmentPayload = {
  readonly __typename?: 'AmendmentPayload';
  /** The amendment as it is now; null where nothing was done. */
  readonly amendment?: Maybe<Amendment>;
  /** A place in the changes that has it: with the header `x-mep-after`, every process answers by it. Null where nothing changed. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The version of the record; null where it did not change. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** What became of an amendment. */
export type AmendmentStatus =
  /** It counts. */
  | 'ACCEPTED'
  /** Nobody has decided on it. */
  | 'PENDING'
  /** A reviewer has decided against it. */
  | 'REJECTED'
  /** Its author has taken it back. */
  | 'WITHDRAWN';

/** One of the three arenas of partnership. */
export type ArenaProfile = Node & {
  readonly __typename?: 'ArenaProfile';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `ArenaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};


/** One of the three arenas of partnership. */
export type ArenaProfileHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A professional or trade association. */
export type Association = Node & Partner & ResourceProvider & {
  readonly __typename?: 'Association';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `Association:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** A professional or trade association. */
export type AssociationHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a write. */
export type AssociationPayload = {
  readonly __typename?: 'AssociationPayload';
  /** What was said, and what became of it; null where nothing was done. */
  readonly amendment?: Maybe<Amendment>;
  /** What was written, as it is now; null where it is gone, not decided on yet, or nothing was done. */
  readonly association?: Maybe<Association>;
  /** A place in the changes that has the write: with the header `x-mep-after`, every process answers by it. Null where nothing changed. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The version of the record; null where it did not change. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** An MEP Center: it brings what federal agencies, states and associations offer to manufacturers of its state. */
export type Center = Node & ResourceProvider & {
  readonly __typename?: 'Center';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `Center:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** An MEP Center: it brings what federal agencies, states and associations offer to manufacturers of its state. */
export type CenterHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a write. */
export type CenterPayload = {
  readonly __typename?: 'CenterPayload';
  /** What was said, and what became of it; null where nothing was done. */
  readonly amendment?: Maybe<Amendment>;
  /** What was written, as it is now; null where it is gone, not decided on yet, or nothing was done. */
  readonly center?: Maybe<Center>;
  /** A place in the changes that has the write: with the header `x-mep-after`, every process answers by it. Null where nothing changed. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The version of the record; null where it did not change. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** One change of one record. */
export type Change = {
  readonly __typename?: 'Change';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What has changed; null where it is gone. */
  readonly entity?: Maybe<Node>;
  /** Global id of what has changed. */
  readonly entityId: Scalars['ID']['output'];
  /** What happened. */
  readonly kind: ChangeKind;
  /** The partner that it comes from; null where it came with the curated data, or its author speaks for no partner. */
  readonly owner?: Maybe<Node>;
  /** The record since then, as JSON in the form of the data files; null where it is gone. */
  readonly record?: Maybe<Scalars['String']['output']>;
  /** The place behind this change, for `after`; kept for 90 days. */
  readonly token: Scalars['String']['output'];
  /** The type of what has changed, e.g. `Resource`. */
  readonly type: Scalars['String']['output'];
  /** The record's version since then. */
  readonly version: Scalars['Int']['output'];
};

/** Changes in their order. */
export type ChangeConnection = {
  readonly __typename?: 'ChangeConnection';
  /** The changes of this page with their cursors, which are tokens. */
  readonly edges: ReadonlyArray<ChangeEdge>;
  /** The changes of this page. */
  readonly nodes: ReadonlyArray<Change>;
  /** Where this page stands; `endCursor` is where to go on, also where there was nothing new. */
  readonly pageInfo: PageInfo;
};

/** One change and its place. */
export type ChangeEdge = {
  readonly __typename?: 'ChangeEdge';
  /** Its token, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: Change;
};

/** What happened to a record. */
export type ChangeKind =
  /** It came, for the first time or again. */
  | 'PUBLISHED'
  /** It says something else. */
  | 'UPDATED'
  /** It is gone. */
  | 'WITHDRAWN';

/** What a reviewer decides. */
export type Decision =
  /** It counts from now on. */
  | 'ACCEPT'
  /** It does not count. */
  | 'REJECT';

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
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `EngagementModeProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};


/** What there is to know of one mode of engagement. */
export type EngagementModeProfileHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A field of a record, before and after. */
export type FieldChange = {
  readonly __typename?: 'FieldChange';
  /** The field, as the data files call it, e.g. `agencyIds`. */
  readonly field: Scalars['String']['output'];
  /** What it was, as JSON; `null` for nothing. */
  readonly from: Scalars['String']['output'];
  /** What it is since, as JSON; `null` for nothing. */
  readonly to: Scalars['String']['output'];
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
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `FocusAreaProfile:CODE`. */
  readonly id: Scalars['ID']['output'];
};


/** What there is to know of one focus area. */
export type FocusAreaProfileHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Federal money for the network or a center, or a rule on it. */
export type FundingRecord = Node & {
  readonly __typename?: 'FundingRecord';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `FundingRecord:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** Federal money for the network or a center, or a rule on it. */
export type FundingRecordHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Where an association sits. */
export type HeadquartersInput = {
  /** The city, at most 200 characters. */
  readonly city: Scalars['String']['input'];
  /** The state, by id or code. */
  readonly state: Scalars['ID']['input'];
};

/** An identifier by which others know it. */
export type IdentifierInput = {
  /** What there is to add, at most 2,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Who gives it. */
  readonly scheme: IdentifierScheme;
  /** Address of the page that was read for it, at most 2,000 characters. */
  readonly source: Scalars['String']['input'];
  /** The identifier. */
  readonly value: Scalars['String']['input'];
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

/** Published results of the network, a state or a center; reported by its clients. */
export type ImpactReport = Node & {
  readonly __typename?: 'ImpactReport';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `ImpactReport:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** Published results of the network, a state or a center; reported by its clients. */
export type ImpactReportHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What partners and reviewers can do. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Tells nothing more until it is resumed; what changes meanwhile is told then. */
  readonly pauseWebhook?: Maybe<WebhookPayload>;
  /** Says that there is an agreement: it is there at once where you speak for all that it names, else once a reviewer accepts it. */
  readonly publishAgreement?: Maybe<AgreementPayload>;
  /** Says that there is an association: it is there at once where you speak for all who are named in it, else once a reviewer accepts it. */
  readonly publishAssociation?: Maybe<AssociationPayload>;
  /** Says that there is a resource: it is there at once where you speak for all who are named in it, else once a reviewer accepts it. */
  readonly publishResource?: Maybe<ResourcePayload>;
  /** Says that there is an organization of a state: it is there at once where you speak for all who are named in it, else once a reviewer accepts it. */
  readonly publishStateOrganization?: Maybe<StateOrganizationPayload>;
  /** Has changes told to a URL from now on; takes the scope `webhooks`. Its secret is shown this once. */
  readonly registerWebhook?: Maybe<WebhookSecretPayload>;
  /** Ends a webhook for good, and its log with it. */
  readonly removeWebhook?: Maybe<WebhookPayload>;
  /** Tells again all that changed behind a place, with the same message ids; what waits from before is dropped. */
  readonly replayWebhook?: Maybe<WebhookPayload>;
  /** Tells whether a resource, a center or an agreement still is. */
  readonly reportStatus?: Maybe<AmendmentPayload>;
  /** Goes on where it stood, also where it was disabled; what waits is sent at once, also where it was active and waited for its receiver. */
  readonly resumeWebhook?: Maybe<WebhookPayload>;
  /** Decides on what a partner says; takes the scope `review`. */
  readonly reviewAmendment?: Maybe<AmendmentPayload>;
  /** Gives a webhook a new secret, shown this once, beside which the one before stays valid for a while. */
  readonly rotateWebhookSecret?: Maybe<WebhookSecretPayload>;
  /** Sends a message to a webhook at once, once, also where it is paused, and says what came of it. */
  readonly testWebhook?: Maybe<WebhookTestPayload>;
  /** Changes an agency: at once where you speak for it and leave its parent as it is, else once a reviewer accepts it. */
  readonly updateAgency?: Maybe<AgencyPayload>;
  /** Changes an agreement: at once where you speak for it and take nobody else in or out, else once a reviewer accepts it. */
  readonly updateAgreement?: Maybe<AgreementPayload>;
  /** Changes an association: at once where you speak for it, else once a reviewer accepts it. */
  readonly updateAssociation?: Maybe<AssociationPayload>;
  /** Changes a center: at once where you speak for it, else once a reviewer accepts it. */
  readonly updateCenter?: Maybe<CenterPayload>;
  /** Changes a resource: at once where you speak for it and take nobody else in or out, else once a reviewer accepts it. */
  readonly updateResource?: Maybe<ResourcePayload>;
  /** Changes an organization of a state: at once where you speak for it and take nobody else in or out, else once a reviewer accepts it. */
  readonly updateStateOrganization?: Maybe<StateOrganizationPayload>;
  /** Takes an agreement out of the graph: at once where it is yours alone, else once a reviewer accepts it. Refused while others refer to it. */
  readonly withdrawAgreement?: Maybe<AgreementPayload>;
  /** Takes back what you have said, while nobody has decided on it. */
  readonly withdrawAmendment?: Maybe<AmendmentPayload>;
  /** Takes an association out of the graph: at once where it is yours alone, else once a reviewer accepts it. Refused while others refer to it. */
  readonly withdrawAssociation?: Maybe<AssociationPayload>;
  /** Takes a resource out of the graph: at once where it is yours alone, else once a reviewer accepts it. Refused while others refer to it. */
  readonly withdrawResource?: Maybe<ResourcePayload>;
  /** Takes an organization of a state out of the graph: at once where it is yours alone, else once a reviewer accepts it. Refused while others refer to it. */
  readonly withdrawStateOrganization?: Maybe<StateOrganizationPayload>;
};


/** What partners and reviewers can do. */
export type MutationPauseWebhookArgs = {
  input: WebhookInput;
};


/** What partners and reviewers can do. */
export type MutationPublishAgreementArgs = {
  input: PublishAgreementInput;
};


/** What partners and reviewers can do. */
export type MutationPublishAssociationArgs = {
  input: PublishAssociationInput;
};


/** What partners and reviewers can do. */
export type MutationPublishResourceArgs = {
  input: PublishResourceInput;
};


/** What partners and reviewers can do. */
export type MutationPublishStateOrganizationArgs = {
  input: PublishStateOrganizationInput;
};


/** What partners and reviewers can do. */
export type MutationRegisterWebhookArgs = {
  input: RegisterWebhookInput;
};


/** What partners and reviewers can do. */
export type MutationRemoveWebhookArgs = {
  input: WebhookInput;
};


/** What partners and reviewers can do. */
export type MutationReplayWebhookArgs = {
  input: ReplayWebhookInput;
};


/** What partners and reviewers can do. */
export type MutationReportStatusArgs = {
  input: ReportStatusInput;
};


/** What partners and reviewers can do. */
export type MutationResumeWebhookArgs = {
  input: WebhookInput;
};


/** What partners and reviewers can do. */
export type MutationReviewAmendmentArgs = {
  input: ReviewAmendmentInput;
};


/** What partners and reviewers can do. */
export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookInput;
};


/** What partners and reviewers can do. */
export type MutationTestWebhookArgs = {
  input: WebhookInput;
};


/** What partners and reviewers can do. */
export type MutationUpdateAgencyArgs = {
  input: UpdateAgencyInput;
};


/** What partners and reviewers can do. */
export type MutationUpdateAgreementArgs = {
  input: UpdateAgreementInput;
};


/** What partners and reviewers can do. */
export type MutationUpdateAssociationArgs = {
  input: UpdateAssociationInput;
};


/** What partners and reviewers can do. */
export type MutationUpdateCenterArgs = {
  input: UpdateCenterInput;
};


/** What partners and reviewers can do. */
export type MutationUpdateResourceArgs = {
  input: UpdateResourceInput;
};


/** What partners and reviewers can do. */
export type MutationUpdateStateOrganizationArgs = {
  input: UpdateStateOrganizationInput;
};


/** What partners and reviewers can do. */
export type MutationWithdrawAgreementArgs = {
  input: WithdrawInput;
};


/** What partners and reviewers can do. */
export type MutationWithdrawAmendmentArgs = {
  input: WithdrawAmendmentInput;
};


/** What partners and reviewers can do. */
export type MutationWithdrawAssociationArgs = {
  input: WithdrawInput;
};


/** What partners and reviewers can do. */
export type MutationWithdrawResourceArgs = {
  input: WithdrawInput;
};


/** What partners and reviewers can do. */
export type MutationWithdrawStateOrganizationArgs = {
  input: WithdrawInput;
};

/** Anything that has a global id. */
export type Node = {
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global and readable, `Type:slug`, e.g. `Center:gamep` or `State:GA`; the same in every deployment. */
  readonly id: Scalars['ID']['output'];
};


/** Anything that has a global id. */
export type NodeHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

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

/** Anybody who can be a partner. */
export type Partner = {
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};


/** Anybody who can be a partner. */
export type PartnerHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Who offers a resource. */
export type ProviderKind =
  /** One or more federal agencies. */
  | 'AGENCY'
  /** One or more associations. */
  | 'ASSOCIATION'
  /** The MEP Centers together. */
  | 'CENTER_NETWORK';

/** An agreement that is not there yet. */
export type PublishAgreementInput = {
  /** Agencies that agreed, by id or slug. */
  readonly agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Associations that agreed, by id or slug. */
  readonly associations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Year it ended; null when not known. */
  readonly endYear?: InputMaybe<Scalars['Int']['input']>;
  /** The focus area it falls into. */
  readonly focusArea: FocusArea;
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What kind of agreement it is. */
  readonly kind: AgreementKind;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Resources that it is about or that came of it, by id or slug. */
  readonly resources?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Stable name for addresses: lower case letters and digits, joined by hyphens, at most 100 characters. */
  readonly slug: Scalars['String']['input'];
  /** Where it can be read. */
  readonly source: SourceInput;
  /** Year it began; null when not known. */
  readonly startYear?: InputMaybe<Scalars['Int']['input']>;
  /** Whether it is in force; UNKNOWN when not given. */
  readonly status?: InputMaybe<StatusInput>;
  /** What it is, in a sentence, at most 2,000 characters. */
  readonly summary: Scalars['String']['input'];
  /** What it is called, at most 200 characters. */
  readonly title: Scalars['String']['input'];
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An association that is not there yet. */
export type PublishAssociationInput = {
  /** Its abbreviation, at most 200 characters. */
  readonly abbreviation: Scalars['String']['input'];
  /** Other names of it, at most 200 of at most 200 characters each. */
  readonly aliases?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Focus areas that it works in. */
  readonly focusAreas?: InputMaybe<ReadonlyArray<FocusArea>>;
  /** Year it was founded; null when not known. */
  readonly foundedYear?: InputMaybe<Scalars['Int']['input']>;
  /** Where it sits; null when not known. */
  readonly headquarters?: InputMaybe<HeadquartersInput>;
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** Industries that it is of, e.g. `all-manufacturing`, at most 200 of at most 200 characters each. */
  readonly industries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its name, at most 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Stable name for addresses: lower case letters and digits, joined by hyphens, at most 100 characters. */
  readonly slug: Scalars['String']['input'];
  /** Where it can be read. */
  readonly source: SourceInput;
  /** What it is, in a sentence, at most 2,000 characters. */
  readonly summary: Scalars['String']['input'];
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** A resource that is not there yet. */
export type PublishResourceInput = {
  /** Agencies that provide it, by id or slug. */
  readonly agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Associations that provide it, by id or slug. */
  readonly associations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whom it is for, e.g. `manufacturers`, at most 200 of at most 200 characters each. */
  readonly audience?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Year it ended or ends; null when not known. */
  readonly endYear?: InputMaybe<Scalars['Int']['input']>;
  /** How manufacturers engage in it. */
  readonly engagementModes?: InputMaybe<ReadonlyArray<EngagementMode>>;
  /** The focus area it falls into. */
  readonly focusArea: FocusArea;
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** What kind of resource it is. */
  readonly kind: ResourceKind;
  /** States where a facility of it sits, by id or code. */
  readonly locations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Who provides it. */
  readonly providerKind: ProviderKind;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Stable name for addresses: lower case letters and digits, joined by hyphens, at most 100 characters. */
  readonly slug: Scalars['String']['input'];
  /** Where it can be read. */
  readonly source: SourceInput;
  /** Year it began; null when not known. */
  readonly startYear?: InputMaybe<Scalars['Int']['input']>;
  /** States it serves, by id or code; none for all of them. */
  readonly states?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whether it can be used; UNKNOWN when not given. */
  readonly status?: InputMaybe<StatusInput>;
  /** What it offers, in a sentence or two, at most 2,000 characters. */
  readonly summary: Scalars['String']['input'];
  /** What it is called, at most 200 characters. */
  readonly title: Scalars['String']['input'];
  /** What it is about, by id or slug. */
  readonly topics?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** An organization of a state that is not there yet. */
export type PublishStateOrganizationInput = {
  /** Centers that it hosts, funds or works with, by id or slug. */
  readonly centers: ReadonlyArray<Scalars['ID']['input']>;
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** What kind of organization it is. */
  readonly kind: OrganizationKind;
  /** Its name, at most 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What it does for them. */
  readonly relation: OrganizationRelation;
  /** Stable name for addresses: lower case letters and digits, joined by hyphens, at most 100 characters. */
  readonly slug: Scalars['String']['input'];
  /** Where it can be read. */
  readonly source: SourceInput;
  /** The state it is of, by id or code. */
  readonly state: Scalars['ID']['input'];
  /** What it is, in a sentence, at most 2,000 characters; null when not known. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** Where every question starts. */
export type Query = {
  readonly __typename?: 'Query';
  /** What partners say, the newest first: your own, or with the scope `review` everybody's. */
  readonly amendments?: Maybe<AmendmentConnection>;
  /** What has changed, the oldest first; a reader that follows it has what the graph has. */
  readonly changes?: Maybe<ChangeConnection>;
  /** Your webhooks, the oldest first: those of the entity that your credentials speak for, or else of these; takes the scope `webhooks`. */
  readonly webhooks: ReadonlyArray<Webhook>;
};


/** Where every question starts. */
export type QueryAmendmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  entity?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<AmendmentStatus>;
};


/** Where every question starts. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Whom changes are to be told, and which. */
export type RegisterWebhookInput = {
  /** What it is for: one line of at most 200 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Only changes of these types, e.g. `Resource`; all when not given. */
  readonly types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A URL of https whose host has public addresses, unless the operator allows others by name. */
  readonly url: Scalars['String']['input'];
};

/** From where all is told again. */
export type ReplayWebhookInput = {
  /** The token of the place behind which it begins; with the first change that is kept when not given. */
  readonly after?: InputMaybe<Scalars['String']['input']>;
  /** Its id. */
  readonly id: Scalars['ID']['input'];
};

/** What is told of whether something still is. */
export type ReportStatusInput = {
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Global id of a resource, a center or an agreement. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** What is told. */
  readonly status: StatusInput;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Whether something still is, as far as a source tells. */
export type ReportedStatus =
  /** An agreement is in force. */
  | 'ACTIVE'
  /** A resource or a center is closed. */
  | 'CLOSED'
  /** An agreement has ended. */
  | 'ENDED'
  /** A resource can be used. */
  | 'OPEN'
  /** A center is at work. */
  | 'OPERATING'
  /** Not known. */
  | 'UNKNOWN';

/** Something that partners offer to manufacturers. */
export type Resource = Node & {
  readonly __typename?: 'Resource';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `Resource:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** Something that partners offer to manufacturers. */
export type ResourceHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
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

/** What became of a write. */
export type ResourcePayload = {
  readonly __typename?: 'ResourcePayload';
  /** What was said, and what became of it; null where nothing was done. */
  readonly amendment?: Maybe<Amendment>;
  /** What was written, as it is now; null where it is gone, not decided on yet, or nothing was done. */
  readonly resource?: Maybe<Resource>;
  /** A place in the changes that has the write: with the header `x-mep-after`, every process answers by it. Null where nothing changed. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The version of the record; null where it did not change. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** Anybody who can provide a resource. */
export type ResourceProvider = {
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};


/** Anybody who can provide a resource. */
export type ResourceProviderHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What is decided on an amendment. */
export type ReviewAmendmentInput = {
  /** Whether it counts. */
  readonly decision: Decision;
  /** The version of the record that you have seen, as `recordVersion` says it; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The amendment's id. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Why, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One version of a record. */
export type Revision = {
  readonly __typename?: 'Revision';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What is different from the version before; empty for what was published or withdrawn. */
  readonly fields: ReadonlyArray<FieldChange>;
  /** What happened. */
  readonly kind: ChangeKind;
  /** The partner that it comes from; null where it came with the curated data, or its author speaks for no partner. */
  readonly owner?: Maybe<Node>;
  /** Where it can be read; null for what came with the curated data. */
  readonly source?: Maybe<SpokenSource>;
  /** Counts the versions of the record, from 1. */
  readonly version: Scalars['Int']['output'];
};

/** A page of a list of Revision elements. */
export type RevisionConnection = {
  readonly __typename?: 'RevisionConnection';
  /** The elements of this page with their cursors. */
  readonly edges: ReadonlyArray<RevisionEdge>;
  /** The elements of this page. */
  readonly nodes: ReadonlyArray<Revision>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many elements the whole list has; counting ends at 10,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** False when the list has more than the 10,000 elements that are counted. */
  readonly totalCountIsExact: Scalars['Boolean']['output'];
};

/** One element of a list of Revision elements. */
export type RevisionEdge = {
  readonly __typename?: 'RevisionEdge';
  /** Its place in the list, for `after` and `before`; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The element. */
  readonly node: Revision;
};

/** Which webhook gets a new secret. */
export type RotateWebhookInput = {
  /** Its id. */
  readonly id: Scalars['ID']['input'];
  /** For how many hours the secret before stays valid, 0 to 720. */
  readonly overlapHours?: InputMaybe<Scalars['Int']['input']>;
};

/** What is said of one field of a record. */
export type SaidField = {
  readonly __typename?: 'SaidField';
  /** The field, as the data files call it, e.g. `agencyIds`. */
  readonly field: Scalars['String']['output'];
  /** Whether the value is added to a list, rather than put in the place of what was there. */
  readonly isAddition: Scalars['Boolean']['output'];
  /** Its value, as JSON; where it is an addition, what its list has from then on. */
  readonly value: Scalars['String']['output'];
};

/** Where what is said can be read; what is said without one is refused. */
export type SourceInput = {
  /** What there is to add, at most 2,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Address of the page, at most 2,000 characters. */
  readonly url: Scalars['String']['input'];
};

/** Where something that was said can be read. */
export type SpokenSource = {
  readonly __typename?: 'SpokenSource';
  /** What there is to add; null when nothing is. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Address of the page. */
  readonly url: Scalars['String']['output'];
};

/** A state, the District of Columbia or Puerto Rico. */
export type State = Node & {
  readonly __typename?: 'State';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `State:CODE`. */
  readonly id: Scalars['ID']['output'];
};


/** A state, the District of Columbia or Puerto Rico. */
export type StateHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** An organization of a state that hosts, funds or works with an MEP Center. */
export type StateOrganization = Node & Partner & {
  readonly __typename?: 'StateOrganization';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `StateOrganization:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** An organization of a state that hosts, funds or works with an MEP Center. */
export type StateOrganizationHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a write. */
export type StateOrganizationPayload = {
  readonly __typename?: 'StateOrganizationPayload';
  /** What was said, and what became of it; null where nothing was done. */
  readonly amendment?: Maybe<Amendment>;
  /** What was written, as it is now; null where it is gone, not decided on yet, or nothing was done. */
  readonly stateOrganization?: Maybe<StateOrganization>;
  /** A place in the changes that has the write: with the header `x-mep-after`, every process answers by it. Null where nothing changed. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The version of the record; null where it did not change. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** What is known of whether something still is. */
export type StatusInput = {
  /** Day, month or year that it is told of, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null when no date is known. */
  readonly asOf?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is: OPEN or CLOSED of resources, OPERATING or CLOSED of centers, ACTIVE or ENDED of agreements. */
  readonly code: ReportedStatus;
  /** What there is to add, at most 2,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Address of the page that tells it, at most 2,000 characters; a status that is known needs this or a note. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
};

/** What can be followed. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Each change as it comes; one that stopped goes on from the token that it had seen. */
  readonly changed?: Maybe<Change>;
};


/** What can be followed. */
export type SubscriptionChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  entities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What resources can be about. */
export type Topic = Node & {
  readonly __typename?: 'Topic';
  /** Its versions, the newest first: what changed, when, by whom, and where that can be read. */
  readonly history?: Maybe<RevisionConnection>;
  /** Global id, `Topic:slug`. */
  readonly id: Scalars['ID']['output'];
};


/** What resources can be about. */
export type TopicHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What is different of an agency; what is not given stays as it is. */
export type UpdateAgencyInput = {
  /** Its abbreviation, at most 200 characters. */
  readonly abbreviation?: InputMaybe<Scalars['String']['input']>;
  /** Other names of it, at most 200 of at most 200 characters each. */
  readonly aliases?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Focus areas that it works in. */
  readonly focusAreas?: InputMaybe<ReadonlyArray<FocusArea>>;
  /** Its global id, or the slug behind it. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** Its name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The agency it is part of, by id or slug; null for none. */
  readonly parent?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** What it does, in a sentence, at most 2,000 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** What is different of an agreement; what is not given stays as it is. */
export type UpdateAgreementInput = {
  /** Agencies that agreed, by id or slug. */
  readonly agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Associations that agreed, by id or slug. */
  readonly associations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Year it ended; null when not known. */
  readonly endYear?: InputMaybe<Scalars['Int']['input']>;
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The focus area it falls into. */
  readonly focusArea?: InputMaybe<FocusArea>;
  /** Its global id, or the slug behind it. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What kind of agreement it is. */
  readonly kind?: InputMaybe<AgreementKind>;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Resources that it is about or that came of it, by id or slug. */
  readonly resources?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** Year it began; null when not known. */
  readonly startYear?: InputMaybe<Scalars['Int']['input']>;
  /** Whether it is in force; UNKNOWN when not given. */
  readonly status?: InputMaybe<StatusInput>;
  /** What it is, in a sentence, at most 2,000 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** What it is called, at most 200 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is different of an association; what is not given stays as it is. */
export type UpdateAssociationInput = {
  /** Its abbreviation, at most 200 characters. */
  readonly abbreviation?: InputMaybe<Scalars['String']['input']>;
  /** Other names of it, at most 200 of at most 200 characters each. */
  readonly aliases?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Focus areas that it works in. */
  readonly focusAreas?: InputMaybe<ReadonlyArray<FocusArea>>;
  /** Year it was founded; null when not known. */
  readonly foundedYear?: InputMaybe<Scalars['Int']['input']>;
  /** Where it sits; null when not known. */
  readonly headquarters?: InputMaybe<HeadquartersInput>;
  /** Its global id, or the slug behind it. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** Industries that it is of, e.g. `all-manufacturing`, at most 200 of at most 200 characters each. */
  readonly industries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** What it is, in a sentence, at most 2,000 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** What is different of a center; what is not given stays as it is. */
export type UpdateCenterInput = {
  /** Other names of it, at most 200 of at most 200 characters each. */
  readonly aliases?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** City it sits in, at most 200 characters; null when not known. */
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Focus areas that it works in. */
  readonly focusAreas?: InputMaybe<ReadonlyArray<FocusArea>>;
  /** Names it had before, at most 200 of at most 200 characters each. */
  readonly formerNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its global id, or the slug behind it. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** Degrees north, together with `longitude`. */
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees east, together with `latitude`. */
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  /** Its name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What it offers, e.g. `lean`, at most 200 of at most 200 characters each. */
  readonly services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What it is called for short, at most 200 characters. */
  readonly shortName?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** Whether it is at work. */
  readonly status?: InputMaybe<StatusInput>;
  /** What it does, in a sentence or two, at most 2,000 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
  /** ZIP code it sits in, five digits; null when not known. */
  readonly zip?: InputMaybe<Scalars['String']['input']>;
};

/** What is different of a resource; what is not given stays as it is. */
export type UpdateResourceInput = {
  /** Agencies that provide it, by id or slug. */
  readonly agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Associations that provide it, by id or slug. */
  readonly associations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whom it is for, e.g. `manufacturers`, at most 200 of at most 200 characters each. */
  readonly audience?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Year it ended or ends; null when not known. */
  readonly endYear?: InputMaybe<Scalars['Int']['input']>;
  /** How manufacturers engage in it. */
  readonly engagementModes?: InputMaybe<ReadonlyArray<EngagementMode>>;
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The focus area it falls into. */
  readonly focusArea?: InputMaybe<FocusArea>;
  /** Its global id, or the slug behind it. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** What kind of resource it is. */
  readonly kind?: InputMaybe<ResourceKind>;
  /** States where a facility of it sits, by id or code. */
  readonly locations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Who provides it. */
  readonly providerKind?: InputMaybe<ProviderKind>;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** Year it began; null when not known. */
  readonly startYear?: InputMaybe<Scalars['Int']['input']>;
  /** States it serves, by id or code; none for all of them. */
  readonly states?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whether it can be used; UNKNOWN when not given. */
  readonly status?: InputMaybe<StatusInput>;
  /** What it offers, in a sentence or two, at most 2,000 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** What it is called, at most 200 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** What it is about, by id or slug. */
  readonly topics?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** What is different of an organization of a state; what is not given stays as it is. */
export type UpdateStateOrganizationInput = {
  /** Centers that it hosts, funds or works with, by id or slug. */
  readonly centers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Its global id, or the slug behind it. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What others know it by. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** What kind of organization it is. */
  readonly kind?: InputMaybe<OrganizationKind>;
  /** Its name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What it does for them. */
  readonly relation?: InputMaybe<OrganizationRelation>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** The state it is of, by id or code. */
  readonly state?: InputMaybe<Scalars['ID']['input']>;
  /** What it is, in a sentence, at most 2,000 characters; null when not known. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its page, at most 2,000 characters; null when it has none. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** Why a write was not done. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What is wrong, for programs. */
  readonly code: UserErrorCode;
  /** The field of the input that is at fault, e.g. `agencies[0]`; null where none is. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** What was expected, and what came. */
  readonly message: Scalars['String']['output'];
};

/** Why a write was not done, for programs. */
export type UserErrorCode =
  /** The amendment is not pending any more. */
  | 'ALREADY_DECIDED'
  /** Your key does not allow it. */
  | 'FORBIDDEN'
  /** The same key came with another input before. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value is not what the field can hold, or names what is not there. */
  | 'INVALID'
  /** What it is about is not there. */
  | 'NOT_FOUND'
  /** Others still refer to it. */
  | 'STILL_REFERRED_TO'
  /** There is one of this id already. */
  | 'TAKEN'
  /** It has changed since you saw it. */
  | 'VERSION_CONFLICT';

/** Whom changes are told, by Standard Webhooks. */
export type Webhook = {
  readonly __typename?: 'Webhook';
  /** When it was registered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What was told, the newest first; kept for 30 days. */
  readonly deliveries?: Maybe<WebhookDeliveryConnection>;
  /** Its id, `wh_` and letters and digits. */
  readonly id: Scalars['ID']['output'];
  /** What it is for, in your words; empty where you gave none. */
  readonly note: Scalars['String']['output'];
  /** Why it was disabled; null where it was not. */
  readonly reason?: Maybe<WebhookDisabledReason>;
  /** Its secrets that are valid, the newest first; every message is signed by each. */
  readonly secrets: ReadonlyArray<WebhookSecret>;
  /** Whether it is told anything. */
  readonly state: WebhookState;
  /** The token of the place up to which changes were put in line for it; null before the first. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Only changes of these types are told; null for all. */
  readonly types?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Where messages are sent. */
  readonly url: Scalars['String']['output'];
  /** How many messages wait to be delivered. */
  readonly waiting: Scalars['Int']['output'];
};


/** Whom changes are told, by Standard Webhooks. */
export type WebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<WebhookDeliveryState>;
};

/** One attempt to deliver a message. */
export type WebhookAttempt = {
  readonly __typename?: 'WebhookAttempt';
  /** When it was made. */
  readonly at: Scalars['DateTime']['output'];
  /** How long it took, in ms. */
  readonly durationMs: Scalars['Int']['output'];
  /** What was wrong; null where the message was taken. */
  readonly problem?: Maybe<WebhookProblem>;
  /** The status that the receiver answered with; null where it did not answer. */
  readonly status?: Maybe<Scalars['Int']['output']>;
};

/** One message to a webhook, and what became of it. */
export type WebhookDelivery = {
  readonly __typename?: 'WebhookDelivery';
  /** When it was put in line. */
  readonly at: Scalars['DateTime']['output'];
  /** How often it was sent. */
  readonly attemptCount: Scalars['Int']['output'];
  /** The last 20 attempts, the oldest first. */
  readonly attempts: ReadonlyArray<WebhookAttempt>;
  /** Global id of the entity that has changed; null for a test. */
  readonly entityId?: Maybe<Scalars['ID']['output']>;
  /** What it tells, e.g. `resource.updated`. */
  readonly event: Scalars['String']['output'];
  /** As the header `webhook-id` says it; the same however often it is sent. */
  readonly messageId: Scalars['ID']['output'];
  /** When it is sent next; null where it is not any more. */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** What became of it. */
  readonly state: WebhookDeliveryState;
};

/** Messages to a webhook, the newest first. */
export type WebhookDeliveryConnection = {
  readonly __typename?: 'WebhookDeliveryConnection';
  /** The messages of this page with their cursors. */
  readonly edges: ReadonlyArray<WebhookDeliveryEdge>;
  /** The messages of this page. */
  readonly nodes: ReadonlyArray<WebhookDelivery>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One message and its place. */
export type WebhookDeliveryEdge = {
  readonly __typename?: 'WebhookDeliveryEdge';
  /** Its cursor, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node: WebhookDelivery;
};

/** What became of a message. */
export type WebhookDeliveryState =
  /** The receiver has taken it. */
  | 'DELIVERED'
  /** It was sent as often as it is, and never taken. */
  | 'FAILED'
  /** It is to be sent, or to be sent again. */
  | 'WAITING';

/** Why a webhook was disabled. */
export type WebhookDisabledReason =
  /** It stood at a place that is not kept any more; replay it. */
  | 'CHANGES_EXPIRED'
  /** A message failed 10 times over three days, and the receiver took no other meanwhile. */
  | 'FAILING'
  /** The receiver answered 410. */
  | 'GONE';

/** Names a webhook. */
export type WebhookInput = {
  /** Its id. */
  readonly id: Scalars['ID']['input'];
};

/** What came of a change of a webhook. */
export type WebhookPayload = {
  readonly __typename?: 'WebhookPayload';
  /** What was wrong; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The webhook, as it is now; null where it was not done. */
  readonly webhook?: Maybe<Webhook>;
};

/** Why a message was not taken. */
export type WebhookProblem =
  /** The name of the receiver leads to an address that is not public. */
  | 'ADDRESS_REFUSED'
  /** What came back was no HTTP, or had headers that are too large. */
  | 'MALFORMED'
  /** The receiver answered with a redirect; none is followed. */
  | 'REDIRECT'
  /** The receiver answered with a status that is not 2xx. */
  | 'STATUS'
  /** The receiver did not answer in 15 seconds. */
  | 'TIMEOUT'
  /** Nobody could be connected to, or the connection broke. */
  | 'UNREACHABLE'
  /** The name of the receiver leads nowhere. */
  | 'UNRESOLVED'
  /** The certificate of the receiver is not to be trusted. */
  | 'UNTRUSTED';

/** A secret of a webhook, without the secret. */
export type WebhookSecret = {
  readonly __typename?: 'WebhookSecret';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ends; null for never. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What came of it, with a secret. */
export type WebhookSecretPayload = {
  readonly __typename?: 'WebhookSecretPayload';
  /** `whsec_…`, by which its messages are signed; shown this once, and null where it was not done. */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** What was wrong; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The webhook; null where it was not done. */
  readonly webhook?: Maybe<Webhook>;
};

/** Whether a webhook is told anything. */
export type WebhookState =
  /** All that changes is told. */
  | 'ACTIVE'
  /** It was disabled; resume it once that is mended. */
  | 'DISABLED'
  /** You have paused it. */
  | 'PAUSED';

/** What came of a test. */
export type WebhookTestPayload = {
  readonly __typename?: 'WebhookTestPayload';
  /** The attempt; null where it was not done. */
  readonly attempt?: Maybe<WebhookAttempt>;
  /** What was wrong; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An amendment that its author takes back. */
export type WithdrawAmendmentInput = {
  /** The amendment's id. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is withdrawn, and why. */
export type WithdrawInput = {
  /** The version that you have seen; with another one, nothing is done. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Its global id, or the slug behind it. */
  readonly id: Scalars['ID']['input'];
  /** Yours, at most 200 characters: the same again is done once, and answered alike, for 7 days. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Why, for those who decide on it, at most 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be read. */
  readonly source: SourceInput;
  /** Only says what would be, and changes nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
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


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
  ;
  Partner:
    | ( Reference )
    | ( Reference )
    | ( Reference )
  ;
  ResourceProvider:
    | ( Reference )
    | ( Reference )
    | ( Reference )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agency: ResolverTypeWrapper<Reference>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AgencyPayload: ResolverTypeWrapper<Written>;
  Agreement: ResolverTypeWrapper<Reference>;
  AgreementKind: AgreementKind;
  AgreementPayload: ResolverTypeWrapper<Written>;
  Amendment: ResolverTypeWrapper<AmendmentDoc>;
  AmendmentConnection: ResolverTypeWrapper<Page<AmendmentDoc>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AmendmentEdge: ResolverTypeWrapper<Omit<AmendmentEdge, 'node'> & { node: ResolversTypes['Amendment'] }>;
  AmendmentKind: AmendmentKind;
  AmendmentPayload: ResolverTypeWrapper<Written>;
  AmendmentStatus: AmendmentStatus;
  ArenaProfile: ResolverTypeWrapper<Reference>;
  Association: ResolverTypeWrapper<Reference>;
  AssociationPayload: ResolverTypeWrapper<Written>;
  Center: ResolverTypeWrapper<Reference>;
  CenterPayload: ResolverTypeWrapper<Written>;
  Change: ResolverTypeWrapper<ToldChange>;
  ChangeConnection: ResolverTypeWrapper<ChangePage>;
  ChangeEdge: ResolverTypeWrapper<Omit<ChangeEdge, 'node'> & { node: ResolversTypes['Change'] }>;
  ChangeKind: ChangeKind;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decision: Decision;
  EngagementMode: EngagementMode;
  EngagementModeProfile: ResolverTypeWrapper<Reference>;
  FieldChange: ResolverTypeWrapper<FieldChangeDoc>;
  FocusArea: FocusArea;
  FocusAreaProfile: ResolverTypeWrapper<Reference>;
  FundingRecord: ResolverTypeWrapper<Reference>;
  HeadquartersInput: HeadquartersInput;
  IdentifierInput: IdentifierInput;
  IdentifierScheme: IdentifierScheme;
  ImpactReport: ResolverTypeWrapper<Reference>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<Reference>;
  OrganizationKind: OrganizationKind;
  OrganizationRelation: OrganizationRelation;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Partner: ResolverTypeWrapper<Reference>;
  ProviderKind: ProviderKind;
  PublishAgreementInput: PublishAgreementInput;
  PublishAssociationInput: PublishAssociationInput;
  PublishResourceInput: PublishResourceInput;
  PublishStateOrganizationInput: PublishStateOrganizationInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterWebhookInput: RegisterWebhookInput;
  ReplayWebhookInput: ReplayWebhookInput;
  ReportStatusInput: ReportStatusInput;
  ReportedStatus: ReportedStatus;
  Resource: ResolverTypeWrapper<Reference>;
  ResourceKind: ResourceKind;
  ResourcePayload: ResolverTypeWrapper<Written>;
  ResourceProvider: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ResourceProvider']>;
  ReviewAmendmentInput: ReviewAmendmentInput;
  Revision: ResolverTypeWrapper<RevisionDoc>;
  RevisionConnection: ResolverTypeWrapper<Page<RevisionDoc>>;
  RevisionEdge: ResolverTypeWrapper<Omit<RevisionEdge, 'node'> & { node: ResolversTypes['Revision'] }>;
  RotateWebhookInput: RotateWebhookInput;
  SaidField: ResolverTypeWrapper<FieldSaid>;
  SourceInput: SourceInput;
  SpokenSource: ResolverTypeWrapper<SpokenSource>;
  State: ResolverTypeWrapper<Reference>;
  StateOrganization: ResolverTypeWrapper<Reference>;
  StateOrganizationPayload: ResolverTypeWrapper<Written>;
  StatusInput: StatusInput;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Topic: ResolverTypeWrapper<Reference>;
  UpdateAgencyInput: UpdateAgencyInput;
  UpdateAgreementInput: UpdateAgreementInput;
  UpdateAssociationInput: UpdateAssociationInput;
  UpdateCenterInput: UpdateCenterInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  UpdateResourceInput: UpdateResourceInput;
  UpdateStateOrganizationInput: UpdateStateOrganizationInput;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Webhook: ResolverTypeWrapper<ShownWebhook>;
  WebhookAttempt: ResolverTypeWrapper<AttemptDoc>;
  WebhookDelivery: ResolverTypeWrapper<DeliveryDoc>;
  WebhookDeliveryConnection: ResolverTypeWrapper<DeliveryPage>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryState: WebhookDeliveryState;
  WebhookDisabledReason: WebhookDisabledReason;
  WebhookInput: WebhookInput;
  WebhookPayload: ResolverTypeWrapper<WebhookResult>;
  WebhookProblem: WebhookProblem;
  WebhookSecret: ResolverTypeWrapper<WebhookSecret>;
  WebhookSecretPayload: ResolverTypeWrapper<WebhookResult>;
  WebhookState: WebhookState;
  WebhookTestPayload: ResolverTypeWrapper<WebhookResult>;
  WithdrawAmendmentInput: WithdrawAmendmentInput;
  WithdrawInput: WithdrawInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agency: Reference;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AgencyPayload: Written;
  Agreement: Reference;
  AgreementPayload: Written;
  Amendment: AmendmentDoc;
  AmendmentConnection: Page<AmendmentDoc>;
  Boolean: Scalars['Boolean']['output'];
  AmendmentEdge: Omit<AmendmentEdge, 'node'> & { node: ResolversParentTypes['Amendment'] };
  AmendmentPayload: Written;
  ArenaProfile: Reference;
  Association: Reference;
  AssociationPayload: Written;
  Center: Reference;
  CenterPayload: Written;
  Change: ToldChange;
  ChangeConnection: ChangePage;
  ChangeEdge: Omit<ChangeEdge, 'node'> & { node: ResolversParentTypes['Change'] };
  DateTime: Scalars['DateTime']['output'];
  EngagementModeProfile: Reference;
  FieldChange: FieldChangeDoc;
  FocusAreaProfile: Reference;
  FundingRecord: Reference;
  HeadquartersInput: HeadquartersInput;
  IdentifierInput: IdentifierInput;
  ImpactReport: Reference;
  Mutation: Record<PropertyKey, never>;
  Node: Reference;
  PageInfo: PageInfo;
  Partner: Reference;
  PublishAgreementInput: PublishAgreementInput;
  PublishAssociationInput: PublishAssociationInput;
  PublishResourceInput: PublishResourceInput;
  PublishStateOrganizationInput: PublishStateOrganizationInput;
  Query: Record<PropertyKey, never>;
  RegisterWebhookInput: RegisterWebhookInput;
  ReplayWebhookInput: ReplayWebhookInput;
  ReportStatusInput: ReportStatusInput;
  Resource: Reference;
  ResourcePayload: Written;
  ResourceProvider: ResolversInterfaceTypes<ResolversParentTypes>['ResourceProvider'];
  ReviewAmendmentInput: ReviewAmendmentInput;
  Revision: RevisionDoc;
  RevisionConnection: Page<RevisionDoc>;
  RevisionEdge: Omit<RevisionEdge, 'node'> & { node: ResolversParentTypes['Revision'] };
  RotateWebhookInput: RotateWebhookInput;
  SaidField: FieldSaid;
  SourceInput: SourceInput;
  SpokenSource: SpokenSource;
  State: Reference;
  StateOrganization: Reference;
  StateOrganizationPayload: Written;
  StatusInput: StatusInput;
  Subscription: Record<PropertyKey, never>;
  Topic: Reference;
  UpdateAgencyInput: UpdateAgencyInput;
  UpdateAgreementInput: UpdateAgreementInput;
  UpdateAssociationInput: UpdateAssociationInput;
  UpdateCenterInput: UpdateCenterInput;
  Float: Scalars['Float']['output'];
  UpdateResourceInput: UpdateResourceInput;
  UpdateStateOrganizationInput: UpdateStateOrganizationInput;
  UserError: UserError;
  Webhook: ShownWebhook;
  WebhookAttempt: AttemptDoc;
  WebhookDelivery: DeliveryDoc;
  WebhookDeliveryConnection: DeliveryPage;
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookInput: WebhookInput;
  WebhookPayload: WebhookResult;
  WebhookSecret: WebhookSecret;
  WebhookSecretPayload: WebhookResult;
  WebhookTestPayload: WebhookResult;
  WithdrawAmendmentInput: WithdrawAmendmentInput;
  WithdrawInput: WithdrawInput;
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context<'publishing'>, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AgencyResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<AgencyHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgencyPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['AgencyPayload'] = ResolversParentTypes['AgencyPayload']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  amendment?: Resolver<Maybe<ResolversTypes['Amendment']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AgreementResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Agreement'] = ResolversParentTypes['Agreement'], FederationReferenceType extends FederationReferenceTypes['Agreement'] = FederationReferenceTypes['Agreement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agreement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<AgreementHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgreementPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['AgreementPayload'] = ResolversParentTypes['AgreementPayload']> = {
  agreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType>;
  amendment?: Resolver<Maybe<ResolversTypes['Amendment']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AmendmentResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Amendment'] = ResolversParentTypes['Amendment']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  entityId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expectedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['SaidField']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AmendmentKind'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SpokenSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AmendmentStatus'], ParentType, ContextType>;
};

export type AmendmentConnectionResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['AmendmentConnection'] = ResolversParentTypes['AmendmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AmendmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Amendment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AmendmentEdgeResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['AmendmentEdge'] = ResolversParentTypes['AmendmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Amendment'], ParentType, ContextType>;
};

export type AmendmentPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['AmendmentPayload'] = ResolversParentTypes['AmendmentPayload']> = {
  amendment?: Resolver<Maybe<ResolversTypes['Amendment']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ArenaProfileResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['ArenaProfile'] = ResolversParentTypes['ArenaProfile'], FederationReferenceType extends FederationReferenceTypes['ArenaProfile'] = FederationReferenceTypes['ArenaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ArenaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<ArenaProfileHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssociationResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Association'] = ResolversParentTypes['Association'], FederationReferenceType extends FederationReferenceTypes['Association'] = FederationReferenceTypes['Association']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Association']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<AssociationHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssociationPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['AssociationPayload'] = ResolversParentTypes['AssociationPayload']> = {
  amendment?: Resolver<Maybe<ResolversTypes['Amendment']>, ParentType, ContextType>;
  association?: Resolver<Maybe<ResolversTypes['Association']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CenterResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Center'] = ResolversParentTypes['Center'], FederationReferenceType extends FederationReferenceTypes['Center'] = FederationReferenceTypes['Center']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Center']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<CenterHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CenterPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['CenterPayload'] = ResolversParentTypes['CenterPayload']> = {
  amendment?: Resolver<Maybe<ResolversTypes['Amendment']>, ParentType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  entityId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangeConnectionResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['ChangeConnection'] = ResolversParentTypes['ChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChangeEdgeResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['ChangeEdge'] = ResolversParentTypes['ChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EngagementModeProfileResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['EngagementModeProfile'] = ResolversParentTypes['EngagementModeProfile'], FederationReferenceType extends FederationReferenceTypes['EngagementModeProfile'] = FederationReferenceTypes['EngagementModeProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EngagementModeProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<EngagementModeProfileHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FocusAreaProfileResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['FocusAreaProfile'] = ResolversParentTypes['FocusAreaProfile'], FederationReferenceType extends FederationReferenceTypes['FocusAreaProfile'] = FederationReferenceTypes['FocusAreaProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FocusAreaProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<FocusAreaProfileHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FundingRecordResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['FundingRecord'] = ResolversParentTypes['FundingRecord'], FederationReferenceType extends FederationReferenceTypes['FundingRecord'] = FederationReferenceTypes['FundingRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FundingRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<FundingRecordHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImpactReportResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['ImpactReport'] = ResolversParentTypes['ImpactReport'], FederationReferenceType extends FederationReferenceTypes['ImpactReport'] = FederationReferenceTypes['ImpactReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ImpactReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<ImpactReportHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  pauseWebhook?: Resolver<Maybe<ResolversTypes['WebhookPayload']>, ParentType, ContextType, RequireFields<MutationPauseWebhookArgs, 'input'>>;
  publishAgreement?: Resolver<Maybe<ResolversTypes['AgreementPayload']>, ParentType, ContextType, RequireFields<MutationPublishAgreementArgs, 'input'>>;
  publishAssociation?: Resolver<Maybe<ResolversTypes['AssociationPayload']>, ParentType, ContextType, RequireFields<MutationPublishAssociationArgs, 'input'>>;
  publishResource?: Resolver<Maybe<ResolversTypes['ResourcePayload']>, ParentType, ContextType, RequireFields<MutationPublishResourceArgs, 'input'>>;
  publishStateOrganization?: Resolver<Maybe<ResolversTypes['StateOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationPublishStateOrganizationArgs, 'input'>>;
  registerWebhook?: Resolver<Maybe<ResolversTypes['WebhookSecretPayload']>, ParentType, ContextType, RequireFields<MutationRegisterWebhookArgs, 'input'>>;
  removeWebhook?: Resolver<Maybe<ResolversTypes['WebhookPayload']>, ParentType, ContextType, RequireFields<MutationRemoveWebhookArgs, 'input'>>;
  replayWebhook?: Resolver<Maybe<ResolversTypes['WebhookPayload']>, ParentType, ContextType, RequireFields<MutationReplayWebhookArgs, 'input'>>;
  reportStatus?: Resolver<Maybe<ResolversTypes['AmendmentPayload']>, ParentType, ContextType, RequireFields<MutationReportStatusArgs, 'input'>>;
  resumeWebhook?: Resolver<Maybe<ResolversTypes['WebhookPayload']>, ParentType, ContextType, RequireFields<MutationResumeWebhookArgs, 'input'>>;
  reviewAmendment?: Resolver<Maybe<ResolversTypes['AmendmentPayload']>, ParentType, ContextType, RequireFields<MutationReviewAmendmentArgs, 'input'>>;
  rotateWebhookSecret?: Resolver<Maybe<ResolversTypes['WebhookSecretPayload']>, ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'input'>>;
  testWebhook?: Resolver<Maybe<ResolversTypes['WebhookTestPayload']>, ParentType, ContextType, RequireFields<MutationTestWebhookArgs, 'input'>>;
  updateAgency?: Resolver<Maybe<ResolversTypes['AgencyPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAgencyArgs, 'input'>>;
  updateAgreement?: Resolver<Maybe<ResolversTypes['AgreementPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAgreementArgs, 'input'>>;
  updateAssociation?: Resolver<Maybe<ResolversTypes['AssociationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAssociationArgs, 'input'>>;
  updateCenter?: Resolver<Maybe<ResolversTypes['CenterPayload']>, ParentType, ContextType, RequireFields<MutationUpdateCenterArgs, 'input'>>;
  updateResource?: Resolver<Maybe<ResolversTypes['ResourcePayload']>, ParentType, ContextType, RequireFields<MutationUpdateResourceArgs, 'input'>>;
  updateStateOrganization?: Resolver<Maybe<ResolversTypes['StateOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateStateOrganizationArgs, 'input'>>;
  withdrawAgreement?: Resolver<Maybe<ResolversTypes['AgreementPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawAgreementArgs, 'input'>>;
  withdrawAmendment?: Resolver<Maybe<ResolversTypes['AmendmentPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawAmendmentArgs, 'input'>>;
  withdrawAssociation?: Resolver<Maybe<ResolversTypes['AssociationPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawAssociationArgs, 'input'>>;
  withdrawResource?: Resolver<Maybe<ResolversTypes['ResourcePayload']>, ParentType, ContextType, RequireFields<MutationWithdrawResourceArgs, 'input'>>;
  withdrawStateOrganization?: Resolver<Maybe<ResolversTypes['StateOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawStateOrganizationArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Agreement' | 'ArenaProfile' | 'Association' | 'Center' | 'EngagementModeProfile' | 'FocusAreaProfile' | 'FundingRecord' | 'ImpactReport' | 'Resource' | 'State' | 'StateOrganization' | 'Topic', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Association' | 'StateOrganization', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  amendments?: Resolver<Maybe<ResolversTypes['AmendmentConnection']>, ParentType, ContextType, Partial<QueryAmendmentsArgs>>;
  changes?: Resolver<Maybe<ResolversTypes['ChangeConnection']>, ParentType, ContextType, Partial<QueryChangesArgs>>;
  webhooks?: Resolver<ReadonlyArray<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource'], FederationReferenceType extends FederationReferenceTypes['Resource'] = FederationReferenceTypes['Resource']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resource']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<ResourceHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourcePayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['ResourcePayload'] = ResolversParentTypes['ResourcePayload']> = {
  amendment?: Resolver<Maybe<ResolversTypes['Amendment']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResourceProviderResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['ResourceProvider'] = ResolversParentTypes['ResourceProvider']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Association' | 'Center', ParentType, ContextType>;
};

export type RevisionResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Revision'] = ResolversParentTypes['Revision']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['SpokenSource']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevisionConnectionResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['RevisionConnection'] = ResolversParentTypes['RevisionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RevisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Revision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCountIsExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RevisionEdgeResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['RevisionEdge'] = ResolversParentTypes['RevisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Revision'], ParentType, ContextType>;
};

export type SaidFieldResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['SaidField'] = ResolversParentTypes['SaidField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isAddition?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SpokenSourceResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['SpokenSource'] = ResolversParentTypes['SpokenSource']> = {
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StateResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['State'] = ResolversParentTypes['State'], FederationReferenceType extends FederationReferenceTypes['State'] = FederationReferenceTypes['State']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['State']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<StateHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StateOrganizationResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['StateOrganization'] = ResolversParentTypes['StateOrganization'], FederationReferenceType extends FederationReferenceTypes['StateOrganization'] = FederationReferenceTypes['StateOrganization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StateOrganization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<StateOrganizationHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StateOrganizationPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['StateOrganizationPayload'] = ResolversParentTypes['StateOrganizationPayload']> = {
  amendment?: Resolver<Maybe<ResolversTypes['Amendment']>, ParentType, ContextType>;
  stateOrganization?: Resolver<Maybe<ResolversTypes['StateOrganization']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  changed?: SubscriptionResolver<Maybe<ResolversTypes['Change']>, "changed", ParentType, ContextType, Partial<SubscriptionChangedArgs>>;
};

export type TopicResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic'], FederationReferenceType extends FederationReferenceTypes['Topic'] = FederationReferenceTypes['Topic']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Topic']> | FederationReferenceType, FederationReferenceType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, Partial<TopicHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveries?: Resolver<Maybe<ResolversTypes['WebhookDeliveryConnection']>, ParentType, ContextType, Partial<WebhookDeliveriesArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['WebhookDisabledReason']>, ParentType, ContextType>;
  secrets?: Resolver<ReadonlyArray<ResolversTypes['WebhookSecret']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookState'], ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  types?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['WebhookProblem']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attemptCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attempts?: Resolver<ReadonlyArray<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  entityId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookPayload'] = ResolversParentTypes['WebhookPayload']> = {
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type WebhookSecretResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookSecret'] = ResolversParentTypes['WebhookSecret']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WebhookSecretPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookSecretPayload'] = ResolversParentTypes['WebhookSecretPayload']> = {
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type WebhookTestPayloadResolvers<ContextType = Context<'publishing'>, ParentType extends ResolversParentTypes['WebhookTestPayload'] = ResolversParentTypes['WebhookTestPayload']> = {
  attempt?: Resolver<Maybe<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context<'publishing'>> = {
  Agency?: AgencyResolvers<ContextType>;
  AgencyPayload?: AgencyPayloadResolvers<ContextType>;
  Agreement?: AgreementResolvers<ContextType>;
  AgreementPayload?: AgreementPayloadResolvers<ContextType>;
  Amendment?: AmendmentResolvers<ContextType>;
  AmendmentConnection?: AmendmentConnectionResolvers<ContextType>;
  AmendmentEdge?: AmendmentEdgeResolvers<ContextType>;
  AmendmentPayload?: AmendmentPayloadResolvers<ContextType>;
  ArenaProfile?: ArenaProfileResolvers<ContextType>;
  Association?: AssociationResolvers<ContextType>;
  AssociationPayload?: AssociationPayloadResolvers<ContextType>;
  Center?: CenterResolvers<ContextType>;
  CenterPayload?: CenterPayloadResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  ChangeConnection?: ChangeConnectionResolvers<ContextType>;
  ChangeEdge?: ChangeEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EngagementModeProfile?: EngagementModeProfileResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  FocusAreaProfile?: FocusAreaProfileResolvers<ContextType>;
  FundingRecord?: FundingRecordResolvers<ContextType>;
  ImpactReport?: ImpactReportResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ResourcePayload?: ResourcePayloadResolvers<ContextType>;
  ResourceProvider?: ResourceProviderResolvers<ContextType>;
  Revision?: RevisionResolvers<ContextType>;
  RevisionConnection?: RevisionConnectionResolvers<ContextType>;
  RevisionEdge?: RevisionEdgeResolvers<ContextType>;
  SaidField?: SaidFieldResolvers<ContextType>;
  SpokenSource?: SpokenSourceResolvers<ContextType>;
  State?: StateResolvers<ContextType>;
  StateOrganization?: StateOrganizationResolvers<ContextType>;
  StateOrganizationPayload?: StateOrganizationPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookPayload?: WebhookPayloadResolvers<ContextType>;
  WebhookSecret?: WebhookSecretResolvers<ContextType>;
  WebhookSecretPayload?: WebhookSecretPayloadResolvers<ContextType>;
  WebhookTestPayload?: WebhookTestPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context<'publishing'>> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
