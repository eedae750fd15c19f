import { printToken } from '../changes/token.ts';
import type { AmendmentDoc, RevisionDoc } from '../collections/publishing.ts';
import type { AnsweredDoc, ChangeDoc } from '../collections/stores.ts';
import { typeOfId } from '../ids.ts';
import { outcomeOf } from './amendment.ts';
import type { Outcome } from './command.ts';
import type { LoadedWorld } from './loadedWorld.ts';
import { conflict } from './refusals.ts';
import { changeKind, fieldChanges, toRevision } from './revisions.ts';
import type { Problem } from './word.ts';
import type { Kept } from './world.ts';

/** Where things stand before some commands are gone through. */
export interface LogStanding {
  readonly world: LoadedWorld;
  /** By id, of records that were ever there. */
  readonly versions: Map<string, number>;
  /** By key, of commands that were answered before. */
  readonly answered: ReadonlyMap<string, AnsweredDoc>;
  /** By id, as they stand. */
  readonly amendments: ReadonlyMap<string, AmendmentDoc>;
  readonly epoch: string;
  readonly sequence: number;
  readonly accepted: number;
  readonly at: Date;
}

/** What is written beside documents, command by command, and what stands by then. */
export class WriteLog {
  readonly #standing: LogStanding;
  readonly amendments = new Map<string, AmendmentDoc>();
  readonly changes: ChangeDoc[] = [];
  readonly revisions: RevisionDoc[] = [];
  /** By key. */
  readonly answered = new Map<string, AnsweredDoc>();
  #sequence: number;
  #accepted: number;

  constructor(standing: LogStanding) {
    this.#standing = standing;
    this.#sequence = standing.sequence;
    this.#accepted = standing.accepted;
  }

  /** The place of the last change. */
  get sequence(): number {
    return this.#sequence;
  }

  /** How many amendments were ever accepted. */
  get accepted(): number {
    return this.#accepted;
  }

  /** Of what is accepted next. */
  get nextPlace(): number {
    return this.#accepted + 1;
  }

  answerTo(key: string): AnsweredDoc | undefined {
    return this.answered.get(key) ?? this.#standing.answered.get(key);
  }

  amendment(id: string): AmendmentDoc | undefined {
    return this.amendments.get(id) ?? this.#standing.amendments.get(id);
  }

  /** 0 where it was never there. */
  versionOf(entity: string): number {
    return this.#standing.versions.get(entity) ?? 0;
  }

  /** Why nothing is done where another version was seen. */
  conflictOf(entity: string, expected: number | null): Problem | null {
    const version = this.versionOf(entity);
    return expected === null || expected === version ? null : conflict(expected, version);
  }

  /** Adds what changes no record: what waits, and what was decided otherwise. */
  note(amendment: AmendmentDoc): void {
    this.amendments.set(amendment._id, amendment);
  }

  answer(key: string, hash: string, answer: Outcome): void {
    this.answered.set(key, { _id: key, hash, answer, at: this.#standing.at });
  }

  /** Adds what is accepted, and makes its record what it comes to; null where that is gone. */
  accept(amendment: AmendmentDoc, after: Kept | null): Outcome {
    this.note(amendment);
    this.#accepted += 1;
    const { entityId: entity } = amendment;
    const { world, epoch } = this.#standing;
    const before = world.get(entity);
    const fields = fieldChanges(before?.record ?? null, after?.record ?? null);
    const isSame = before !== undefined && after !== null && fields.length === 0;
    if (!isSame) this.#change(amendment, { before, after, fields });
    const token = printToken({ epoch, sequence: this.#sequence });
    return { ...outcomeOf(amendment), version: this.versionOf(entity), token };
  }

  /** A version of the record, with its revision, and a change that others are told of. */
  #change(
    { _id, entityId: entity, by, owner, source }: AmendmentDoc,
    { before, after, fields }: Changed,
  ): void {
    const { world, at, versions } = this.#standing;
    const version = this.versionOf(entity) + 1;
    this.#sequence += 1;
    versions.set(entity, version);
    world.set(entity, after);
    const shared = { version, kind: changeKind(before, after), at, by, owner };
    this.changes.push({
      _id: this.#sequence,
      entity,
      type: typeOfId(entity),
      ...shared,
      amendment: _id,
      record: after?.record ?? null,
    });
    this.revisions.push(
      toRevision({ entityId: entity, ...shared, amendmentId: _id, source, fields }),
    );
  }
}

interface Changed {
  readonly before: Kept | undefined;
  readonly after: Kept | null;
  readonly fields: RevisionDoc['fields'];
}
