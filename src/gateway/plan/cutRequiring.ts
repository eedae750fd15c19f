import type { GraphQLCompositeType } from 'graphql';
import {
  addKey,
  emptySelections,
  unite,
  type Place,
  type Selections,
} from '../operation/selections.ts';
import type { Entrance } from './entrances.ts';
import type { PathStep } from './plan.ts';

/** What was taken out of an operation at one place. */
export interface Cut {
  /** To the entities, from the root. */
  readonly path: readonly PathStep[];
  readonly entrance: Entrance;
  /** What is to be asked of them. */
  readonly place: Place;
}

export interface Cutting {
  /** Where a field can be asked apart, by `Type.field`; null for those that need not be. */
  readonly entranceOf: (coordinate: string) => Entrance | null;
  /** Whether a field is to be; `kept` are those of the same object that stay. */
  readonly isTaken: (
    coordinate: string,
    at: { readonly selections: Selections; readonly kept: readonly string[] },
  ) => boolean;
  /** The object types of an interface or union. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Takes fields that require others out of an operation, and leaves the keys of their entities instead. */
export function cutRequiring(
  { into, scope }: Place,
  cutting: Cutting,
): { readonly kept: Selections; readonly cuts: readonly Cut[] } {
  const cuts: Cut[] = [];
  const cut = (asked: Selections, { type, path, beside }: Position): Selections => {
    const selections = divide(asked, type, cutting);
    const kept = emptySelections();
    const taken = new Map<Entrance, Selections>();
    for (const [key, field] of selections.fields) {
      const coordinate = `${type}.${field.name}`;
      const entrance = cutting.entranceOf(coordinate);
      if (entrance && cutting.isTaken(coordinate, { selections: asked, kept: beside })) {
        const fields = taken.get(entrance) ?? emptySelections();
        taken.set(entrance, fields);
        fields.fields.set(key, field);
        continue;
      }
      if (entrance) beside.push(coordinate);
      const below = field.below && cutBelow(field.below, [...path, { kind: 'field', key }]);
      kept.fields.set(key, { ...field, below });
    }
    for (const [name, fragment] of selections.fragments) {
      const position = { type: name, path: [...path, typeStep(name)], beside };
      kept.fragments.set(name, cut(fragment, position));
    }
    for (const [entrance, fields] of taken) {
      addKey(kept, entrance.key);
      cuts.push({ path, entrance, place: { into: fields, scope } });
    }
    return kept;
  };
  const cutBelow = (place: Place, path: readonly PathStep[]): Place => ({
    scope: place.scope,
    into: cut(place.into, { type: place.scope.name, path, beside: [] }),
  });
  return { kept: cutBelow({ into, scope }, []).into, cuts };
}

interface Position {
  readonly type: string;
  readonly path: readonly PathStep[];
  /** Fields of the same object that stay. */
  readonly beside: string[];
}

function typeStep(name: string): PathStep {
  return { kind: 'types', names: [name] };
}

/** Asks fields of an interface that its object types require others for of each of these types. */
function divide(selections: Selections, type: string, cutting: Cutting): Selections {
  const objects = [...(cutting.possibleTypes.get(type) ?? [])];
  const isDivided = (name: string) =>
    cutting.entranceOf(`${type}.${name}`) === null &&
    objects.some((object) => cutting.entranceOf(`${object}.${name}`) !== null);
  if (![...selections.fields.values()].some(({ name }) => isDivided(name))) return selections;
  const divided = { fields: new Map(selections.fields), fragments: new Map(selections.fragments) };
  for (const [key, field] of selections.fields) {
    if (!isDivided(field.name)) continue;
    divided.fields.delete(key);
    for (const object of objects) {
      const known = divided.fragments.get(object) ?? emptySelections();
      const added = { fields: new Map([[key, field]]), fragments: new Map<string, Selections>() };
      divided.fragments.set(object, unite(known, added));
    }
  }
  return divided;
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
