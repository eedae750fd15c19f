import type { Entry, State } from './model/model.ts';

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
export function standingId(from: readonly Standing[]): string {
  const [only, ...others] = from;
  if (only !== undefined && others.length === 0 && only.level === 0) return only.state.id;
  return from
    .map(({ state, level }) => `${state.id}@${level}`)
    .sort()
    .join();
}
