import type { Requirement } from './plan.ts';
import type { SelectedField, Selection } from './selection.ts';

/** Whether a representation cannot tell both: it has room for one value of each name. */
export function areAtOdds(one: Selection, other: Selection): boolean {
  return fieldsIn(one).some((mine) =>
    fieldsIn(other).some(
      (theirs) =>
        mine.name === theirs.name &&
        (mine.key !== theirs.key ||
          (mine.below !== null && theirs.below !== null && areAtOdds(mine.below, theirs.below))),
    ),
  );
}

function fieldsIn({ fields, fragments }: Selection): readonly SelectedField[] {
  return [...fields.values(), ...fragments.flatMap(({ selection }) => fieldsIn(selection))];
}

/** What a representation is made of. */
export function requirementsOf(selections: readonly Selection[]): readonly Requirement[] {
  return unite(selections.flatMap(readSelection));
}

const nameOf = (one: Requirement) => (one.kind === 'field' ? one.name : `... ${one.type}`);

function readSelection({ fields, fragments }: Selection): readonly Requirement[] {
  return [
    ...[...fields.values()].map(({ key, name, below }): Requirement => ({
      kind: 'field',
      key,
      name,
      selections: below && readSelection(below),
    })),
    ...fragments.flatMap(({ type, selection }): readonly Requirement[] =>
      type === null
        ? readSelection(selection)
        : [{ kind: 'fragment', type, selections: readSelection(selection) }],
    ),
  ];
}

/** Each is told once, whatever requires it, also of the objects in it. */
function unite(requirements: readonly Requirement[]): readonly Requirement[] {
  const known = new Map<string, Requirement>();
  for (const one of requirements) {
    const id = nameOf(one);
    const before = known.get(id);
    const selections = [...(before?.selections ?? []), ...(one.selections ?? [])];
    known.set(id, one.selections === null ? one : { ...one, selections });
  }
  const inOrder = [...known.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return inOrder.map((one) =>
    one.selections === null ? one : { ...one, selections: unite(one.selections) },
  );
}
