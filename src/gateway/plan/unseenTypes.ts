import { standingsOf, type Place } from './draft.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { FieldModel } from './model/types.ts';
import type { FieldAsked } from './divide.ts';
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

function ofTypes(types: readonly string[], below: readonly Selection[]): Selection {
  const selection = emptySelection();
  for (const one of below) {
    for (const type of types) selection.fragments.push({ type, selection: one });
  }
  return selection;
}
