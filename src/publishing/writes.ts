import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AmendmentDoc } from '../collections/publishing.ts';
import type { Asker } from '../identity/asker.ts';
import { reference, typeOfId } from '../ids.ts';
import { checkRow } from '../records/shape.ts';
import { printPath } from '../records/paths.ts';
import { idempotencyKey, record, text, url } from '../records/values.ts';
import { refusal, type Command, type Outcome, type Say, type Writer } from './command.ts';
import { asOfInput, entityOf, sayables, toRecordFields, type SayableFile } from './inputs.ts';
import type { Publisher } from './publisher.ts';
import { mayWrite, publishScope, reviewScope, writerOf } from './visible.ts';
import type { Problem, WordKind } from './word.ts';
import type { AnyRecord } from './world.ts';
import type {
  DecideInput,
  Keyed,
  PublishInput,
  ReportInput,
  SayInput,
  UpdateInput,
  WriteAccess,
  Written,
} from './writeAccess.ts';

/** What partners and reviewers can do, one mutation each. */
export class Writes implements Omit<
  WriteAccess,
  'visible' | 'changesBy' | 'versionBehind' | 'changes' | 'webhooks'
> {
  readonly #publisher: Publisher;

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  async publish(asker: Asker, file: SayableFile, input: PublishInput): Promise<Written> {
    const { defaults } = sayables[file];
    const set = { ...defaults, ...toRecordFields(file, input), sources: [sourceOf(input)] };
    return this.#say(asker, file, { kind: 'PUBLISH', given: input.slug, input, set, add: {} });
  }

  async update(asker: Asker, file: SayableFile, input: UpdateInput): Promise<Written> {
    const set = toRecordFields(file, input);
    const add = { sources: [sourceOf(input)] };
    return this.#say(asker, file, { kind: 'UPDATE', given: input.id, input, set, add });
  }

  async withdraw(asker: Asker, file: SayableFile, input: UpdateInput): Promise<Written> {
    return this.#say(asker, file, { kind: 'WITHDRAW', given: input.id, input, set: {}, add: {} });
  }

  async reportStatus(asker: Asker, input: ReportInput): Promise<Written> {
    const file = statusFiles[typeOfId(input.id)];
    if (file === undefined) {
      const message = `expected the global id of a resource, a center or an agreement, got ${input.id}`;
      return this.#refused({ code: 'INVALID', field: 'id', message });
    }
    const { status } = input;
    const { asOf, note, source } = status;
    // A center keeps what was told of it; it needs a date and a note.
    const isNote = file === 'centers' && /^\d{4}-\d{2}/.test(String(asOf)) && note != null;
    const notes = isNote
      ? { statusNotes: [{ asOf, note, source: source ?? input.source.url }] }
      : {};
    const set = toRecordFields(file, { status });
    const add = { sources: [sourceOf(input)], ...notes };
    return this.#say(asker, file, { kind: 'UPDATE', given: input.id, input, set, add });
  }

  async review(asker: Asker, input: DecideInput): Promise<Written> {
    const writer = writerOf(asker);
    if (!writer.mayReview) return this.#refused(forbidden(reviewScope));
    return this.#settle(writer, input, (amendment) => ({
      kind: 'decide',
      amendment,
      status: input.decision === 'ACCEPT' ? 'ACCEPTED' : 'REJECTED',
      reason: input.reason ?? null,
      expectedVersion: input.expectedVersion ?? null,
    }));
  }

  async takeBack(asker: Asker, input: Keyed & { readonly id: string }): Promise<Written> {
    const writer = writerOf(asker);
    if (!mayWrite(asker)) return this.#refused(forbidden(publishScope));
    return this.#settle(writer, input, (amendment) => ({ kind: 'takeBack', amendment }));
  }

  async #settle(
    writer: Writer,
    input: Keyed & { readonly id: string },
    toAction: (amendment: AmendmentDoc) => Command['action'],
  ): Promise<Written> {
    const strange = strangeWords('DECIDE', input);
    if (strange !== undefined) return this.#refused(strange);
    const amendment = await this.#publisher.amendment(input.id);
    if (amendment === null) {
      const message = `expected an amendment that is there, got ${input.id}`;
      return this.#refused({ code: 'NOT_FOUND', field: 'id', message });
    }
    return this.#run(commandOf(writer, input, toAction(amendment)), (problem) => problem);
  }

  async #say(asker: Asker, file: SayableFile, said: Said): Promise<Written> {
    const { kind, given, input, set, add } = said;
    const writer = writerOf(asker);
    if (!mayWrite(asker)) return this.#refused(forbidden(publishScope));
    const entity = entityOf(file, given);
    if (entity === null) {
      const message = `expected the id of what is to be written, got ${given}`;
      return this.#refused(asOfInput(file, { code: 'INVALID', field: 'id', message }, kind));
    }
    const strange = strangeWords(kind, input);
    if (strange !== undefined) return this.#refused(strange);
    const { url, note = null } = input.source;
    const action: Say = {
      kind: 'say',
      word: { kind, entity, file, set, add },
      source: { url, note },
      reason: input.reason ?? null,
      expectedVersion: input.expectedVersion ?? null,
    };
    return this.#run(commandOf(writer, input, action), (problem) => asOfInput(file, problem, kind));
  }

  async #run(command: Command, translate: (problem: Problem) => Problem): Promise<Written> {
    const { idempotencyKey } = command;
    const [strange] = problemsIn({ idempotencyKey }, keyed);
    if (strange !== undefined) return this.#refused(strange);
    const [outcome = refusal()] = await this.#publisher.publish([command]);
    return this.#written({ ...outcome, problems: outcome.problems.map(translate) });
  }

  #refused(problem: Problem): Written {
    return this.#written(refusal([problem]));
  }

  #written(outcome: Outcome): Written {
    const { amendmentId, entity, version } = outcome;
    return {
      outcome,
      amendment: async () => (amendmentId === null ? null : this.#publisher.amendment(amendmentId)),
      entity: entity === null || version === null ? null : reference(entity),
    };
  }
}

