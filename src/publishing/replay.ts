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
  readonly clashes: Clashes;
}

/** Where files and what was accepted do not go together, which somebody should know. */
export interface Clashes {
  /** Records that are in the files, and were withdrawn. */
  readonly withdrawn: readonly Clash[];
  /** What was said that does not fit the files any more. */
  readonly unfit: readonly Clash[];
}

export interface Clash {
  readonly entity: string;
  /** The id of what was said. */
  readonly amendment: string;
}

/**
 * The records as files have them, and then, in order, what was accepted of what partners say. What does not
 * fit is passed over, and may fit again when the files change.
 * @param words - in the order they were accepted
 */
export function replay(files: DataSet, words: readonly AcceptedWord[]): Replayed {
  const inFiles = recordsOf(files);
  const ofFiles = new Set(inFiles.map(({ id }) => id));
  const world = new WholeWorld(inFiles);
  const withdrawn = new Map<string, Clash>();
  const unfit: Clash[] = [];
  for (const amendment of words) {
    const { owner } = amendment;
    const word = toWord(amendment);
    const place = firstPublishedPlace + amendment.place;
    const effect = effectOf(world, word, { place, owner, wasAccepted: true });
    const { entity } = word;
    const clash = { entity, amendment: amendment._id };
    if (effect.problems !== undefined) {
      unfit.push(clash);
    } else if (effect.after === null) {
      world.remove(entity);
      if (ofFiles.has(entity)) withdrawn.set(entity, clash);
    } else {
      world.put(effect.after);
      withdrawn.delete(entity);
    }
  }
  return { kept: world.all(), clashes: { withdrawn: [...withdrawn.values()], unfit } };
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
