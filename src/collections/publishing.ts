import type { Document } from 'mongodb';
import { defineCollection, loadedApart, type StoredDoc } from './define.ts';
import { equals } from './filters.ts';
import type { ChangeKind } from './stores.ts';

/** Who says something, and where it can be read. */
export interface SpokenSource {
  readonly url: string;
  readonly note: string | null;
}

/** What a partner says of an entity. Never removed; what becomes of it is added. */
export interface AmendmentDoc extends StoredDoc {
  readonly entityId: string;
  /** The data file that holds records of its kind. */
  readonly file: string;
  readonly kind: 'PUBLISH' | 'UPDATE' | 'WITHDRAW';
  /** Fields of the record, as they are from then on. */
  readonly set: Document;
  /** Elements that lists of the record have from then on. */
  readonly add: Readonly<Record<string, readonly unknown[]>>;
  readonly source: SpokenSource;
  /** The name of who says it, and the entity that it speaks for. */
  readonly by: string;
  readonly owner: string | null;
  readonly at: Date;
  readonly status: 'PENDING' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN';
  /** Its place among all that were accepted; null for others. */
  readonly place: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** The record's version that its author had seen; null, or absent in what was said long ago, for whatever it is. */
  readonly expectedVersion?: number | null;
}

/** One version of a record: what changed, by whom, and why. */
export interface RevisionDoc extends StoredDoc {
  readonly entityId: string;
  readonly version: number;
  readonly kind: ChangeKind;
  readonly at: Date;
  /** `import`, or the name of who wrote it. */
  readonly by: string;
  readonly owner: string | null;
  readonly amendmentId: string | null;
  readonly source: SpokenSource | null;
  readonly fields: readonly FieldChangeDoc[];
}

export interface FieldChangeDoc {
  /** Of the record, as data files call it. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export const publishing = {
  amendments: loadedApart(
    defineCollection<AmendmentDoc>()({
      name: 'amendments',
      type: 'Amendment',
      one: { amendmentById: '_id' },
      pages: { amendments: null, amendmentsByEntity: 'entityId' },
      orders: { TIME: '_id' },
      defaultOrder: { field: 'TIME', direction: 'DESC' },
      filters: {
        status: equals('status'),
        owner: equals('owner'),
        by: equals('by'),
        entity: equals('entityId'),
      },
      reads: {
        entity: ['entityId', 'kind', 'status'],
        fields: ['entityId', 'set', 'add'],
        changes: ['entityId', 'file', 'kind', 'status', 'set', 'add'],
        recordVersion: ['entityId', 'status'],
      },
    }),
  ),
  revisions: loadedApart(
    defineCollection<RevisionDoc>()({
      name: 'revisions',
      type: 'Revision',
      one: {},
      pages: { revisionsByEntity: 'entityId' },
      orders: { VERSION: 'version' },
      defaultOrder: { field: 'VERSION', direction: 'DESC' },
      filters: {},
      reads: { fields: ['entityId', 'fields'] },
    }),
  ),
};
