import type { Model, State } from './model/model.ts';
import type { FieldModel } from './model/subgraphModel.ts';

/** A subgraph's way to give a composite field. */
export interface Giving {
  readonly state: State;
  readonly field: FieldModel;
  readonly below: readonly State[];
}

/** The types that a field's objects have by each subgraph, where no object could come of all of them. */
export function findDisjoint(
  givings: readonly Giving[],
  model: Model,
): ReadonlyMap<string, readonly string[]> | null {
  const types = new Map<string, readonly string[]>();
  for (const { state, field } of givings) {
    const { subgraph } = state;
    if (field.isExternal || model.isInterfaceOnly(subgraph, field.named)) continue;
    const members = model.possibleIn(subgraph, field.named);
    const possible = members.flatMap((one) => [...model.possibleTypes(one)]);
    // Who has no types of an interface gives no objects.
    if (possible.length > 0) types.set(subgraph.name, possible);
  }
  const [first, ...others] = types.values();
  if (first === undefined || others.length === 0) return null;
  return first.some((one) => others.every((known) => known.includes(one))) ? null : types;
}
