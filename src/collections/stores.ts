import type { Document } from 'mongodb';
import type { DeliveryDoc, LeaseDoc, WebhookDoc } from './webhookDocs.ts';

/** A collection beside those of the domains: nothing lists it, and whoever keeps it knows what is in it. */
export interface StoreSpec<Doc extends Document = Document> {
  /** Its name in MongoDB. */
  readonly name: string;
  readonly indexes: readonly StoreIndex<keyof Doc & string>[];
  /** Phantom: carries `Doc` for inference; never set. */
  readonly doc?: Doc;
}

interface StoreIndex<Field extends string> {
  readonly key: Readonly<Partial<Record<Field, 1 | -1>>>;
  /** Documents go so long after the moment in the field. */
  readonly expireAfterSeconds?: number;
}

function defineStore<Doc extends Document>() {
  return (spec: Omit<StoreSpec<Doc>, 'doc'>): StoreSpec<Doc> => spec;
}

/** One record as it is now: what files say of it, and what partners do. */
export interface KeptRecordDoc extends Document {
  /** Id of its entity, `Resource:x`. */
  readonly _id: string;
  /** The data file that holds such records. */
  readonly file: string;
  /** In the form of the data files; null where it was withdrawn. */
  readonly record: Readonly<Record<string, unknown>> | null;
  /** Ids of all that it names. */
  readonly refs: readonly string[];
  /** Its place among the records of its file. */
  readonly place: number;
  /** Id of who published it; null for what came in a file. */
  readonly owner: string | null;
  /** Grows by one with each change. */
  readonly version: number;
}

export type ChangeKind = 'PUBLISHED' | 'UPDATED' | 'WITHDRAWN';

/** One change of one record. */
export interface ChangeDoc extends Document {
  /** Its place among all changes: 1, 2, 3 without a gap. */
  readonly _id: number;
  readonly entity: string;
  readonly type: string;
  readonly kind: ChangeKind;
  /** The record's from then on. */
  readonly version: number;
  readonly at: Date;
  /** `import`, or the name of who wrote it. */
  readonly by: string;
  readonly owner: string | null;
  readonly amendment: string | null;
  /** In the form of the data files; null where it was withdrawn. */
  readonly record: Readonly<Record<string, unknown>> | null;
}

/** Where the changes stand. Each writer takes its turn by changing it. */
export interface OutboxDoc extends Document {
  readonly _id: 'outbox';
  /** Tells these changes from those of a database that was made anew. */
  readonly epoch: string;
  /** Of the last change. */
  readonly sequence: number;
  /** Counts turns: two writers cannot both have the same. */
  readonly turn: number;
  /** The sequence at the last change of what everything else refers to. */
  readonly coreAt: number;
  /** The sequence at the last change of a resource, and the one at which relations were told last. */
  readonly resourcesAt: number;
  readonly relatedAt: number;
  /** How many amendments were accepted. */
  readonly accepted: number;
}

/** What a write was answered with, so that the same again is answered alike. */
export interface AnsweredDoc extends Document {
  /** Who asked, and the key. */
  readonly _id: string;
  /** Of what was asked. */
  readonly hash: string;
  readonly answer: Document;
  readonly at: Date;
}

/** What one asker has left of its points, over all processes. */
export interface AskerPointsDoc extends Document {
  /** A hash of who it is. */
  readonly _id: string;
  /** Below zero where there are debts. */
  readonly level: number;
  /** When it was that. */
  readonly at: Date;
  /** When it has all points again. */
  readonly fullAt: Date;
}

const day = 86_400;
/** For how long changes can be followed from where one stopped. */
const changesKeptDays = 90;
const answersKeptDays = 7;
/** For how long the log says what was told to whom. */
const deliveriesKeptDays = 30;

/** Everything that is kept beside the domains' collections. */
export const stores = {
  records: defineStore<KeptRecordDoc>()({
    name: 'records',
    indexes: [{ key: { refs: 1 } }, { key: { file: 1, place: 1 } }],
  }),
  changes: defineStore<ChangeDoc>()({
    name: 'changes',
    indexes: [{ key: { at: 1 }, expireAfterSeconds: changesKeptDays * day }],
  }),
  outbox: defineStore<OutboxDoc>()({ name: 'outbox', indexes: [] }),
  answered: defineStore<AnsweredDoc>()({
    name: 'answered',
    indexes: [{ key: { at: 1 }, expireAfterSeconds: answersKeptDays * day }],
  }),
  webhooks: defineStore<WebhookDoc>()({ name: 'webhooks', indexes: [{ key: { holder: 1 } }] }),
  webhookDeliveries: defineStore<DeliveryDoc>()({
    name: 'webhookDeliveries',
    indexes: [
      { key: { webhookId: 1, state: 1, sequence: 1 } },
      { key: { webhookId: 1, at: -1, _id: -1 } },
      // What still waits has no end yet, and stays.
      { key: { endedAt: 1 }, expireAfterSeconds: deliveriesKeptDays * day },
    ],
  }),
  askerPoints: defineStore<AskerPointsDoc>()({
    name: 'askerPoints',
    // Who has all is as one of whom nothing is known.
    indexes: [{ key: { fullAt: 1 }, expireAfterSeconds: 60 }],
  }),
  leases: defineStore<LeaseDoc>()({ name: 'leases', indexes: [] }),
};
