import type { Measure, MeasureKind, Order } from './aggregate.ts';
import type { Column, Table } from './flatten.ts';
import { stateOf } from './states.ts';

export const views = ['table', 'chart', 'cross', 'map', 'cost', 'json'] as const;
export type View = (typeof views)[number];

/** How an answer is looked at. What is left out, or no longer there, is chosen to fit the answer. */
export interface Picture {
  readonly view: View;
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
  readonly filter?: string;
}

export interface Choices {
  readonly by: string;
  readonly across: string;
  readonly place: string | null;
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
  const ranked = [...columns].sort((a, b) => suitability(table, b) - suitability(table, a));
  const [best, second] = ranked.map(({ key }) => key);
  const by = first(picture.by, best) ?? '';
  // Left out is not the same as empty, which says that rows are counted.
  const counts = columns.find(({ key, isNumeric }) => isNumeric && key.endsWith('.count'));
  const value = picture.value ?? counts?.key;
  return {
    by,
    across: first(picture.across, by === best ? second : best) ?? by,
    place: first(picture.place, placeColumns(table)[0]?.key),
    measure: has(value) ? { kind: picture.measure ?? 'sum', column: value } : { kind: 'count' },
    order: picture.order,
  };
}

/** Columns that hold states of the USA, the most complete first. */
export function placeColumns(table: Table): readonly Column[] {
  return table.columns
    .map((column, index) => ({ column, share: shareOfStates(table, index) }))
    .filter(({ share }) => share > 0.8)
    .sort((a, b) => b.share - a.share)
    .map(({ column }) => column);
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
