import type { Cell, Scalar, Table } from './flatten.ts';

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
  /** Null where no row of the group tells it: what is not known is no zero. */
  readonly value: number | null;
  readonly rows: number;
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
    const labels = new Set(labelsOf(row[column] ?? null).map(merge));
    for (const label of labels) addTo(found, label, row);
  }
  const groups = [...found].map(([label, rows]) => ({
    label,
    value: tell(rows),
    rows: rows.length,
  }));
  const isNumeric = table.columns[column]?.isNumeric === true;
  return groups.sort(comparerOf(order ?? (isNumeric ? 'label' : 'largest')));
}

export interface CrossTable {
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  /** By row, then by column; null where nothing is known. */
  readonly values: readonly (readonly (number | null)[])[];
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
    for (const label of labelsOf(row[down] ?? null)) {
      const line = found.get(label) ?? new Map<string | null, Row[]>();
      found.set(label, line);
      for (const other of labelsOf(row[across] ?? null)) addTo(line, other, row);
    }
  }
  const rows = groupRows(table, by.rows, { measure, order }).map(({ label }) => label);
  const columns = groupRows(table, by.columns, { measure, order }).map(({ label }) => label);
  const values = rows.map((row) =>
    columns.map((column) => {
      const cell = found.get(row)?.get(column);
      return cell === undefined ? null : tell(cell);
    }),
  );
  return { rows, columns, values };
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
  return (rows) => {
    const numbers = rows.map((row) => row[index]).filter((cell) => typeof cell === 'number');
    if (numbers.length === 0) return null;
    const sum = numbers.reduce((total, number) => total + number, 0);
    return kind === 'sum' ? sum : sum / numbers.length;
  };
}

/** Different values of a column, each of several in one cell for itself; null is none. */
export function countDistinct(rows: readonly Row[], column: number): number {
  const labels = new Set(rows.flatMap((row) => labelsOf(row[column] ?? null)));
  labels.delete(null);
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

/** A cell of several values counts for each of them, once. */
function labelsOf(cell: Cell): readonly (string | null)[] {
  if (typeof cell !== 'object' || cell === null) return [label(cell)];
  return cell.length === 0 ? [null] : [...new Set(cell.map(label))];
}

function label(value: Scalar): string | null {
  return value === null ? null : String(value);
}

const collator = new Intl.Collator('en', { numeric: true });

function compareLabels(a: Group, b: Group): number {
  return collator.compare(a.label ?? '\uffff', b.label ?? '\uffff');
}
