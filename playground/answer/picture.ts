import type { Measure, MeasureKind, Order } from './aggregate.ts';
import type { Conditions } from './conditions.ts';
import type { Column, Table } from '../../src/table/flatten.ts';
import { stateOf } from './states.ts';
import type { Tables } from './tables.ts';
import { isAmount } from './units.ts';

export const views = ['table', 'chart', 'line', 'cross', 'map', 'cost', 'json'] as const;
export type View = (typeof views)[number];

export const shares = ['all', 'row', 'column'] as const;
/** What a value is told as a share of. */
export type Share = (typeof shares)[number];

/** How an answer is looked at. What is left out, or no longer there, is chosen to fit the answer. */
export interface Picture {
  readonly view: View;
  /** What the answer is called, where its question has no words of its own. */
  readonly title?: string | undefined;
  /** What that question asks for alone, in the words of who put it together: "status is open"; empty for nothing. */
  readonly askedWhere?: string | undefined;
  /** The path of the list that is shown. */
  readonly list?: string;
  /** The column that a chart groups by, and that is down the side of a cross table. */
  readonly by?: string;
  /** The column across the top of a cross table. */
  readonly across?: string;
  /** The column with states, for the map. */
  readonly place?: string;
  /** The column that is summed, or told of otherwise by `measure`; rows are counted where it is empty. */
  readonly value?: string;
  readonly measure?: MeasureKind;
  /** How bars, and the lines of a cross table, stand. */
  readonly order?: Order;
  /** The columns the table is sorted by, the first one first, each with "-" before it when descending. */
  readonly sort?: string;
  /** Words that rows must have, in every view. */
  readonly filter?: string;
  /** Which of several units or metrics is told of, where they cannot be added. */
  readonly only?: string;
  /** The column with a line for each of its values; one line of all rows where it is empty. */
  readonly lines?: string;
  /** Values as shares in place of what they are. */
  readonly share?: Share | undefined;
  /** What rows must have in certain columns, in every view. */
  readonly where?: Conditions;
  /** Columns that the table and its files leave out. */
  readonly hide?: string;
  /** The columns that come first, in their order. */
  readonly columns?: string;
}

export interface Choices {
  readonly by: string;
  readonly across: string;
  readonly place: string | null;
  /** The column of years that a line goes over; null where there is none. */
  readonly over: string | null;
  readonly lines: string | null;
  readonly measure: Measure;
  /** Left out, it is chosen to fit. */
  readonly order: Order | undefined;
}

/** What a picture shows of a table that has columns. */
export function chooseColumns(table: Table, picture: Picture): Choices {
  const { columns } = table;
  const has = (key: string | undefined): key is string =>
    columns.some((column) => column.key === key);
  const first = (...keys: readonly (string | undefined)[]): string | null => keys.find(has) ?? null;
  const [best, second] = rankedColumns(table);
  const [down, across] = crossed(columns) ?? [best, second];
  const by = first(picture.by, down) ?? '';
  // Left out is not the same as empty, which says that rows are counted.
  const counts = columns.find(({ key, isNumeric }) => isNumeric && /\.(total)?count$/i.test(key));
  const value = picture.value ?? counts?.key;
  return {
    by,
    across: first(picture.across, by === down ? across : down) ?? by,
    place: first(picture.place, placeColumns(table)[0]?.key),
    over: first(
      yearColumns(table).find((key) => key === picture.by),
      yearColumns(table)[0],
    ),
    lines: first(picture.lines),
    measure: has(value)
      ? { kind: kindOf(picture.measure, value), column: value }
      : { kind: 'count' },
    order: picture.order,
  };
}

/** Years, distances and codes have no sum, whoever asks for one. */
function kindOf(wanted: MeasureKind = 'sum', column: string): MeasureKind {
  return wanted === 'sum' && !isAmount(column) ? 'mean' : wanted;
}

/** What the graph itself has crossed: its rows go down, its columns across; by their names where it tells them. */
function crossed(columns: readonly Column[]): readonly [string, string] | null {
  const find = (pattern: RegExp): string | undefined =>
    columns.find(({ key }) => pattern.test(key))?.key;
  const down = find(/\.rowLabel$/) ?? find(/\.row$/);
  const across = find(/\.columnLabel$/) ?? find(/\.column$/);
  return down !== undefined && across !== undefined ? [down, across] : null;
}

/** Choices that say something only together. */
const TOGETHER = ['by', 'across', 'value', 'measure', 'order', 'only', 'lines', 'share'] as const;

