import { Kind, print, type GraphQLCompositeType, type SelectionSetNode } from 'graphql';
import { emptySelections, typename, type Place, type Selections } from '../operation/canonical.ts';
import type { Entrance, Entrances } from './entrances.ts';
import type { PathStep } from './plan.ts';

/** What was taken out of an operation at one place. */
export interface Cut {
  /** To the entities, from the root. */
  readonly path: readonly PathStep[];
  readonly entrance: Entrance;
  /** What is to be asked of them. */
  readonly place: Place;
}

/**
 * Takes the fields out that require others, and leaves the keys of their entities instead. Those at
 * `keep` stay.
 */
export function cutRequiring(
  { into, scope }: Place,
  { byField }: Entrances,
  keep: Selections | null,
): { readonly kept: Selections; readonly cuts: readonly Cut[] } {
  const cuts: Cut[] = [];
  const cut = (selections: Selections, type: string, path: readonly PathStep[]): Selections => {
    const kept = emptySelections();
    const taken = new Map<Entrance, Selections>();
    for (const [key, field] of selections.fields) {
      const entrance = selections === keep ? undefined : byField.get(`${type}.${field.name}`);
      if (entrance !== undefined) {
        const fields = taken.get(entrance) ?? emptySelections();
        taken.set(entrance, fields);
        fields.fields.set(key, field);
        continue;
      }
      const below = field.below && {
        scope: field.below.scope,
        into: cut(field.below.into, field.below.scope.name, [...path, { kind: 'field', key }]),
      };
      kept.fields.set(key, { ...field, below });
    }
    for (const [name, fragment] of selections.fragments) {
      kept.fragments.set(name, cut(fragment, name, [...path, { kind: 'types', names: [name] }]));
    }
    for (const [entrance, fields] of taken) {
      addKey(kept, entrance.key);
      cuts.push({ path, entrance, place: { into: fields, scope } });
    }
    return kept;
  };
  return { kept: cut(into, scope.name, []), cuts };
}

/** The operation that asks a cut of what an entrance gives. */
export function entranceOperation({ entrance, place }: Cut, root: GraphQLCompositeType): Place {
  const into = emptySelections();
  into.fields.set(entrance.rootField, {
    name: entrance.rootField,
    head: entrance.rootField,
    below: place,
  });
  return { into, scope: root };
}

function addKey({ fields }: Selections, { selections }: SelectionSetNode): void {
  fields.set(...typename);
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const name = selection.name.value;
    // Beside whatever the client selects of the same field; subgraphs merge the two.
    fields.set(`${name} of the key`, { name, head: print(selection), below: null });
  }
}
