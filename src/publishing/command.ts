import type { AmendmentDoc, SpokenSource } from '../collections/publishing.ts';
import type { Problem, Word } from './word.ts';

/** Who writes, as far as writing goes. */
export interface Writer {
  /** By which the log knows it again. */
  readonly name: string;
  /** The entity that it speaks for. */
  readonly owner: string | null;
  /** Decides what others say, and what it says itself needs nobody's decision. */
  readonly mayReview: boolean;
}

/** Says something of an entity. */
export interface Say {
  readonly kind: 'say';
  readonly word: Word;
  readonly source: SpokenSource;
  readonly reason: string | null;
  /** The record's version that was seen; null for whatever it is. */
  readonly expectedVersion: number | null;
}

/** Decides on what was said. */
export interface Decide {
  readonly kind: 'decide';
  readonly amendment: AmendmentDoc;
  readonly status: 'ACCEPTED' | 'REJECTED';
  readonly reason: string | null;
  /** The record's version that was seen; null for whatever it is. */
  readonly expectedVersion: number | null;
}

/** Takes back what was not decided yet. */
export interface TakeBack {
  readonly kind: 'takeBack';
  readonly amendment: AmendmentDoc;
}

export interface Command {
  readonly writer: Writer;
  /** The same again is done once. */
  readonly idempotencyKey: string;
  /** Nobody chose the key: it is what was said, which may be meant again. */
  readonly isKnownByText: boolean;
  /** Of all that was asked for. */
  readonly hash: string;
  /** Says what would be, and does nothing. */
  readonly isOnlyChecked: boolean;
  readonly action: Say | Decide | TakeBack;
}

/** What became of a command. */
export interface Outcome {
  readonly problems: readonly Problem[];
  readonly entity: string | null;
  readonly amendmentId: string | null;
  readonly status: AmendmentDoc['status'] | null;
  /** Of the record, once it changed; null where it did not, or is not decided. */
  readonly version: number | null;
  /** A place in the changes that has it. */
  readonly token: string | null;
}

/** Of one who asks, since others may have thought of the same key. */
export function answerKey({ writer, idempotencyKey }: Command): string {
  return `${writer.name} ${idempotencyKey}`;
}

export function refusal(problems: readonly Problem[] = []): Outcome {
  return {
    problems,
    entity: null,
    amendmentId: null,
    status: null,
    version: null,
    token: null,
  };
}
