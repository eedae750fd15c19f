import type { AmendmentDoc } from '../collections/publishing.ts';
import { outcomeOf, toAmendment } from './amendment.ts';
import { countsAtOnce } from './authority.ts';
import {
  answerKey,
  refusal,
  type Command,
  type Decide,
  type Outcome,
  type Say,
  type TakeBack,
} from './command.ts';
import type { Core } from './core.ts';
import { isElsewhere, toldTooEarly } from './doubts.ts';
import { firstPublishedPlace, toWord } from './replay.ts';
import { decided, outdated, reused, taken, unknown } from './refusals.ts';
import { effectOf, type Effect, type Word } from './word.ts';
import type { Kept } from './world.ts';
import { WriteLog, type LogStanding } from './writeLog.ts';

/** What is known before some commands are gone through. */
export interface Standing extends LogStanding {
  readonly core: Core;
  /** By id, of what agreements name that may name it no more. */
  readonly named: ReadonlyMap<string, Kept>;
}

/** Goes through commands one after the other: each finds what those before it have done. */
export class Evaluation {
  readonly #standing: Standing;
  /** What they write. */
  readonly log: WriteLog;
  #hasRepeated = false;

  constructor(standing: Standing) {
    this.#standing = standing;
    this.log = new WriteLog(standing);
  }

  /** Whether any of them was answered as it was before. */
  get hasRepeated(): boolean {
    return this.#hasRepeated;
  }

  run(command: Command): Outcome {
    const key = answerKey(command);
    const known = this.log.answerTo(key);
    if (known !== undefined && !command.isOnlyChecked) {
      // What was answered is what is kept.
      const answer = known.answer as Outcome;
      if (!command.isKnownByText || this.#standsAs(answer, command.action)) {
        this.#hasRepeated = true;
        return known.hash === command.hash ? answer : refusal([reused(command)]);
      }
    }
    const outcome = this.#act(command);
    const isDone = outcome.problems.length === 0 && !command.isOnlyChecked;
    if (isDone) this.log.answer(key, command.hash, outcome);
    return outcome;
  }

  /** Whether a record is still as what was said of it has left it, so that saying it again would say nothing. */
  #standsAs({ status, version }: Outcome, action: Command['action']): boolean {
    if (action.kind !== 'say' || status !== 'ACCEPTED') return true;
    const { kind, entity } = action.word;
    const isThere = this.#standing.world.get(entity) !== undefined;
    if (kind === 'PUBLISH') return isThere;
    return kind === 'WITHDRAW' ? !isThere : version === this.log.versionOf(entity);
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
    const { core, at } = this.#standing;
    const stale = this.log.conflictOf(word.entity, expectedVersion);
    if (stale !== null) return refusal([stale]);
    const effect = this.#effectOf(word, command.writer.owner);
    if (effect.problems !== undefined) return refusal(effect.problems);
    const early = toldTooEarly(word, at);
    if (early !== null) return refusal([early]);
    const { after } = effect;
    const isDoubtful = !command.writer.mayReview && isElsewhere(word, after, core);
    const counts = !isDoubtful && this.#countsAtOnce(command, word, after);
    const said = toAmendment(command, action, { at, place: counts ? this.log.nextPlace : null });
    if (command.isOnlyChecked) return { ...outcomeOf(said), amendmentId: null };
    if (counts) return this.log.accept(said, after);
    this.log.note(said);
    return outcomeOf(said);
  }

  #countsAtOnce({ writer }: Command, { entity }: Word, after: Kept | null): boolean {
    const { world, core, named } = this.#standing;
    const among = { core, get: (id: string) => world.get(id) ?? named.get(id) };
    return countsAtOnce(writer, { before: world.get(entity), after }, among);
  }

  /** What a word that counts from now on makes of its record. */
  #effectOf(word: Word, owner: string | null): Effect {
    const { world } = this.#standing;
    if (word.kind === 'PUBLISH' && world.get(word.entity) !== undefined) {
      return { problems: [taken(word.entity)] };
    }
    const place = firstPublishedPlace + this.log.nextPlace;
    return effectOf(world, word, { place, owner, wasAccepted: false });
  }

  #decide(command: Command, action: Decide): Outcome {
    const { status, reason, expectedVersion } = action;
    const { _id } = action.amendment;
    const amendment = this.log.amendment(_id);
    if (amendment === undefined) return refusal([unknown(_id)]);
    if (amendment.status !== 'PENDING') return refusal([decided(amendment)]);
    const stale = this.log.conflictOf(amendment.entityId, expectedVersion);
    if (stale !== null) return refusal([stale]);
    const next: AmendmentDoc = {
      ...amendment,
      status,
      place: status === 'ACCEPTED' ? this.log.nextPlace : null,
      decidedBy: command.writer.name,
      decidedAt: this.#standing.at,
      reason: reason ?? amendment.reason,
    };
    return status === 'ACCEPTED' ? this.#accept(command, next) : this.#end(command, next);
  }

  #accept({ isOnlyChecked }: Command, next: AmendmentDoc): Outcome {
    const version = this.log.versionOf(next.entityId);
    const saidOf = next.expectedVersion ?? version;
    if (saidOf !== version) return refusal([outdated(saidOf, version)]);
    const effect = this.#effectOf(toWord(next), next.owner);
    if (effect.problems !== undefined) return refusal(effect.problems);
    return isOnlyChecked ? outcomeOf(next) : this.log.accept(next, effect.after);
  }

  /** Of what is rejected or taken back, whatever its record is by now. */
  #end({ isOnlyChecked }: Command, next: AmendmentDoc): Outcome {
    if (!isOnlyChecked) this.log.note(next);
    return outcomeOf(next);
  }

  #takeBack(command: Command, { amendment: { _id } }: TakeBack): Outcome {
    const amendment = this.log.amendment(_id);
    const { name, owner } = command.writer;
    const isOwn = amendment?.by === name || (owner !== null && amendment?.owner === owner);
    // Whether somebody else said something is nobody's business.
    if (amendment === undefined || !isOwn) return refusal([unknown(_id)]);
    if (amendment.status !== 'PENDING') return refusal([decided(amendment)]);
    const { at: decidedAt } = this.#standing;
    return this.#end(command, { ...amendment, status: 'WITHDRAWN', decidedBy: name, decidedAt });
  }
}
