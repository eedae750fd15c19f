import type { Model, State } from './model/model.ts';
import type { FieldModel, SubgraphModel } from './model/subgraphModel.ts';
import type { Reach } from './reach.ts';
import type { Asked, Selection } from './selection.ts';
import { isSameSet } from './sets.ts';

interface Alike {
  readonly state: State;
  /** By response key. */
  readonly fields: ReadonlyMap<string, Asked>;
}

interface Objects {
  readonly subgraph: SubgraphModel;
  /** By the types that they can be of. */
  readonly states: readonly State[];
  readonly below: readonly Selection[];
}

/** What can be asked of an interface for all its types at once; null where nothing can be. */
export function findAlike(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  { named }: FieldModel,
  { subgraph, states, below }: Objects,
): Alike | null {
  const type = subgraph.types.get(named);
  const [first] = states;
  if (states.length < 2 || first === undefined || first.provided.length > 0) return null;
  if (type?.kind !== 'interface' || type.members.length !== states.length) return null;
  const state = model.state(subgraph, named, first.givers);
  // Of a union that several give, what its members are can differ by who gives the field of which type.
  const typesBelow = (one: State, name: string, field: FieldModel) =>
    model.statesBelow(one, field, name).map((below) => below.type);
  const isAlike = (asked: Asked) => {
    const field = model.fieldAt(state, asked.name);
    if (field?.requires !== null) return false;
    const of = asked.below === null ? [] : typesBelow(state, asked.name, field);
    const isOfAll = states.every((one) => {
      const own = model.fieldAt(one, asked.name);
      if (own?.requires !== null || own.type !== field.type || own.provides !== null) return false;
      return asked.below === null || isSameSet(typesBelow(one, asked.name, own), of);
    });
    return isOfAll && reach.depthBelow(state, field, asked) < Infinity;
  };
  const fields = new Map([...model.collect(below, named)].filter(([, asked]) => isAlike(asked)));
  return fields.size === 0 ? null : { state, fields };
}
