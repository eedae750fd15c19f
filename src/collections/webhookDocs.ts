export const disabledReasons = ['GONE', 'FAILING', 'CHANGES_EXPIRED'] as const;

/** Whom changes are told, and how far that is. */
export interface WebhookDoc {
  readonly _id: string;
  /** Whose it is: the entity that they speak for, or who asks, by kind and name. */
  readonly holder: string;
  readonly url: string;
  /** Only changes of these; null for all. */
  readonly types: readonly string[] | null;
  /** What it is for, in the words of who made it. */
  readonly note: string;
  readonly state: 'ACTIVE' | 'PAUSED' | 'DISABLED';
  /** Why we disabled it; null where we did not. */
  readonly reason: (typeof disabledReasons)[number] | null;
  readonly createdAt: Date;
  /** The newest first: two while one is being replaced. */
  readonly secrets: readonly WebhookSecret[];
  /** Grows with each replay. */
  readonly round: number;
  /** Token of the place up to which all changes are among the deliveries; null before the first. */
  readonly place: string | null;
  /** Its receiver wants nothing to be sent before; absent, or over, where it does not mind. */
  readonly holdUntil?: Date;
  /** When what waits was last asked for at once; absent where it never was. */
  readonly resumedAt?: Date;
}

export interface WebhookSecret {
  /** As its receiver has it: who signs needs the whole of it. */
  readonly text: string;
  readonly createdAt: Date;
  /** Null for never. */
  readonly expiresAt: Date | null;
}

type AttemptProblem =
  | 'STATUS'
  | 'REDIRECT'
  | 'ADDRESS_REFUSED'
  | 'UNRESOLVED'
  | 'UNREACHABLE'
  | 'UNTRUSTED'
  | 'MALFORMED'
  | 'TIMEOUT';

/** One message to one receiver, and what became of it. */
export interface DeliveryDoc {
  readonly _id: string;
  readonly webhookId: string;
  readonly round: number;
  /** Of the change; 0 for a test. */
  readonly sequence: number;
  /** As `webhook-id` says it. */
  readonly messageId: string;
  /** As `resource.updated`. */
  readonly event: string;
  /** Of which entity; null for a test. */
  readonly entity: string | null;
  readonly body: string;
  readonly state: 'WAITING' | 'DELIVERED' | 'FAILED';
  /** When it was to be sent first. */
  readonly at: Date;
  readonly nextAt: Date;
  /** The last of them. */
  readonly attempts: readonly AttemptDoc[];
  readonly attemptCount: number;
  readonly endedAt: Date | null;
}

export interface AttemptDoc {
  readonly at: Date;
  readonly ms: number;
  /** Null where nobody answered. */
  readonly status: number | null;
  /** Null where it was taken. */
  readonly problem: AttemptProblem | null;
}

/** Which process does what only one may do. */
export interface LeaseDoc {
  readonly _id: string;
  readonly holder: string;
  /** By the clock of the database. */
  readonly until: Date;
}
