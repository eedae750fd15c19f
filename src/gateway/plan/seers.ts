import type { FieldAsked } from './divide.ts';
import type { Model, State } from './model/model.ts';
import type { FieldModel, Others } from './model/subgraphModel.ts';
import type { Asked } from './selection.ts';
import type { Reached } from './standing.ts';

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
  // An interface that is taken for an object can be any of its types.
  const isSeen = (type: string) =>
    [...model.possibleTypes(type)].every((one) => seen.some((known) => model.isOf(one, known)));
  return model.giversOf(state, name).flatMap((other) => {
    const there = other.types.get(type)?.fields.get(name)?.named;
    if (other === subgraph || there === undefined) return [];
    const types = model.possibleIn(other, there).filter((one) => !isSeen(one) && one !== there);
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

/** Whether anything but the type itself is asked of objects of a type. */
export function asksOf(model: Model, type: string, { below }: Asked): boolean {
  for (const key of model.collect(below ?? [], type).keys()) if (key !== '__typename') return true;
  return false;
}
