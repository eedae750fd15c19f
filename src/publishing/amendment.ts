import { randomUUID } from 'node:crypto';
import type { AmendmentDoc } from '../collections/publishing.ts';
import type { Command, Outcome, Say } from './command.ts';

/** What is kept of what a command says. @param place - among all that was accepted; null where it waits for a reviewer */
export function toAmendment(
  { writer: { name: by, owner } }: Command,
  { word, source, reason, expectedVersion }: Say,
  { at, place }: { readonly at: Date; readonly place: number | null },
): AmendmentDoc {
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
  return place === null
    ? { ...said, status: 'PENDING', place, decidedBy: null, decidedAt: null }
    : { ...said, status: 'ACCEPTED', place, decidedBy: by, decidedAt: at };
}

/** Ids that come later are greater, to the millisecond. */
function newAmendmentId(at: Date): string {
  const time = at.getTime().toString(36).padStart(9, '0');
  // The last twelve digits are random, and ids are made from what is drawn for many at once.
  return `Amendment:${time}${randomUUID().slice(-12)}`;
}

/** As long as its record has not changed by it. */
export function outcomeOf({ _id, entityId, status }: AmendmentDoc): Outcome {
  return { problems: [], entity: entityId, amendmentId: _id, status, version: null, token: null };
}
