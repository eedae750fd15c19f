import type { StoredDoc } from './define.ts';
import type {
  IdentifiedDoc,
  KnownDoc,
  FocusAreaCode,
  ImportedDoc,
  NamedDoc,
  PointDoc,
  RecordDoc,
  Region,
  StatusFields,
} from './record.ts';

/** Kinds of organization that host a center; the words of state organizations. */
export const hostKinds = [
  'UNIVERSITY',
  'COMMUNITY_COLLEGE',
  'ECONOMIC_DEVELOPMENT_ORGANIZATION',
  'STATE_AGENCY',
  'NONPROFIT',
] as const;

export const centerStatuses = ['OPERATING', 'CLOSED', 'UNKNOWN'] as const;
type CenterStatus = (typeof centerStatuses)[number];

/** One of the 51 MEP Centers. */
export interface CenterDoc
  extends
    NamedDoc,
    StatusFields<CenterStatus>,
    KnownDoc<'HOST' | 'CITY' | 'ZIP' | 'COORDINATES' | 'WEBSITE' | 'NIST_PAGE' | 'STATUS' | 'UEI'>,
    IdentifiedDoc {
  readonly shortName: string;
  readonly stateId: string;
  readonly website: string | null;
  readonly nistPage: string | null;
  readonly host: { readonly name: string; readonly kind: (typeof hostKinds)[number] } | null;
  readonly city: string | null;
  readonly zip: string | null;
  /** Of its city, to about two decimals. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly summary: string;
  readonly focusAreas: readonly FocusAreaCode[];
  readonly services: readonly string[];
  readonly formerNames: readonly string[];
  readonly aliases: readonly string[];
  readonly statusNotes: readonly StatusNoteDoc[];
  readonly hasStatusNote: boolean;
  /** Census region of its state. */
  readonly region: Region;
  /** Its city, or the centre of its state where the city is not known. */
  readonly location: PointDoc;
  readonly isLocationApproximate: boolean;
  /** The other centers, nearest first; at most `nearbyAtMost`. */
  readonly nearby: readonly NearbyDoc[];
}

/** How many neighbours a center's document lists at most. */
export const nearbyAtMost = 100;

export interface NearbyDoc {
  readonly centerId: string;
  readonly meters: number;
  /** Whether the place of either center is. */
  readonly isApproximate: boolean;
}

/** What is reported of a center since 2025. */
interface StatusNoteDoc {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly asOf: string;
  readonly note: string;
  /** URL of the report. */
  readonly source: string;
}

export const impactScopes = ['NETWORK', 'STATE', 'CENTER'] as const;
export const impactMetrics = [
  'CLIENTS_SERVED',
  'NEW_SALES',
  'RETAINED_SALES',
  'NEW_AND_RETAINED_SALES',
  'COST_SAVINGS',
  'NEW_INVESTMENT',
  'JOBS_CREATED',
  'JOBS_RETAINED',
  'JOBS_CREATED_OR_RETAINED',
  'RETURN_PER_FEDERAL_DOLLAR',
] as const;
export const metricUnits = ['USD', 'COUNT', 'RATIO'] as const;
export const metricQualifiers = ['MORE_THAN', 'ABOUT'] as const;

/** Published results of the network, a state or a center. One of `fiscalYear` and `period` is filled. */
export interface ImpactReportDoc extends RecordDoc {
  readonly scope: (typeof impactScopes)[number];
  readonly centerId: string | null;
  readonly stateId: string | null;
  readonly fiscalYear: number | null;
  readonly period: { readonly startYear: number; readonly endYear: number } | null;
  /** The fiscal year, or the last year of the period: what reports are ordered by. */
  readonly year: number;
  readonly metrics: readonly {
    readonly metric: (typeof impactMetrics)[number];
    readonly value: number;
    readonly unit: (typeof metricUnits)[number];
    readonly qualifier: (typeof metricQualifiers)[number] | null;
  }[];
}

/** All years that results cover, to be read: `FY2019`, `2019`, `2015–2025`. */
export function yearsOf({
  fiscalYear,
  period,
}: Pick<ImpactReportDoc, 'fiscalYear' | 'period'>): string {
  if (period === null) return `FY${fiscalYear ?? ''}`;
  const { startYear, endYear } = period;
  return startYear === endYear ? String(startYear) : `${startYear}–${endYear}`;
}

export const fundingKinds = [
  'APPROPRIATION',
  'COST_SHARE_RULE',
  'COOPERATIVE_AGREEMENT_AWARD',
] as const;
/** What an amount is for: amounts of different terms cannot be added. */
export const fundingTerms = [
  'YEAR',
  'PER_YEAR',
  'FIRST_YEAR',
  'SPAN_TOTAL',
  'ONE_TIME',
  'UNKNOWN',
] as const;
export const fundingCertainties = ['AWARDED', 'ANTICIPATED', 'IN_DOUBT'] as const;
export const fundingScopes = ['NETWORK', 'CENTER'] as const;

/** Federal money for the network or a center, or a rule on it. One of the two years is filled. */
export interface FundingRecordDoc
  extends RecordDoc, KnownDoc<'AMOUNT' | 'TERM' | 'YEARS_COVERED' | 'COVERAGE'> {
  readonly scope: (typeof fundingScopes)[number];
  readonly centerId: string | null;
  readonly kind: (typeof fundingKinds)[number];
  readonly fiscalYear: number | null;
  readonly calendarYear: number | null;
  /** Whichever of the two years is known. */
  readonly year: number;
  readonly amountUsd: number | null;
  /** `null` where there is no amount, as is `certainty`. */
  readonly term: (typeof fundingTerms)[number] | null;
  readonly yearsCovered: number | null;
  readonly coverage: { readonly startYear: number; readonly endYear: number } | null;
  readonly certainty: (typeof fundingCertainties)[number] | null;
  readonly summary: string;
}

/**
 * Where the ZIP codes lie that begin with three digits, `ZipArea:986`, or one that lies elsewhere than
 * the others of its three digits, `ZipArea:06390`.
 */
export interface ZipAreaDoc extends ImportedDoc, StatusFields<CenterStatus> {
  /** `null` where no state is: islands and military mail. */
  readonly stateId: string | null;
  /** The center that serves the state; the status is its. */
  readonly centerId: string | null;
  /** Why it does, or why none does and what to do; `null` for the latter where 1.0.0 wrote it. */
  readonly reason: string | null;
}

/** The middle of one ZIP code's area, `Zip:98660`; ZIP codes without an area have no document. */
export interface ZipDoc extends StoredDoc {
  readonly location: PointDoc;
  /** Of the package that it came with. */
  readonly release: string;
}
