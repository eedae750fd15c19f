import type { Place } from './draft.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { Reach } from './reach.ts';
import type { Reached, Standing } from './standing.ts';
import type { Asked } from './selection.ts';

export interface Choosing {
  readonly model: Model;
  readonly reach: Reach;
  readonly place: Place;
  readonly from: readonly Standing[];
  /** The level that `from` counts from. */
  readonly base: number;
  /** States that are not to be chosen. */
  readonly entering: readonly State[];
}

export interface Chosen extends Reached {
  readonly entry: Entry;
}

/** What a field counts that is had whole, and what a part of one does. */
const WHOLE = 1000;
const PART = 1;
/** A field counts less the more of it has to be asked elsewhere. */
const MAX_LESS = 500;

/**
 * The subgraph to ask next that gives the most of what is pending for the fewest fetches; with `isPartly`,
 * also one that has no more than a part of a field.
 */
export function chooseEntry(
  choosing: Choosing,
  pending: readonly Asked[],
  { limit, isPartly }: { readonly limit: number; readonly isPartly: boolean },
): Chosen | null {
  const { reach, place, from, base, entering } = choosing;
  // Who is asked later only, for what that requires, can be asked for the rest before.
  const isTaken = (state: State, level: number) =>
    entering.includes(state) ||
    place.sources.some((one) => one.state === state && one.fetch.level <= base + level);
  const closure = reach.closure(place.type, from);
  let best: Chosen | null = null;
  let highest = 0;
  for (const reached of closure) {
    const { entry, state, level } = reached;
    const within = limit - base - level;
    if (entry?.tellsType !== false || isTaken(state, level) || within < 0) continue;
    const value = pending.reduce(
      (sum, asked) => sum + valueAt(choosing, state, { asked, within, isPartly }),
      0,
    );
    const score = value === 0 ? 0 : value / priceOf(choosing, reached, closure);
    if (score <= highest) continue;
    best = { ...reached, entry };
    highest = score;
  }
  return best;
}

function valueAt(
  { model, reach }: Choosing,
  state: State,
  {
    asked,
    within,
    isPartly,
  }: { readonly asked: Asked; readonly within: number; readonly isPartly: boolean },
): number {
  const field = model.fieldAt(state, asked.name);
  if (field?.requires !== null) return 0;
  if (asked.below === null) return WHOLE;
  const depth = reach.depthBelow(state, field, asked);
  if (depth < Infinity && depth <= within) {
    return WHOLE - Math.min(MAX_LESS, reach.hops.below(state, field, asked));
  }
  return isPartly && reach.divide(state, { field, asked }, within).here !== null ? PART : 0;
}

/** The fetches that it takes, those for the key among them. */
function priceOf(
  { model, reach, place }: Choosing,
  chosen: Reached,
  closure: readonly Reached[],
): number {
  const fetches = new Set<State>();
  const add = ({ entry, state }: Reached) => {
    if (entry === null || fetches.has(state)) return;
    fetches.add(state);
    if (entry.key === null) return;
    for (const asked of model.collect([entry.key], place.type).values()) {
      const gives = (one: State) => reach.depthHere(one, asked) < Infinity;
      if (place.sources.some((source) => gives(source.state))) continue;
      const giver = closure.find((one) => gives(one.state));
      if (giver !== undefined) add(giver);
    }
  };
  add(chosen);
  return fetches.size;
}
