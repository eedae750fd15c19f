import type { PathStep } from '../plan/plan.ts';
import { isDataObject, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import type { Run } from './run.ts';

/** Gives the objects at places of a plan; each place is looked for once. */
export type FindObjects = (place: number) => readonly DataObject[];

/** For one fetch: what it needs is there when it starts, and what others need may not be. */
export function createFinder({ data, places, types, missing }: Run): FindObjects {
  const known: (readonly DataObject[] | undefined)[] = [];
  const find = (place: number): readonly DataObject[] => {
    const before = known[place];
    if (before !== undefined) return before;
    const origins = places[place]?.origins ?? [];
    const found: DataObject[] = origins.length === 0 ? [data] : [];
    for (const { from, steps } of origins) {
      for (const object of find(from)) walk(object, steps, 0, { types, missing, found });
    }
    // What several ways lead to is still one.
    const objects = origins.length > 1 ? [...new Set(found)] : found;
    known[place] = objects;
    return objects;
  };
  return find;
}

interface Walk {
  readonly types: PossibleTypes;
  readonly missing: ReadonlySet<DataObject>;
  readonly found: DataObject[];
}

/** In the order in which they stand; what does not exist has nothing below. */
function walk(value: unknown, steps: readonly PathStep[], at: number, to: Walk): void {
  if (Array.isArray(value)) {
    for (const element of value) walk(element, steps, at, to);
    return;
  }
  if (!isDataObject(value) || to.missing.has(value)) return;
  const step = steps[at];
  if (step === undefined) {
    to.found.push(value);
  } else if (step.kind === 'field') {
    walk(value[step.key], steps, at + 1, to);
  } else if (to.types.isAny(value['__typename'], step.names)) {
    walk(value, steps, at + 1, to);
  }
}
