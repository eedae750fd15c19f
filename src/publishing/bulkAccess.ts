import type { Asker } from '../identity/asker.ts';

/** What became of one line; what is written here is the contract of bulk publishing. */
export interface LineResult {
  /** From 1. */
  readonly line: number;
  readonly idempotencyKey: string | null;
  readonly entity: string | null;
  /** Null where it was refused. */
  readonly status: string | null;
  readonly version: number | null;
  readonly token: string | null;
  readonly errors: readonly {
    readonly field: string | null;
    readonly code: string;
    readonly message: string;
  }[];
}

/** Lines of JSON, each of which says something of one record. */
export interface Lines {
  readonly texts: readonly string[];
  /** Of the first of them, from 1. */
  readonly from: number;
}

/** Why somebody may publish nothing. */
export interface BulkRefusal {
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  readonly message: string;
}

/** Writes many records at once. */
export interface BulkAccess {
  /** Null for who may say something. */
  refusalOf(asker: Asker): BulkRefusal | null;
  publishLines(asker: Asker, lines: Lines): Promise<readonly LineResult[]>;
}
