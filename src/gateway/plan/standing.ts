import type { Entry, Model, State } from './model/model.ts';
import type { Asked } from './selection.ts';

/** Objects at hand, and how many fetches one after the other that takes. */
export interface Standing {
  readonly state: State;
  readonly level: number;
}

/** A way to have objects at hand in a subgraph. */
export interface Reached extends Standing {
  /** Null for what they came with. */
  readonly entry: Entry | null;
}

/** Equal for the same states at the same levels, whatever their order. */
function standingId(from: readonly Standing[]): string {
  const [only, ...others] = from;
  if (only !== undefined && others.length === 0 && only.level === 0) return only.state.id;
  return from
    .map(({ state, level }) => `${state.id}@${level}`)
    .sort()
    .join();
}

/** The same of objects of a type. */
export function positionId(type: string, from: readonly Standing[]): string {
  const [first] = from;
  // Nearly all: no text is made for these.
  if (first?.level === 0 && from.length === 1 && first.state.type === type) return first.state.id;
  return `${type}|${standingId(from)}`;
}

/** Whether a leaf is asked where the objects come from. */
export function isLeafAtHand(
  model: Model,
  [first]: readonly Standing[],
  { name, below }: Asked,
): boolean {
  return (
    below === null && first?.level === 0 && model.fieldAt(first.state, name)?.requires === null
  );
}