interface Said {
  readonly kind: WordKind;
  /** An id or a slug. */
  readonly given: string;
  readonly input: SayInput;
  readonly set: AnyRecord;
  readonly add: Readonly<Record<string, readonly unknown[]>>;
}

const keyed = record({ idempotencyKey });
const reasoned = z.object({ reason: text.nullish() });
const withSource = reasoned.extend({ source: record({ url, note: text.nullish() }) });

/** What is said beside a record; where it comes from is checked as a part of that, if there is one. */
function strangeWords(kind: WordKind | 'DECIDE', input: object): Problem | undefined {
  const [first] = problemsIn(input, kind === 'WITHDRAW' ? withSource : reasoned);
  return first;
}

function problemsIn(input: object, schema: z.ZodType): readonly Problem[] {
  const checked = checkRow(input, schema);
  if (!('findings' in checked)) return [];
  return checked.findings.map(({ path, message }) => ({
    code: 'INVALID',
    field: printPath(path),
    message,
  }));
}

const statusFiles: Readonly<Record<string, SayableFile>> = {
  Resource: 'resources',
  Center: 'centers',
  Agreement: 'agreements',
};

function sourceOf({ source: { url, note = null } }: SayInput): AnyRecord {
  return { url, basis: 'DOCUMENT', note };
}

function commandOf(writer: Writer, input: Keyed, action: Command['action']): Command {
  const { idempotencyKey, validateOnly } = input;
  const asked = action.kind === 'say' ? action : { ...action, amendment: action.amendment._id };
  return {
    writer,
    idempotencyKey,
    hash: createHash('sha256').update(JSON.stringify(asked)).digest('hex'),
    isKnownByText: false,
    isOnlyChecked: validateOnly === true,
    action,
  };
}

function forbidden(scope: string): Problem {
  const message = `expected credentials with the scope ${scope}, got others`;
  return { code: 'FORBIDDEN', field: null, message };
}
