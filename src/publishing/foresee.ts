import { toEntity } from '../documents/entities.ts';
import { dataFiles } from '../records/index.ts';
import { checkRow } from '../records/shape.ts';
import { vocabularyOf } from '../search/terms.ts';
import type { Command } from './command.ts';
import { isOfCore, type Core } from './core.ts';
import { leafMaker } from './derive.ts';
import { withWord } from './word.ts';
import type { AnyRecord } from './world.ts';

/**
 * The words that commands are likely to change, before anything is read for them: those of what they publish, as it
 * would be by the core as it was known last; none where that is not known. What is read of them in vain, or lacks, costs time and is not wrong.
 */
export function foreseeWords(
  commands: readonly Command[],
  core: Core | null,
  at: Date,
): ReadonlySet<string> {
  if (core === null || commands.length === 0) return new Set();
  const make = leafMaker(core, at.getUTCFullYear(), new Map());
  const words = commands.flatMap(({ action }) => {
    if (action.kind !== 'say' || action.word.kind !== 'PUBLISH') return [];
    const { entity: id, file } = action.word;
    if (isOfCore(file)) return [];
    const checked = checkRow(withWord({}, action.word), dataFiles[file].schema);
    if ('findings' in checked) return [];
    // What has passed a record's schema is an object.
    const kept = { id, file, record: checked.record as AnyRecord, place: 0, owner: null };
    return [...vocabularyOf(toEntity(make(kept), 0, core.nameOf)).keys()];
  });
  return new Set(words);
}
