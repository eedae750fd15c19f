/** Where a fact comes from; the graph shows it as it is. */
interface SourceDoc {
  /** `null` where the page is NIST's partnerships page or nothing was read. */
  readonly url: string | null;
  readonly basis: SourceBasis;
  readonly note: string | null;
}

export const sourceBases = ['DOCUMENT', 'NIST_PARTNERSHIPS_PAGE', 'GENERAL_KNOWLEDGE'] as const;
type SourceBasis = (typeof sourceBases)[number];

export const focusAreaCodes = ['MANUFACTURING_RESOURCES', 'TECHNOLOGY', 'WORKFORCE'] as const;
export type FocusAreaCode = (typeof focusAreaCodes)[number];

export const regions = ['NORTHEAST', 'MIDWEST', 'SOUTH', 'WEST', 'TERRITORY'] as const;
export type Region = (typeof regions)[number];

/** What is known of whether something still is, and when and where it was told. */
export interface StatusFields<Code extends string> {
  readonly status: Code;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly statusAsOf: string | null;
  /** URL of the page that tells it. */
  readonly statusSource: string | null;
  readonly statusNote: string | null;
}

/** Years lie within these, so that a span of them is a list MongoDB can walk in order. */
export const firstYear = 1851;
export const lastYear = 2050;

/** What every imported document carries beside its facts. */
export interface ImportedDoc {
  /** Global id, `Type:slug`. */
  readonly _id: string;
  /** Who wrote it: import touches only `curated`, and synthetic data have a database of their own. */
  readonly origin: 'curated' | 'synthetic';
  /** Hash of the content, so that an import writes only what changed. */
  readonly hash: string;
  /** When the content last changed here. */
  readonly updatedAt: Date;
}

/** What every record of the data files becomes. */
export interface RecordDoc extends ImportedDoc {
  readonly sources: readonly SourceDoc[];
  /** The best that the facts rest on; `null` without a source. */
  readonly basis: SourceBasis | null;
}

/** Who gives identifiers. */
export type IdentifierScheme = 'ROR' | 'WIKIDATA' | 'UEI' | 'ASSISTANCE_LISTING' | 'FIPS' | 'USPS';

/** A record that others know by identifiers of their own. */
export interface IdentifiedDoc {
  readonly identifiers: readonly IdentifierDoc[];
}

export interface IdentifierDoc {
  readonly scheme: IdentifierScheme;
  readonly value: string;
  /** Its address in the scheme's own register; `null` where there is none. */
  readonly url: string | null;
  /** Address of the page that was read for it. */
  readonly source: string;
  readonly note: string | null;
}

/** A record of which some facts may not be known: which are not, as clients ask for them. */
export interface KnownDoc<Code extends string> {
  readonly unknown: readonly Code[];
}

/** A record that people find by name. */
export interface NamedDoc extends RecordDoc {
  /** Stable within its type; the part of `_id` behind the colon. */
  readonly slug: string;
  readonly name: string;
  /** The name as it is ordered by: folded. */
  readonly sortName: string;
  /** Every name it goes by, folded: name, abbreviation, aliases, former names. */
  readonly names: readonly string[];
}

/** A place on the earth, as GeoJSON: degrees east come first. */
export interface PointDoc {
  readonly type: 'Point';
  readonly coordinates: readonly [longitude: number, latitude: number];
}
