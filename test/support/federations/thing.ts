import { isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import type { Facts } from './facts.ts';

/** An object; whatever is known of it follows from its identity. */
export interface Thing {
  readonly type: string;
  readonly identity: string;
  /** Of an entity, and of objects that are part of its keys; these say it. */
  readonly number: number | null;
  /** What a gateway told of it. */
  readonly told: Readonly<Record<string, unknown>> | null;
  /** The external fields that the subgraph answers on this path. */
  readonly provided: readonly SelectionSetNode[];
}

export function thingOf(type: string, identity: string, number: number | null): Thing {
  return { type, identity, number, told: null, provided: [] };
}

/** Whether all of a key is told. */
export function holds(told: unknown, { selections }: SelectionSetNode): boolean {
  return selections.every(
    (one) =>
      one.kind === Kind.FIELD &&
      (one.name.value === '__typename' ||
        (typeof told === 'object' &&
          told !== null &&
          Object.hasOwn(told, one.name.value) &&
          (!one.selectionSet || holds(Reflect.get(told, one.name.value), one.selectionSet)))),
  );
}

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && 'identity' in value && 'provided' in value;
}

/** What is provided at a field of an object, with what is provided below it. */
export function providedBelow(
  thing: Thing,
  name: string,
  facts: Facts,
): readonly SelectionSetNode[] {
  const isFor = (on: string | undefined) =>
    on === undefined ||
    on === thing.type ||
    [...facts.graphs.values()].some(({ schema }) => {
      const known = schema.getType(on);
      return (
        isAbstractType(known) &&
        schema.getPossibleTypes(known).some((one) => one.name === thing.type)
      );
    });
  const within = (set: SelectionSetNode): readonly SelectionSetNode[] =>
    set.selections.flatMap((one) => {
      if (one.kind === Kind.INLINE_FRAGMENT) {
        return isFor(one.typeCondition?.name.value) ? within(one.selectionSet) : [];
      }
      if (one.kind !== Kind.FIELD || one.name.value !== name) return [];
      return [one.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] }];
    });
  return thing.provided.flatMap(within);
}