/** The part of a picture that fits an answer; what was chosen for another one is not carried over. */
export function fitPicture(picture: Picture, tables: Tables): Picture {
  const { list, place, view } = picture;
  const isThere = list === undefined || tables.lists.some(({ path }) => path === list);
  const table = isThere ? tables.tableOf(list) : null;
  if (table === null) return { view };
  const has = (key: string): boolean => table.columns.some((column) => column.key === key);
  const named = [picture.by, picture.across, picture.value, picture.lines].filter(
    (key) => key !== undefined,
  );
  const isWhole = named.every((key) => key === '' || has(key));
  const left: ReadonlySet<string> = new Set([
    ...(isWhole ? [] : TOGETHER),
    ...(place !== undefined && has(place) ? [] : ['place']),
    ...['where', ...OF_KEYS],
  ]);
  const kept = Object.entries(picture).filter(([name]) => !left.has(name));
  return { view, ...Object.fromEntries(kept), ...keysThere(picture, has) };
}

/** Parts of a picture that name several columns. */
const OF_KEYS = ['sort', 'hide', 'columns'] as const;

function keysThere(picture: Picture, has: (key: string) => boolean): Partial<Picture> {
  const lists = OF_KEYS.flatMap((name) => {
    const keys = (picture[name] ?? '').split(',').filter((key) => has(key.replace(/^-/, '')));
    return keys.length === 0 ? [] : [[name, keys.join(',')] as const];
  });
  const where = Object.entries(picture.where ?? {}).filter(([key]) => has(key));
  return {
    ...Object.fromEntries(lists),
    ...(where.length > 0 && { where: Object.fromEntries(where) }),
  };
}

const yearsOfTables = new WeakMap<Table, readonly string[]>();

/** Columns that hold years. */
export function yearColumns(table: Table): readonly string[] {
  const known = yearsOfTables.get(table);
  if (known) return known;
  const years = table.columns
    .filter(({ key }, index) => mayBeYears(table, key) && areYears(table, index))
    .sort((a, b) => Number(/year$/i.test(b.key)) - Number(/year$/i.test(a.key)))
    .map(({ key }) => key);
  yearsOfTables.set(table, years);
  return years;
}

/** By its name, or because it is what the graph counts by. */
function mayBeYears({ list }: Table, key: string): boolean {
  return /year$/i.test(key) || (list.endsWith('facets') && key === `${list}.label`);
}

function areYears({ rows }: Table, index: number): boolean {
  const values = rows.map((row) => row[index] ?? null).filter((cell) => cell !== null);
  return values.length > 0 && values.every((cell) => /^(1[5-9]|20|21)\d\d$/.test(String(cell)));
}

const placesOfTables = new WeakMap<Table, readonly Column[]>();
const ranksOfTables = new WeakMap<Table, readonly string[]>();

/** Columns by how well rows can be grouped by them. */
function rankedColumns(table: Table): readonly string[] {
  const known = ranksOfTables.get(table);
  if (known) return known;
  const suits = table.columns.map((column) => ({ column, suits: suitability(table, column) }));
  const ranked = suits.sort((a, b) => b.suits - a.suits).map(({ column }) => column.key);
  ranksOfTables.set(table, ranked);
  return ranked;
}

/** Columns that hold states of the USA, the most complete first. */
export function placeColumns(table: Table): readonly Column[] {
  const known = placesOfTables.get(table);
  if (known) return known;
  const places = table.columns
    .map((column, index) => ({ column, share: shareOfStates(table, index) }))
    .filter(({ share }) => share > 0.8)
    .sort((a, b) => b.share - a.share)
    .map(({ column }) => column);
  placesOfTables.set(table, places);
  return places;
}

function shareOfStates({ rows }: Table, index: number): number {
  const values = rows.flatMap((row) => row[index] ?? []);
  return values.length === 0
    ? 0
    : values.filter((value) => stateOf(value) !== null).length / values.length;
}

/** Columns with few different values group best; links, ids and numbers worst. */
function suitability(table: Table, { key, isNumeric }: Column): number {
  const index = table.columns.findIndex((column) => column.key === key);
  const values = table.rows.flatMap((row) => row[index] ?? []);
  if (values.length === 0) return -3;
  if (isNumeric) return /year$/i.test(key) ? 0.5 : -1;
  if (values.some((value) => typeof value === 'string' && /^https?:/.test(value))) return -2;
  if (key.endsWith('.label')) return 2;
  const different = new Set(values).size;
  const repeats = 1 - different / values.length;
  return different === 1 && values.length > 1 ? -0.5 : repeats - (key.endsWith('.id') ? 0.1 : 0);
}
