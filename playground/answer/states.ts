import { labelsOf } from './aggregate.ts';
import type { Table } from '../../src/table/flatten.ts';

export interface Tile {
  readonly code: string;
  readonly name: string;
  /** Place on the grid, from the upper left. */
  readonly x: number;
  readonly y: number;
}

/** The usual tile grid of the states, with the District of Columbia and Puerto Rico. */
const GRID = `
AK Alaska 0 0|ME Maine 10 0|VT Vermont 9 1|NH New Hampshire 10 1|WA Washington 0 2|ID Idaho 1 2
MT Montana 2 2|ND North Dakota 3 2|MN Minnesota 4 2|IL Illinois 5 2|WI Wisconsin 6 2|MI Michigan 7 2
NY New York 8 2|RI Rhode Island 9 2|MA Massachusetts 10 2|OR Oregon 0 3|NV Nevada 1 3|WY Wyoming 2 3
SD South Dakota 3 3|IA Iowa 4 3|IN Indiana 5 3|OH Ohio 6 3|PA Pennsylvania 7 3|NJ New Jersey 8 3
CT Connecticut 9 3|CA California 0 4|UT Utah 1 4|CO Colorado 2 4|NE Nebraska 3 4|MO Missouri 4 4
KY Kentucky 5 4|WV West Virginia 6 4|VA Virginia 7 4|MD Maryland 8 4|DE Delaware 9 4|AZ Arizona 1 5
NM New Mexico 2 5|KS Kansas 3 5|AR Arkansas 4 5|TN Tennessee 5 5|NC North Carolina 6 5
SC South Carolina 7 5|DC District of Columbia 8 5|OK Oklahoma 3 6|LA Louisiana 4 6|MS Mississippi 5 6
AL Alabama 6 6|GA Georgia 7 6|HI Hawaii 0 7|TX Texas 3 7|FL Florida 8 7|PR Puerto Rico 10 7`;

export const tiles: readonly Tile[] = GRID.trim()
  .split(/[|\n]/)
  .flatMap((entry) => {
    const [, code, name, x, y] = /^(\w\w) (.+) (\d+) (\d+)$/.exec(entry) ?? [];
    return code && name ? [{ code, name, x: Number(x), y: Number(y) }] : [];
  });

const codes: ReadonlyMap<string, string> = new Map(
  tiles.flatMap(({ code, name }) => [
    [code, code],
    [`State:${code}`, code],
    [name.toLowerCase(), code],
  ]),
);

/** What stands in a column for a state, however it is written there; for no state, what is none. */
export function labelsOfState(
  table: Table,
  key: string,
  code: string | null,
): readonly (string | null)[] {
  const index = table.columns.findIndex((column) => column.key === key);
  const labels = new Set(table.rows.flatMap((row) => labelsOf(row[index])));
  return [...labels].filter((label) => stateOf(label) === code);
}

/** The postal code of a state that is told by its code, its global id or its name. */
export function stateOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return codes.get(value) ?? codes.get(value.toLowerCase()) ?? null;
}
