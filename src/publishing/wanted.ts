import type { FileName } from '../records/files.ts';
import { referencesIn } from '../records/kinds.ts';
import { answerKey } from './evaluate.ts';
import type { Command } from './command.ts';
import type { Wanted } from './load.ts';
import { identifiersIn } from './world.ts';

/**
 * What commands have to know before they are gone through.
 * @param words - that they are likely to change
 */
export function wantedBy(commands: readonly Command[], words: ReadonlySet<string>): Wanted {
  const wanted = {
    words,
    records: new Set<string>(),
    withdrawn: new Set<string>(),
    identifiers: new Set<string>(),
    answers: new Set<string>(),
    amendments: new Set<string>(),
    entities: new Set<string>(),
  };
  for (const command of commands) {
    const { action } = command;
    if (!command.isOnlyChecked) wanted.answers.add(answerKey(command));
    if (action.kind !== 'say') wanted.amendments.add(action.amendment._id);
    const { entity, file, kind, set, add } =
      action.kind === 'say'
        ? action.word
        : { ...action.amendment, entity: action.amendment.entityId };
    wanted.records.add(entity);
    // What is published is nowhere yet, or is refused.
    if (kind !== 'PUBLISH') wanted.entities.add(entity);
    if (kind === 'WITHDRAW') wanted.withdrawn.add(entity);
    for (const said of [set, add]) {
      // It was one of these when the command was made.
      for (const { id } of referencesIn(file as FileName, said)) {
        wanted.records.add(id);
        wanted.entities.add(id);
      }
      for (const identifier of identifiersIn(said)) wanted.identifiers.add(identifier);
    }
  }
  return wanted;
}
