import { standingsOf, type Place } from './draft.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { FieldModel } from './model/subgraphModel.ts';
import type { FieldAsked } from './divide.ts';
import { HOPS_TO_SEE } from './hopCounts.ts';
import type { Reach } from './reach.ts';
import { othersThatSee, seersAmong } from './seers.ts';
import { emptySelection, type Selection } from './selection.ts';

interface Unseen {
  readonly entry: Entry;
  readonly level: number;
  readonly field: FieldModel;
  /** What is asked of the types that only this one knows. */
  readonly below: Selection;
}

/** Who is to be asked for the objects of a field that are of types which the one that gives it does not know. */
export function findUnseen(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  place: Place,
  given: FieldAsked & { readonly state: State },
): readonly Unseen[] {
  const { state, field, asked } = given;
  if (othersThatSee(model, state, { field, name: asked.name }).length === 0) return [];
  const { from, base } = standingsOf(place);
  const seers = seersAmong(model, reach.closure(state.type, from), given);
  return seers.flatMap(({ reached: { entry, level }, field: there, types }) =>
    entry === null
      ? []
      : [{ entry, level: base + level, field: there, below: ofTypes(types, asked.below ?? []) }],
  );
}

/**
 * Whether a field is better left to another that has to be asked for it anyway, for types which this one does not know:
 * one that knows them all, has all of it in time, and leaves no more of it to others.
 */
export function isLeftToSeer(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  { place, limit }: { readonly place: Place; readonly limit: number },
  given: FieldAsked & { readonly state: State },
): boolean {
  const { state, field, asked } = given;
  if (othersThatSee(model, state, { field, name: asked.name }).length === 0) return false;
  const { from, base } = standingsOf(place);
  const closure = reach.closure(state.type, from);
  const hops = reach.hops.below(state, field, asked) - HOPS_TO_SEE;
  return seersAmong(model, closure, given).some(({ reached, field: there }) => {
    const seer = { state: reached.state, field: there, asked };
    const depth = reach.depthBelow(seer.state, there, asked);
    return (
      seersAmong(model, closure, seer).length === 0 &&
      depth < Infinity &&
      base + reached.level + depth <= limit &&
      reach.hops.below(seer.state, there, asked) <= hops
    );
  });
}

function ofTypes(types: readonly string[], below: readonly Selection[]): Selection {
  const selection = emptySelection();
  for (const one of below) {
    for (const type of types) selection.fragments.push({ type, selection: one });
  }
  return selection;
}
