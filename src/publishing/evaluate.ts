import { randomUUID } from 'node:crypto';
import type { AmendmentDoc, RevisionDoc } from '../collections/publishing.ts';
import type { AnsweredDoc, ChangeDoc } from '../collections/stores.ts';
import { printToken } from '../changes/token.ts';
import { typeOfId } from '../ids.ts';
import { countsAtOnce } from './authority.ts';
import {
  refusal,
  type Command,
  type Decide,
  type Outcome,
  type Say,
  type TakeBack,
} from './command.ts';
import type { Core } from './core.ts';
import { isElsewhere, toldTooEarly } from './doubts.ts';
import type { LoadedWorld } from './loadedWorld.ts';
import { firstPublishedPlace, toWord } from './replay.ts';
import { conflict, decided, outdated, reused, taken, unknown } from './refusals.ts';
import { changeKind, fieldChanges, toRevision } from './revisions.ts';
import { effectOf, type Effect, type Problem, type Word } from './word.ts';
import type { Kept } from './world.ts';

/** What is known before some commands are gone through. */
export interface Standing {
  readonly core: Core;
  readonly world: LoadedWorld;
  /** By id, of what agreements name that may name it no more. */
  readonly named: ReadonlyMap<string, Kept>;
  /** By id, of records that were ever there. */
  readonly versions: Map<string, number>;
  /** By key, of those that were answered before. */
  readonly answered: ReadonlyMap<string, AnsweredDoc>;
  /** By id, as they stand. */
  readonly amendments: ReadonlyMap<string, AmendmentDoc>;
  readonly epoch: string;
  readonly sequence: number;
  readonly accepted: number;
  readonly at: Date;
}

/** What is to be written beside documents. */
export interface Written {
  readonly amendments: Map<string, AmendmentDoc>;
  readonly changes: ChangeDoc[];
  readonly revisions: RevisionDoc[];
  /** By key. */
  readonly answered: Map<string, AnsweredDoc>;
}

/** Goes through commands one after the other: each finds what those before it have done. */
export class Evaluation {
  readonly #standing: Standing;
  readonly written: Written = {
    amendments: new Map(),
    changes: [],
    revisions: [],
    answered: new Map(),
  };
  #sequence: number;
  #accepted: number;
  #hasRepeated = false;

  constructor(standing: Standing) {
    this.#standing = standing;
    this.#sequence = standing.sequence;
    this.#accepted = standing.accepted;
  }

  get sequence(): number {
    return this.#sequence;
  }

  get accepted(): number {
    return this.#accepted;
  }

  /** Whether any of them was answered as it was before. */
  get hasRepeated(): boolean {
    return this.#hasRepeated;
  }

  run(command: Command): Outcome {
    const key = answerKey(command);
    const known = this.written.answered.get(key) ?? this.#standing.answered.get(key);
    if (known !== undefined && !command.isOnlyChecked) {
      // What was answered is what is kept.
      const answer = known.answer as Outcome;
      if (!command.isKnownByText || this.#standsAs(answer, command.action)) {
        this.#hasRepeated = true;
        return known.hash === command.hash ? answer : refusal(reused(command));
      }
    }
    const outcome = this.#act(command);
    if (outcome.problems.length > 0 || command.isOnlyChecked) return outcome;
    const { at } = this.#standing;
    this.written.answered.set(key, { _id: key, hash: command.hash, answer: outcome, at });
    return outcome;
  }

