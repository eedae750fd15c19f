import type { Giving } from './disjoint.ts';
import type { Model, State } from './model/model.ts';
import { distinct } from './sets.ts';

/** What is at hand together. */
type Way = readonly State[];

/** Objects that clients can come to, as what the subgraphs that give them have them at hand. */
export interface Position {
  readonly type: string;
  /** One way to have them is enough for each field: what several give is not asked of all of them together. */
  readonly ways: readonly Way[];
  /** Fields and fragments that lead there. */
  readonly path: readonly string[];
}

/** Where a field leads to that these subgraphs can be asked for. */
export function positionsBelow(
  name: string,
  position: Position,
  { givings, model }: { readonly givings: readonly Giving[]; readonly model: Model },
): readonly Position[] {
  const below = givings.flatMap((giving) => giving.below);
  // Who takes an interface for one object can give objects of any of its types.
  const untold = below.filter(
    ({ subgraph, type: one }) => subgraph.types.get(one)?.isInterfaceObject === true,
  );
  const told = Map.groupBy(
    below.filter(({ subgraph, type: one }) => !model.isInterfaceOnly(subgraph, one)),
    (state) => state.type,
  );
  const named = model.namedType(position.type, name);
  const path = (one: string) => [
    ...position.path,
    name,
    ...(one === named ? [] : [`... on ${one}`]),
  ];
  const isTold = ({ type: one }: State) =>
    [...model.possibleTypes(one)].every((possible) => told.has(possible));
  const open = Map.groupBy(
    untold.filter((state) => !isTold(state)),
    (state) => state.type,
  );
  return [
    ...[...told].map(([one, states]) => ({
      type: one,
      ways: alone([...states, ...untold.filter((state) => model.isOf(one, state.type))]),
      path: path(one),
    })),
    ...[...open].map(([one, states]) => ({ type: one, ways: alone(states), path: path(one) })),
  ];
}

function alone(states: readonly State[]): readonly Way[] {
  return distinct(states).map((state) => [state]);
}
