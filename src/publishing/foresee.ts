import { toEntity } from '../documents/entities.ts';
import { dataFiles } from '../records/index.ts';
import { checkRow } from '../records/shape.ts';
import { vocabularyOf } from '../search/terms.ts';
import type { Command } from './command.ts';
import { isOfCore, type Core } from './core.ts';
import { leafMaker } from './derive.ts';
import type { Foreseen } from './load.ts';
import { wordOf } from './wanted.ts';
import { withWord, type Word } from './word.ts';
import type { AnyRecord } from './world.ts';

/**
 * What documents are likely to need, before anything is read for them. Of what commands publish the words, as it would be by the
 * core as it was known last, where that is known; of an update those that it says; and of it and a withdrawal those of
 * what stands, and whom that names.
 */
export function foresee(commands: readonly Command[], core: Core | null, at: Date): Foreseen {
  const words = commands
    .filter(mayCount)
    .map(wordOf)
    .filter(({ file }) => !isOfCore(file));
  const wordsOf = core === null ? () => [] : publishedWords(core, at);
  const idsOf = (...kinds: readonly Word['kind'][]) =>
    new Set(words.flatMap(({ kind, entity }) => (kinds.includes(kind) ? [entity] : [])));
  return {
    words: new Set(
      words.flatMap((word) =>
        word.kind === 'PUBLISH' ? wordsOf(word) : wordsIn(Object.values(word.set)),
      ),
    ),
    worded: idsOf('UPDATE', 'WITHDRAW'),
    linked: idsOf('WITHDRAW'),
  };
}

/** Whether it may change anything by what was said. */
function mayCount({ action }: Command): boolean {
  return action.kind === 'say' || (action.kind === 'decide' && action.status === 'ACCEPTED');
}

function publishedWords(core: Core, at: Date): (word: Word) => readonly string[] {
  const make = leafMaker(core, at.getUTCFullYear(), new Map());
  return (word) => {
    const { entity: id, file } = word;
    const checked = checkRow(withWord({}, word), dataFiles[file].schema);
    if ('findings' in checked) return [];
    // What has passed a record's schema is an object.
    const kept = { id, file, record: checked.record as AnyRecord, place: 0, owner: null };
    return [...vocabularyOf(toEntity(make(kept), 0, core.nameOf)).keys()];
  };
}

/** Of the texts among some values, each of which may be a name. */
function wordsIn(values: readonly unknown[]): readonly string[] {
  const aliases = values.filter((value) => typeof value === 'string');
  const texts = { name: '', abbreviations: [], aliases, summary: null, keywords: [], codes: [] };
  return [...vocabularyOf(texts).keys()];
}
