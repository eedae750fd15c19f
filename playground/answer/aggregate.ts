import type { Cell, Scalar, Table } from '../../src/table/flatten.ts';
import { haveOverlap, spanOfRows } from './spans.ts';
import { apartnessOf, areAddable, haveRatios } from './units.ts';

export const measureKinds = ['sum', 'mean', 'distinct'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What is told of the rows of a group: how many there are, or something of one of their columns. */
export type Measure =
  { readonly kind: 'count' } | { readonly kind: MeasureKind; readonly column: string };

export const orders = ['largest', 'smallest', 'label', 'given'] as const;
/** How groups stand: by value, by label, or as they came. */
export type Order = (typeof orders)[number];

export interface Group {
  /** Null for rows that have no value. */
  readonly label: string | null;
  /** Null where no row of the group tells it: what is not known is no zero, and dollars and jobs have no sum. */
  readonly value: number | null;
  readonly rows: number;
  /** The years that its numbers are of together, where one of them is of several: "2000–2022". */
  readonly span?: string | undefined;
}

export interface Grouping {
  readonly measure: Measure;
  readonly order?: Order | undefined;
  /** Puts labels together; each is one of its own without it. */
  readonly merge?: (label: string | null) => string | null;
}

type Row = readonly Cell[];

/** Rows by the values of a column; unless said otherwise the largest first, and numbers, such as years, in their order. */
export function groupRows(
  table: Table,
  by: string,
  { measure, order, merge = (label) => label }: Grouping,
): readonly Group[] {
  const column = indexOf(table, by);
  const tell = tellerOf(table, measure);
  const found = new Map<string | null, Row[]>();
  for (const row of table.rows) {
    const labels = new Set(labelsOf(row[column]).map(merge));
    for (const label of labels) addTo(found, label, row);
  }
  const groups = [...found].map(([label, rows]) => ({
    label,
    value: tell(rows),
    rows: rows.length,
    span: spanIn(table, rows, measure),
  }));
  const isNumeric = table.columns[column]?.isNumeric === true;
  return groups.sort(comparerOf(order ?? (isNumeric ? 'label' : 'largest')));
}

function spanIn(table: Table, rows: readonly Row[], measure: Measure): string | undefined {
  const isTold = measure.kind === 'sum' || measure.kind === 'mean';
  return isTold ? (spanOfRows(table, rows, measure.column) ?? undefined) : undefined;
}

/** What the measure tells of all rows of a table together. */
export function measureAll(table: Table, measure: Measure): number | null {
  return table.rows.length === 0 ? null : tellerOf(table, measure)(table.rows);
}

/** How many rows have no place in a picture, because the query asks nothing of them there. */
export function countNotAsked(table: Table, by: string): number {
  const column = indexOf(table, by);
  return table.rows.filter((row) => row[column] === undefined).length;
}

/** The years of what is of several: "2000–2022". */
type Spans = readonly (readonly (string | undefined)[])[];

export interface CrossTable {
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  /** By row, then by column; null where nothing is known. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Of all rows that have this label; a row of several labels is there once. */
  readonly ofRows: readonly (number | null)[];
  readonly ofColumns: readonly (number | null)[];
  /** By row, then by column; left out where all is of one year. */
  readonly spans?: Spans | undefined;
}

/** Rows by the values of two columns; what has the largest values comes first. */
export function crossRows(
  table: Table,
  by: { readonly rows: string; readonly columns: string },
  { measure, order }: Omit<Grouping, 'merge'>,
): CrossTable {
  const [down, across] = [indexOf(table, by.rows), indexOf(table, by.columns)];
  const tell = tellerOf(table, measure);
  const found = new Map<string | null, Map<string | null, Row[]>>();
  for (const row of table.rows) {
    for (const label of labelsOf(row[down])) {
      const line = found.get(label) ?? new Map<string | null, Row[]>();
      found.set(label, line);
      for (const other of labelsOf(row[across])) addTo(line, other, row);
    }
  }
  const groups = groupRows(table, by.rows, { measure, order });
  const otherGroups = groupRows(table, by.columns, { measure, order });
  const rows = groups.map(({ label }) => label);
  const columns = otherGroups.map(({ label }) => label);
  const spansOf = (cell: readonly Row[] = []) => spanIn(table, cell, measure);
  const cells = rows.map((row) => columns.map((column) => found.get(row)?.get(column)));
  const spans = cells.map((line) => line.map((cell) => spansOf(cell)));
  return {
    rows,
    columns,
    values: cells.map((line) => line.map((cell) => (cell === undefined ? null : tell(cell)))),
    ofRows: groups.map(({ value }) => value),
    ofColumns: otherGroups.map(({ value }) => value),
    spans: spans.some((line) => line.some(Boolean)) ? spans : undefined,
  };
}

function indexOf(table: Table, key: string): number {
  return table.columns.findIndex((column) => column.key === key);
}

function addTo(groups: Map<string | null, Row[]>, label: string | null, row: Row): void {
  const known = groups.get(label);
  if (known) known.push(row);
  else groups.set(label, [row]);
}

function tellerOf(table: Table, measure: Measure): (rows: readonly Row[]) => number | null {
  if (measure.kind === 'count') return (rows) => rows.length;
  const { kind, column } = measure;
  const index = indexOf(table, column);
  if (kind === 'distinct') return (rows) => countDistinct(rows, index);
  const apartness = apartnessOf(table, column);
  return (rows) => {
    if (!areAddable(rows, index, apartness)) return null;
    const numbers = rows.map((row) => row[index]).filter((cell) => typeof cell === 'number');
    if (numbers.length === 0 || haveOverlap(table, rows, column)) return null;
    if (kind === 'sum' && haveRatios(table, rows, column)) return null;
    const sum = numbers.reduce((total, number) => total + number, 0);
    return kind === 'sum' ? sum : sum / numbers.length;
  };
}

/** Different values of a column, each of several in one cell for itself; null is none. */
export function countDistinct(rows: readonly Row[], column: number): number {
  const labels = new Set(rows.flatMap((row) => labelsOf(row[column])));
  labels.delete(null);
  labels.delete(NONE);
  return labels.size;
}

function comparerOf(order: Order): (a: Group, b: Group) => number {
  switch (order) {
    case 'largest':
      return (a, b) => compareValues(a, b, -1) || compareLabels(a, b);
    case 'smallest':
      return (a, b) => compareValues(a, b, 1) || compareLabels(a, b);
    case 'label':
      return compareLabels;
    case 'given':
      return () => 0;
  }
}

/** What is not known comes last, whichever way. */
function compareValues(a: Group, b: Group, sign: 1 | -1): number {
  if (a.value === null || b.value === null) {
    return Number(a.value === null) - Number(b.value === null);
  }
  return sign * (a.value - b.value);
}

/** Of a list that is empty, which is known. */
const NONE = '(none)';

/** A cell of several values counts for each of them, once; one that was not asked for counts for none. */
export function labelsOf(cell: Cell): readonly (string | null)[] {
  if (cell === undefined) return [];
  if (typeof cell !== 'object' || cell === null) return [label(cell)];
  return cell.length === 0 ? [NONE] : [...new Set(cell.map(label))];
}

function label(value: Scalar): string | null {
  return value === null ? null : String(value);
}

const collator = new Intl.Collator('en', { numeric: true });

function compareLabels(a: Group, b: Group): number {
  return collator.compare(a.label ?? '\uffff', b.label ?? '\uffff');
}
