import type { AttemptDoc, DeliveryDoc, WebhookDoc } from '../collections/webhookDocs.ts';
import { userError } from '../errors.ts';
import type { Asker } from '../identity/asker.ts';
import type { Shown } from '../identity/shown.ts';
import type { Edge } from '../paging/paging.ts';

/** A webhook as its holder sees it; of its secrets only when they begin and end. */
export interface ShownWebhook extends Omit<WebhookDoc, 'secrets'> {
  readonly secrets: readonly { readonly createdAt: Date; readonly expiresAt: Date | null }[];
  readonly waiting: () => Promise<number>;
  readonly deliveries: (args: DeliveryArgs) => DeliveryPage;
}

export interface DeliveryArgs {
  readonly state?: DeliveryDoc['state'] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Deliveries as a connection, the newest first; read once, when something of them is asked for. */
export interface DeliveryPage {
  nodes(): Promise<readonly DeliveryDoc[]>;
  edges(): Promise<readonly Edge<DeliveryDoc>[]>;
  pageInfo(): Promise<{
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  }>;
}

export interface WebhookProblem {
  readonly code: 'INVALID' | 'NOT_FOUND' | 'FORBIDDEN';
  readonly field: string | null;
  readonly message: string;
}

/** What a mutation of a webhook is answered with. */
export interface WebhookResult {
  readonly webhook: ShownWebhook | null;
  /** Shown this once. */
  readonly secret: string | null;
  readonly attempt: AttemptDoc | null;
  readonly problems: readonly WebhookProblem[];
}

export interface RegisterInput {
  readonly url: string;
  readonly types?: readonly string[] | null | undefined;
  readonly note?: string | null | undefined;
}

interface Named {
  readonly id: string;
}

/** What resolvers can do with webhooks: each asker with its own. */
export interface WebhookAccess {
  list(asker: Asker): Promise<readonly ShownWebhook[]>;
  /** @param shown - what it may be told of; null for everything */
  register(asker: Asker, input: RegisterInput, shown: Shown | null): Promise<WebhookResult>;
  test(asker: Asker, input: Named): Promise<WebhookResult>;
  pause(asker: Asker, input: Named): Promise<WebhookResult>;
  resume(asker: Asker, input: Named): Promise<WebhookResult>;
  rotate(
    asker: Asker,
    input: Named & { readonly overlapHours?: number | null | undefined },
  ): Promise<WebhookResult>;
  replay(
    asker: Asker,
    input: Named & { readonly after?: string | null | undefined },
  ): Promise<WebhookResult>;
  remove(asker: Asker, input: Named): Promise<WebhookResult>;
}

const refuse = (): never => {
  throw userError('BAD_USER_INPUT', 'Expected a graph that has webhooks, got one without.');
};

/** Of a graph that only reads. */
export const noWebhooks: WebhookAccess = {
  list: refuse,
  register: refuse,
  test: refuse,
  pause: refuse,
  resume: refuse,
  rotate: refuse,
  replay: refuse,
  remove: refuse,
};