  /** Whether a record is still as what was said of it has left it, so that saying it again would say nothing. */
  #standsAs({ status, version }: Outcome, action: Command['action']): boolean {
    if (action.kind !== 'say' || status !== 'ACCEPTED') return true;
    const { kind, entity } = action.word;
    const isThere = this.#standing.world.get(entity) !== undefined;
    if (kind === 'PUBLISH') return isThere;
    return kind === 'WITHDRAW' ? !isThere : version === this.#versionOf(entity);
  }

  #act(command: Command): Outcome {
    switch (command.action.kind) {
      case 'say':
        return this.#say(command, command.action);
      case 'decide':
        return this.#decide(command, command.action);
      case 'takeBack':
        return this.#takeBack(command, command.action);
    }
  }

  #say(command: Command, action: Say): Outcome {
    const { word, expectedVersion } = action;
    const { world, core, named } = this.#standing;
    const stale = this.#conflict(word.entity, expectedVersion);
    if (stale !== null) return refusal(stale);
    const { owner } = command.writer;
    const effect = this.#effectOf(word, owner);
    if (effect.problems !== undefined) return refusal(...effect.problems);
    const early = toldTooEarly(word, this.#standing.at);
    if (early !== null) return refusal(early);
    const { after } = effect;
    const before = world.get(word.entity);
    const among = { core, get: (id: string) => world.get(id) ?? named.get(id) };
    const isDoubtful = !command.writer.mayReview && isElsewhere(word, after, core);
    const counts = !isDoubtful && countsAtOnce(command.writer, { before, after }, among);
    const said = this.#amendmentOf(command, action, counts);
    if (command.isOnlyChecked) return { ...outcomeOf(said), amendmentId: null };
    this.written.amendments.set(said._id, said);
    return counts ? this.#accept(said, after) : outcomeOf(said);
  }

  /** What a word that counts from now on makes of its record. */
  #effectOf(word: Word, owner: string | null): Effect {
    const { world } = this.#standing;
    if (word.kind === 'PUBLISH' && world.get(word.entity) !== undefined) {
      return { problems: [taken(word.entity)] };
    }
    const place = firstPublishedPlace + this.#accepted + 1;
    return effectOf(world, word, { place, owner, wasAccepted: false });
  }

  #amendmentOf(
    { writer: { name: by, owner } }: Command,
    { word, source, reason, expectedVersion }: Say,
    counts: boolean,
  ): AmendmentDoc {
    const { at } = this.#standing;
    const said = {
      _id: newAmendmentId(at),
      entityId: word.entity,
      file: word.file,
      kind: word.kind,
      set: word.set,
      add: word.add,
      source,
      by,
      owner,
      at,
      reason,
      expectedVersion,
    };
    const pending = { status: 'PENDING', place: null, decidedBy: null, decidedAt: null } as const;
    if (!counts) return { ...said, ...pending };
    const place = this.#accepted + 1;
    return { ...said, status: 'ACCEPTED', place, decidedBy: by, decidedAt: at };
  }

  #decide(command: Command, action: Decide): Outcome {
    const { status, reason, expectedVersion } = action;
    const { _id } = action.amendment;
    const amendment = this.#amendment(_id);
    if (amendment === undefined) return refusal(unknown(_id));
    if (amendment.status !== 'PENDING') return refusal(decided(amendment));
    const stale = this.#conflict(amendment.entityId, expectedVersion);
    if (stale !== null) return refusal(stale);
    const next: AmendmentDoc = {
      ...amendment,
      status,
      place: status === 'ACCEPTED' ? this.#accepted + 1 : null,
      decidedBy: command.writer.name,
      decidedAt: this.#standing.at,
      reason: reason ?? amendment.reason,
    };
    return this.#settle(command, next);
  }

  #settle({ isOnlyChecked }: Command, next: AmendmentDoc): Outcome {
    const version = this.#versionOf(next.entityId);
    const saidOf = next.expectedVersion ?? version;
    // It may be rejected still.
    if (next.status === 'ACCEPTED' && saidOf !== version) return refusal(outdated(saidOf, version));
    const effect = next.status === 'ACCEPTED' ? this.#effectOf(toWord(next), next.owner) : null;
    if (effect?.problems !== undefined) return refusal(...effect.problems);
    if (isOnlyChecked) return outcomeOf(next);
    this.written.amendments.set(next._id, next);
    return effect === null ? outcomeOf(next) : this.#accept(next, effect.after);
  }

  #takeBack(command: Command, { amendment: { _id } }: TakeBack): Outcome {
    const amendment = this.#amendment(_id);
    const { name, owner } = command.writer;
    const isOwn = amendment?.by === name || (owner !== null && amendment?.owner === owner);
    // Whether somebody else said something is nobody's business.
    if (amendment === undefined || !isOwn) return refusal(unknown(_id));
    if (amendment.status !== 'PENDING') return refusal(decided(amendment));
    const { at } = this.#standing;
    const next: AmendmentDoc = {
      ...amendment,
      status: 'WITHDRAWN',
      decidedBy: name,
      decidedAt: at,
    };
    if (!command.isOnlyChecked) this.written.amendments.set(_id, next);
    return outcomeOf(next);
  }

  #amendment(id: string): AmendmentDoc | undefined {
    return this.written.amendments.get(id) ?? this.#standing.amendments.get(id);
  }

  #conflict(entity: string, expected: number | null): Problem | null {
    const version = this.#versionOf(entity);
    return expected === null || expected === version ? null : conflict(expected, version);
  }

  #versionOf(entity: string): number {
    return this.#standing.versions.get(entity) ?? 0;
  }

  #accept(amendment: AmendmentDoc, after: Kept | null): Outcome {
    this.#accepted += 1;
    const { entityId: entity } = amendment;
    const { world, at, epoch, versions } = this.#standing;
    const before = world.get(entity);
    const fields = fieldChanges(before?.record ?? null, after?.record ?? null);
    const outcome = outcomeOf(amendment);
    const isSame = before !== undefined && after !== null && fields.length === 0;
    if (isSame) {
      const token = printToken({ epoch, sequence: this.#sequence });
      return { ...outcome, version: this.#versionOf(entity), token };
    }
    const version = this.#versionOf(entity) + 1;
    this.#sequence += 1;
    versions.set(entity, version);
    world.set(entity, after);
    const { _id, by, owner, source } = amendment;
    const shared = { version, kind: changeKind(before, after), at, by, owner };
    this.written.changes.push({
      _id: this.#sequence,
      entity,
      type: typeOfId(entity),
      ...shared,
      amendment: _id,
      record: after?.record ?? null,
    });
    this.written.revisions.push(
      toRevision({ entityId: entity, ...shared, amendmentId: _id, source, fields }),
    );
    return { ...outcome, version, token: printToken({ epoch, sequence: this.#sequence }) };
  }
}

/** Of one who asks, since others may have thought of the same key. */
export function answerKey({ writer, idempotencyKey }: Command): string {
  return `${writer.name} ${idempotencyKey}`;
}

/** Ids that come later are greater, to the millisecond. */
function newAmendmentId(at: Date): string {
  const time = at.getTime().toString(36).padStart(9, '0');
  // The last twelve digits are random, and ids are made from what is drawn for many at once.
  return `Amendment:${time}${randomUUID().slice(-12)}`;
}

function outcomeOf({ _id, entityId, status }: AmendmentDoc): Outcome {
  return { problems: [], entity: entityId, amendmentId: _id, status, version: null, token: null };
}
