import type { Table } from '../../src/table/flatten.ts';
import type { Choices, View } from './picture.ts';
import { apartnessOf, natureOf, naturesOf } from './units.ts';

/** The rows of which a picture can tell its measure, and what became of the others. */
export interface Addable {
  readonly table: Table;
  /** Which units or metrics there are to choose from; empty where all numbers can be added. */
  readonly natures: readonly string[];
  readonly only: string | null;
  /** How many numbers are of other units or metrics, and left out. */
  readonly left: number;
}

/** Keeps one unit or metric where a group of the picture would add several of them. */
export function keepAddable(
  table: Table,
  view: View,
  choices: Choices & { readonly only?: string | undefined },
): Addable {
  const { measure } = choices;
  const all = { table, natures: [], only: null, left: 0 };
  if (measure.kind === 'count' || measure.kind === 'distinct') return all;
  const natures = naturesOf(table, measure.column);
  // Lines share an axis, on which dollars and jobs cannot both stand.
  if (natures.length < 2 || (view !== 'line' && !mixes(table, view, choices))) return all;
  const apartness = apartnessOf(table, measure.column);
  const only =
    natures.find((nature) => nature === choices.only) ??
    firstWithLabels(table, labelOf(view, choices), { natures, apartness }) ??
    '';
  const rows = table.rows.filter((row) => natureOf(row, apartness) === only);
  const column = table.columns.findIndex(({ key }) => key === measure.column);
  const isNumber = (row: Table['rows'][number]): boolean => typeof row[column] === 'number';
  const left = table.rows.filter(isNumber).length - rows.filter(isNumber).length;
  return { table: { ...table, rows }, natures, only, left };
}

function labelOf(view: View, { by, place, over }: Choices): string {
  if (view === 'line') return over ?? '';
  return view === 'map' ? (place ?? '') : by;
}

interface Natures {
  readonly natures: readonly string[];
  readonly apartness: readonly number[];
}

/** Not what has no place in the picture, such as what the whole network was given in one of states. */
function firstWithLabels(table: Table, key: string, { natures, apartness }: Natures) {
  const label = table.columns.findIndex((column) => column.key === key);
  const labelled = new Set(
    table.rows
      .filter((row) => row[label] !== null && row[label] !== undefined)
      .map((row) => natureOf(row, apartness)),
  );
  return natures.find((nature) => labelled.has(nature)) ?? natures[0];
}

/** Whether some group holds numbers of more than one nature. */
function mixes(table: Table, view: View, { by, across, place, measure }: Choices): boolean {
  if (measure.kind === 'count') return false;
  const column = table.columns.findIndex(({ key }) => key === measure.column);
  const labels = (view === 'cross' ? [by, across] : [view === 'map' ? (place ?? '') : by]).map(
    (key) => table.columns.findIndex((known) => known.key === key),
  );
  const apartness = apartnessOf(table, measure.column);
  const natures = new Map<string, string>();
  return table.rows.some((row) => {
    if (typeof row[column] !== 'number') return false;
    const group = JSON.stringify(labels.map((label) => row[label] ?? null));
    const nature = natureOf(row, apartness);
    const known = natures.get(group) ?? nature;
    natures.set(group, known);
    return known !== nature;
  });
}
