import { standingsOf, type Place } from './draft.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { FieldModel, SubgraphModel } from './model/types.ts';
import type { FieldAsked } from './divide.ts';
import type { Reach } from './reach.ts';
import type { Reached } from './standing.ts';
import { emptySelection, type Asked, type Selection } from './selection.ts';

/**
 * A subgraph that gives an interface may not know all types that others give in the same field: objects
 * of those can only come of these.
 */
export interface Others {
  /** Who else gives the field. */
  readonly subgraph: SubgraphModel;
  /** What only this one knows of its types. */
  readonly types: readonly string[];
}

interface Unseen {
  readonly entry: Entry;
  readonly level: number;
  readonly field: FieldModel;
  /** What is asked of the types that only this one knows. */
  readonly below: Selection;
}

const nobody: readonly Others[] = [];

/** Who else gives a field of objects at hand, and which types of it the subgraph that has them does not know. */
export function othersThatSee(
  model: Model,
  state: State,
  { field, name }: { readonly field: FieldModel; readonly name: string },
): readonly Others[] {
  const known = state.others.get(name);
  if (known !== undefined) return known;
  const found = findOthers(model, state, { field, name });
  state.others.set(name, found);
  return found;
}

function findOthers(
  model: Model,
  state: State,
  { field, name }: { readonly field: FieldModel; readonly name: string },
): readonly Others[] {
  const { subgraph, type } = state;
  const { named } = field;
  const seen = model.possibleIn(subgraph, named);
  if (subgraph.types.get(named)?.kind !== 'interface' || seen.includes(named)) return nobody;
  return model.giversOf(state, name).flatMap((other) => {
    const there = other.types.get(type)?.fields.get(name)?.named;
    if (other === subgraph || there === undefined) return [];
    const types = model
      .possibleIn(other, there)
      .filter((one) => !seen.includes(one) && one !== there);
    return types.length === 0 ? [] : [{ subgraph: other, types }];
  });
}

/** Of what can be asked for the objects, those who see more types, the nearest first. */
export function seersAmong(
  model: Model,
  closure: readonly Reached[],
  { state, field, asked }: FieldAsked & { readonly state: State },
): readonly {
  readonly reached: Reached;
  readonly field: FieldModel;
  readonly types: readonly string[];
}[] {
  const others = othersThatSee(model, state, { field, name: asked.name });
  if (others.length === 0) return [];
  const seen = new Set<string>();
  return closure.flatMap((reached) => {
    const there = reached.state;
    const other = others.find(({ subgraph }) => subgraph === there.subgraph);
    if (other === undefined || reached.entry === null || there.type !== state.type) return [];
    const given = model.fieldAt(there, asked.name);
    if (given?.requires !== null) return [];
    const types = other.types.filter((type) => !seen.has(type) && asksOf(model, type, asked));
    for (const type of types) seen.add(type);
    return types.length === 0 ? [] : [{ reached, field: given, types }];
  });
}

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

/** Whether anything but the type itself is asked of objects of a type. */
export function asksOf(model: Model, type: string, { below }: Asked): boolean {
  for (const key of model.collect(below ?? [], type).keys()) if (key !== '__typename') return true;
  return false;
}
