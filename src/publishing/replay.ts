import type { AmendmentDoc } from '../collections/publishing.ts';
import { fileNames, type FileName } from '../records/files.ts';
import type { DataSet } from '../records/index.ts';
import { idOfRecord } from '../records/kinds.ts';
import { effectOf, type Word } from './word.ts';
import { WholeWorld, type Kept } from './world.ts';

/** What an accepted amendment is to a replay. */
export type AcceptedWord = Pick<
  AmendmentDoc,
  '_id' | 'entityId' | 'file' | 'kind' | 'set' | 'add' | 'owner'
> & { readonly place: number };

/** Behind all that files hold. */
export const firstPublishedPlace = 1_000_000_000;

export interface Replayed {
  readonly kept: readonly Kept[];
  /** Ids of amendments that say what does not fit the files any more. */
  readonly idle: readonly string[];
}

/**
 * The records as files have them, and then, in order, what was accepted of what partners say. What does not
 * fit is passed over, and may fit again when the files change.
 * @param words - in the order they were accepted
 */
export function replay(files: DataSet, words: readonly AcceptedWord[]): Replayed {
  const world = new WholeWorld(recordsOf(files));
  const idle: string[] = [];
  for (const amendment of words) {
    const { owner } = amendment;
    const word = toWord(amendment);
    const place = firstPublishedPlace + amendment.place;
    const effect = effectOf(world, word, { place, owner, wasAccepted: true });
    if (effect.problems !== undefined) idle.push(amendment._id);
    else if (effect.after === null) world.remove(word.entity);
    else world.put(effect.after);
  }
  return { kept: world.all(), idle };
}

export function toWord({
  entityId,
  file,
  kind,
  set,
  add,
}: Pick<AmendmentDoc, 'entityId' | 'file' | 'kind' | 'set' | 'add'>): Word {
  // It was one of these when it was written.
  return { entity: entityId, file: file as FileName, kind, set, add };
}

function recordsOf(files: DataSet): readonly Kept[] {
  return fileNames.flatMap((file) =>
    files[file].map((record, place) => ({
      id: idOfRecord(file, record),
      file,
      record,
      place,
      owner: null,
    })),
  );
}

/** The records as a data set, in their places. */
export function toDataSet(kept: readonly Kept[]): DataSet {
  const ordered = kept.toSorted((a, b) => a.place - b.place);
  const byFile = Map.groupBy(ordered, ({ file }) => file);
  // Each record passed the schema of its file.
  return Object.fromEntries(
    fileNames.map((file) => [file, (byFile.get(file) ?? []).map(({ record }) => record)]),
  ) as unknown as DataSet;
}
