import type { ChangeArgs, ChangePage } from '../changes/changePage.ts';
import type { AmendmentDoc, FieldChangeDoc } from '../collections/publishing.ts';
import { userError } from '../errors.ts';
import type { Asker } from '../identity/asker.ts';
import type { Shown } from '../identity/shown.ts';
import type { Reference } from '../ids.ts';
import type { PageArgs } from '../paging/paging.ts';
import { noWebhooks, type WebhookAccess } from '../webhooks/webhookAccess.ts';
import type { Outcome } from './command.ts';
import type { SayableFile } from './inputs.ts';
import type { AnyRecord } from './world.ts';

/** What a mutation is answered with. */
export interface Written {
  readonly outcome: Outcome;
  readonly amendment: () => Promise<AmendmentDoc | null>;
  /** What it is about, as it is now; null where nothing was changed. */
  readonly entity: Reference | null;
}

export interface Keyed {
  readonly idempotencyKey: string;
  readonly validateOnly?: boolean | null | undefined;
}

export interface SayInput extends Keyed {
  readonly source: { readonly url: string; readonly note?: string | null | undefined };
  readonly reason?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

export interface DecideInput extends Keyed {
  readonly id: string;
  readonly decision: 'ACCEPT' | 'REJECT';
  readonly reason?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

export type PublishInput = SayInput & { readonly slug: string };
export type UpdateInput = SayInput & { readonly id: string };
export type ReportInput = UpdateInput & { readonly status: AnyRecord };

/** What is said of one field of a record. */
export interface FieldSaid {
  readonly field: string;
  readonly value: unknown;
  readonly isAddition?: true;
}

export interface AmendmentArgs extends PageArgs<'TIME'> {
  readonly status?: AmendmentDoc['status'] | null | undefined;
  readonly entity?: string | null | undefined;
}

/** What resolvers can do beside reading. */
export interface WriteAccess {
  publish(asker: Asker, file: SayableFile, input: PublishInput): Promise<Written>;
  update(asker: Asker, file: SayableFile, input: UpdateInput): Promise<Written>;
  withdraw(asker: Asker, file: SayableFile, input: UpdateInput): Promise<Written>;
  reportStatus(asker: Asker, input: ReportInput): Promise<Written>;
  review(asker: Asker, input: DecideInput): Promise<Written>;
  takeBack(asker: Asker, input: Keyed & { readonly id: string }): Promise<Written>;
  /** The amendments that are asked for, as far as the asker may see them. */
  visible(asker: Asker, args: AmendmentArgs): PageArgs<'TIME'>;
  /** What an amendment would change; nothing once it is decided. */
  changesBy(amendment: AmendmentDoc): Promise<readonly FieldChangeDoc[]>;
  /** The version of the record that these are of; null once it is decided. */
  versionBehind(amendment: AmendmentDoc): Promise<number | null>;
  /** @param shown - null for everything */
  changes(args: ChangeArgs, shown: Shown | null): ChangePage;
  /** Whom changes are told. */
  readonly webhooks: WebhookAccess;
}

const refuse = (): never => {
  throw userError('BAD_USER_INPUT', 'Expected a graph that takes writes, got one that only reads.');
};

/** Of a graph that only reads. */
export const noWrites: WriteAccess = {
  publish: refuse,
  update: refuse,
  withdraw: refuse,
  reportStatus: refuse,
  review: refuse,
  takeBack: refuse,
  visible: refuse,
  changesBy: refuse,
  versionBehind: refuse,
  changes: refuse,
  webhooks: noWebhooks,
};
