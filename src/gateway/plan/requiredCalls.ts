import { Kind, print, type SelectionSetNode } from 'graphql';
import { parseSelections } from '../parseSelections.ts';
import type { RequiringField } from '../supergraph.ts';

/** Tells whether no fetch can ask both fields of an entity; both as `Type.field`. */
export type AreAtOdds = (one: string, other: string) => boolean;

/**
 * Fields of one subgraph are at odds when they require one field with different arguments: what a
 * subgraph is told of an entity has room for one of the two only. The planner makes one fetch of them
 * all the same, and tells both what one requires. Null when no fields are at odds.
 */
export function findOdds(fields: readonly RequiringField[]): AreAtOdds | null {
  const pairs = new Set<string>();
  const known = fields.map((one) => ({
    ...one,
    calls: callsOf(parseSelections(one.requires), ''),
  }));
  for (const one of known) {
    for (const other of known) {
      if (one.subgraph !== other.subgraph || one.type !== other.type) continue;
      const isAtOdds = [...one.calls].some(
        ([path, call]) => (other.calls.get(path) ?? call) !== call,
      );
      if (isAtOdds) pairs.add(`${coordinateOf(one)} ${coordinateOf(other)}`);
    }
  }
  return pairs.size === 0 ? null : (one, other) => pairs.has(`${one} ${other}`);
}

/** By `Type.field`, the names of the fields that it requires. */
export function requiredNames(
  fields: readonly RequiringField[],
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    fields.map((field) => [
      coordinateOf(field),
      new Set(
        [...callsOf(parseSelections(field.requires), '').keys()].map(
          (path) => path.split('.')[1] ?? '',
        ),
      ),
    ]),
  );
}

export function coordinateOf({ type, field }: RequiringField): string {
  return `${type}.${field}`;
}

/** How each field is called, by its path; fragments aside, because an object has each field once. */
function callsOf({ selections }: SelectionSetNode, path: string): ReadonlyMap<string, string> {
  return new Map(
    selections.flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return [...callsOf(selection.selectionSet, path)];
      if (selection.kind !== Kind.FIELD) return [];
      const at = `${path}.${selection.name.value}`;
      const call = (selection.arguments ?? []).map((argument) => print(argument)).sort();
      const below = selection.selectionSet ? [...callsOf(selection.selectionSet, at)] : [];
      return [[at, call.join()] as const, ...below];
    }),
  );
}
