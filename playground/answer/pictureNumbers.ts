import {
  countNotAsked,
  crossRows,
  groupRows,
  measureAll,
  type CrossTable,
  type Group,
  type Measure,
} from './aggregate.ts';
import { formatCount } from './counts.ts';
import type { Table } from './flatten.ts';
import { headingIn, nameOf, nameOfMeasure } from './labels.ts';
import type { Choices, View } from './picture.ts';
import { stateOf, tiles } from './states.ts';
import { apartnessOf, isCounted, natureOf, naturesOf } from './units.ts';

type Line = readonly (string | number | null)[];

/** The numbers of a picture, as it is taken away and read by those who do not see it. */
export interface Numbers {
  readonly headings: readonly string[];
  readonly rows: readonly Line[];
  /** What the measure tells of all rows together. */
  readonly foot: Line;
  /** What the picture leaves out, in sentences. */
  readonly notes: readonly string[];
}

export type Drawn = Numbers &
  (
    | { readonly view: 'chart'; readonly groups: readonly Group[] }
    | { readonly view: 'cross'; readonly cross: CrossTable }
    | { readonly view: 'map'; readonly groups: ReadonlyMap<string | null, Group> }
  );

/** The rows of which a picture can tell its measure, and what became of the others. */
export interface Addable {
  readonly table: Table;
  /** Which units or metrics there are to choose from; empty where all numbers can be added. */
  readonly natures: readonly string[];
  readonly only: string | null;
}

/** Keeps one unit or metric where a group of the picture would add several of them. */
export function keepAddable(
  table: Table,
  view: View,
  choices: Choices & { readonly only?: string | undefined },
): Addable {
  const { measure } = choices;
  const all = { table, natures: [], only: null };
  if (measure.kind === 'count' || measure.kind === 'distinct') return all;
  const natures = naturesOf(table, measure.column);
  if (natures.length < 2 || !mixes(table, view, choices)) return all;
  const only = natures.find((nature) => nature === choices.only) ?? natures[0] ?? '';
  const apartness = apartnessOf(table, measure.column);
  const rows = table.rows.filter((row) => natureOf(row, apartness) === only);
  return { table: { ...table, rows }, natures, only };
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

export function drawPicture(
  table: Table,
  view: 'chart' | 'cross' | 'map',
  choices: Choices,
): Drawn | null {
  if (view === 'chart') return drawChart(table, choices);
  if (view === 'cross') return drawCross(table, choices);
  return choices.place === null ? null : drawMap(table, { ...choices, place: choices.place });
}

function drawChart(table: Table, { by, measure, order }: Choices): Drawn {
  const found = groupRows(table, by, { measure, order });
  const groups = overlaps(table, measure)
    ? found.map((group) => (group.rows > 1 ? { ...group, value: null } : group))
    : found;
  const all = allOf(table, measure);
  const share = shareOf(measure, all);
  return {
    view: 'chart',
    groups,
    headings: [headingIn(table, by), nameOfMeasure(table, measure), ...share.heading],
    rows: groups.map(({ label, value }) => [nameOf(label), value, ...share.of(value)]),
    foot: ['All', all, ...share.of(all)],
    notes: [...notesOn(table, [by]), ...(overlaps(table, measure) ? [OVERLAP] : [])],
  };
}

function drawCross(table: Table, { by, across, measure, order }: Choices): Drawn {
  const isAdded = !overlaps(table, measure);
  const cross = crossRows(table, { rows: by, columns: across }, { measure, order });
  const all = allOf(table, measure);
  const share = shareOf(measure, all);
  return {
    view: 'cross',
    cross,
    headings: [headingIn(table, by), ...cross.columns.map(nameOf), 'All', ...share.heading],
    rows: cross.rows.map((label, row) => {
      const total = isAdded ? (cross.ofRows[row] ?? null) : null;
      return [nameOf(label), ...(cross.values[row] ?? []), total, ...share.of(total)];
    }),
    foot: [
      'All',
      ...cross.ofColumns.map((value) => (isAdded ? value : null)),
      all,
      ...share.of(all),
    ],
    notes: [...notesOn(table, [by, across]), ...(isAdded ? [] : [OVERLAP])],
  };
}

function drawMap(table: Table, { place, measure }: Choices & { readonly place: string }): Drawn {
  const groups = new Map(
    groupRows(table, place, { measure, merge: stateOf }).map((group) => [group.label, group]),
  );
  const all = allOf(table, measure);
  const share = shareOf(measure, all);
  const elsewhere = groups.get(null);
  const lines = tiles.map(({ code, name }) => {
    const value = groups.get(code)?.value ?? null;
    return [name, value, ...share.of(value)];
  });
  const other = elsewhere && ['No state', elsewhere.value, ...share.of(elsewhere.value)];
  return {
    view: 'map',
    groups,
    headings: ['State', nameOfMeasure(table, measure), ...share.heading],
    rows: other ? [...lines, other] : lines,
    foot: ['All', all, ...share.of(all)],
    notes: [
      ...(elsewhere ? [`${formatCount(elsewhere.rows)} rows have no state on the map.`] : []),
      ...notesOn(table, [place]),
    ],
  };
}

const OVERLAP =
  'These counts have no total: what has several values is in the count of each, such as a resource of two agencies.';

/** Whether numbers are counts of the graph by values of which one thing may have several. */
function overlaps(table: Table, measure: Measure): boolean {
  return (
    measure.kind !== 'count' && measure.kind !== 'distinct' && isCounted(table, measure.column)
  );
}

/** What the measure tells of all rows together; null where no number does. */
function allOf(table: Table, measure: Measure): number | null {
  return overlaps(table, measure) ? null : measureAll(table, measure);
}

/** Shares are of what is told of all rows; means and different values have none. */
function shareOf(measure: Measure, all: number | null) {
  const isPart = (measure.kind === 'count' || measure.kind === 'sum') && all !== null && all > 0;
  return {
    heading: isPart ? ['Share of all in %'] : [],
    of: (value: number | null): Line =>
      isPart ? [value === null ? null : Math.round((value / all) * 1000) / 10] : [],
  };
}

function notesOn(table: Table, keys: readonly string[]): readonly string[] {
  const left = Math.max(...keys.map((key) => countNotAsked(table, key)));
  const indexes = keys.map((key) => table.columns.findIndex((column) => column.key === key));
  const hasSeveral = table.rows.some((row) =>
    indexes.some((index) => {
      const cell = row[index];
      return typeof cell === 'object' && cell !== null && cell.length > 1;
    }),
  );
  return [
    ...(left > 0
      ? [`${formatCount(left)} rows are left out: the query asks nothing of them here.`]
      : []),
    ...(hasSeveral
      ? ['A row with several values counts for each of them, and once in “All”.']
      : []),
  ];
}
