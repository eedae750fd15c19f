import { referencesIn } from '../records/kinds.ts';
import { answerKey, type Command } from './command.ts';
import type { Foreseen, Wanted } from './load.ts';
import { toWord } from './replay.ts';
import type { Word } from './word.ts';
import { identifiersIn } from './world.ts';

/** What commands have to know before they are gone through, with what was foreseen that documents will need. */
export function wantedBy(commands: readonly Command[], foreseen: Foreseen): Wanted {
  const wanted = {
    ...foreseen,
    records: new Set<string>(),
    withdrawn: new Set<string>(),
    identifiers: new Set<string>(),
    answers: new Set<string>(),
    amendments: new Set<string>(),
    naming: new Set<string>(),
    entities: new Set<string>(),
  };
  for (const command of commands) {
    const { action } = command;
    if (!command.isOnlyChecked) wanted.answers.add(answerKey(command));
    if (action.kind !== 'say') wanted.amendments.add(action.amendment._id);
    const { entity, file, kind, set, add } = wordOf(command);
    wanted.records.add(entity);
    // What is published is nowhere yet, or is refused.
    if (kind !== 'PUBLISH') wanted.entities.add(entity);
    if (kind === 'WITHDRAW') wanted.withdrawn.add(entity);
    if (mayUnname(command)) wanted.naming.add(entity);
    for (const said of [set, add]) {
      for (const { id } of referencesIn(file, said)) {
        wanted.records.add(id);
        wanted.entities.add(id);
      }
      for (const identifier of identifiersIn(said)) wanted.identifiers.add(identifier);
    }
  }
  return wanted;
}

/** What is said, or was and is decided on. */
export function wordOf({ action }: Command): Word {
  return action.kind === 'say' ? action.word : toWord(action.amendment);
}

/** Whether something that an agreement is about may be so no more; reviewers need nobody's leave. */
function mayUnname({ action, writer }: Command): boolean {
  if (action.kind !== 'say' || writer.mayReview) return false;
  const { file, kind, set } = action.word;
  return file === 'agreements' && (kind === 'WITHDRAW' || 'resourceIds' in set);
}
