import type { Cell, Column } from '../../src/table/flatten.ts';

const GLOBAL_ID = /^[A-Z][A-Za-z]*:\S+$/;
/** What may stand for an entity in a table, the best first, and where its id is then. */
const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['name', ['id']],
  ['title', ['id']],
  ['label', ['id', 'value']],
  ['shortName', ['id']],
  ['abbreviation', ['id']],
  ['rowLabel', ['row']],
  ['columnLabel', ['column']],
  // A record that has no name.
  ['year', ['id']],
];

const linksOfColumns = new WeakMap<readonly Column[], readonly (number | null)[]>();

/** For each column the place of the column with the id of the entity that it names; null where there is none. */
export function entityLinks(columns: readonly Column[]): readonly (number | null)[] {
  const known = linksOfColumns.get(columns);
  if (known) return known;
  const places = new Map(columns.map(({ key }, index) => [key, index]));
  const taken = new Map<number, number>();
  for (const [name, ids] of NAMES) {
    for (const [index, { key }] of columns.entries()) {
      const { parent, last } = split(key);
      if (last !== name) continue;
      const id = ids
        .map((field) => places.get(`${parent}${field}`))
        .find((place) => place !== undefined);
      if (id !== undefined && !taken.has(id)) taken.set(id, index);
    }
  }
  const links: (number | null)[] = columns.map(({ key }, index) =>
    split(key).last === 'id' ? index : null,
  );
  for (const [id, index] of taken) links[index] = id;
  linksOfColumns.set(columns, links);
  return links;
}

/** The address of the page of what a cell is the id of; null where it is none. */
export function entityAddress(cell: Cell): string | null {
  return typeof cell === 'string' && GLOBAL_ID.test(cell)
    ? `#${new URLSearchParams({ entity: cell }).toString()}`
    : null;
}

function split(key: string): { readonly parent: string; readonly last: string } {
  const end = key.lastIndexOf('.') + 1;
  return { parent: key.slice(0, end), last: key.slice(end) };
}
