import type { Document } from 'mongodb';
import type { Reader } from './reader.ts';

/** The same reader; each collection that it reads is noted before. */
export function noteReads(note: (collection: string) => void, reader: Reader): Reader {
  const noteAll = (collection: string, pipeline: readonly Document[]): void => {
    collectionsOf(collection, pipeline).forEach(note);
  };
  return {
    find: (collection, ...question) => {
      note(collection);
      return reader.find(collection, ...question);
    },
    aggregate: <Found extends Document>(...question: Parameters<Reader['aggregate']>) => {
      noteAll(question[0], question[1]);
      return reader.aggregate<Found>(...question);
    },
    lookUp: <Found extends Document>(...question: Parameters<Reader['lookUp']>) => {
      noteAll(question[0], question[1]);
      return reader.lookUp<Found>(...question);
    },
  };
}

/** All collections that a pipeline reads, its own first. */
export function collectionsOf(
  collection: string,
  pipeline: readonly Document[],
): readonly [string, ...string[]] {
  const others = new Set<string>();
  noteStages((name) => others.add(name), pipeline);
  others.delete(collection);
  return [collection, ...others];
}

/** A stage that reads from another collection than its pipeline's. */
type Joining =
  | string
  | { readonly from?: string; readonly coll?: string; readonly pipeline?: readonly Document[] };

function noteStages(note: (collection: string) => void, pipeline: readonly Document[]): void {
  for (const stage of pipeline) {
    for (const name of JOINING) {
      // What stages look like is MongoDB's; the driver types none.
      const joining = stage[name] as Joining | undefined;
      if (joining === undefined) continue;
      if (typeof joining === 'string') {
        note(joining);
        continue;
      }
      const collection = joining.from ?? joining.coll;
      if (collection !== undefined) note(collection);
      if (joining.pipeline !== undefined) noteStages(note, joining.pipeline);
    }
    const facet = stage['$facet'] as Readonly<Record<string, readonly Document[]>> | undefined;
    for (const branch of Object.values(facet ?? {})) noteStages(note, branch);
  }
}

const JOINING = ['$lookup', '$unionWith', '$graphLookup'] as const;
