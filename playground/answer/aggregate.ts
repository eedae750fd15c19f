import type { Cell, Scalar, Table } from './flatten.ts';

/** How many rows, or the sum of a column over them. */
export type Measure =
  { readonly kind: 'count' } | { readonly kind: 'sum'; readonly column: string };

export interface Group {
  /** Null for rows that have no value. */
  readonly label: string | null;
  readonly value: number;
}

/** Rows by the values of a column, the largest first; numbers, such as years, in their own order. */
export function groupRows(table: Table, by: string, measure: Measure): readonly Group[] {
  const column = indexOf(table, by);
  const weigh = weightOf(table, measure);
  const sums = new Map<string | null, number>();
  for (const row of table.rows) {
    const weight = weigh(row);
    for (const label of labelsOf(row[column] ?? null)) {
      sums.set(label, (sums.get(label) ?? 0) + weight);
    }
  }
  const groups = [...sums].map(([label, value]) => ({ label, value }));
  return table.columns[column]?.isNumeric === true
    ? groups.sort((a, b) => Number(a.label ?? Infinity) - Number(b.label ?? Infinity))
    : groups.sort((a, b) => b.value - a.value || compareLabels(a.label, b.label));
}

export interface CrossTable {
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  /** By row, then by column; null where no row of the table is. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** Rows by the values of two columns; what has the largest sums comes first. */
export function crossRows(
  table: Table,
  by: { readonly rows: string; readonly columns: string },
  measure: Measure,
): CrossTable {
  const [down, across] = [indexOf(table, by.rows), indexOf(table, by.columns)];
  const weigh = weightOf(table, measure);
  const sums = new Map<string | null, Map<string | null, number>>();
  for (const row of table.rows) {
    const weight = weigh(row);
    for (const label of labelsOf(row[down] ?? null)) {
      const line = sums.get(label) ?? new Map<string | null, number>();
      sums.set(label, line);
      for (const other of labelsOf(row[across] ?? null)) {
        line.set(other, (line.get(other) ?? 0) + weight);
      }
    }
  }
  const rows = groupRows(table, by.rows, measure).map(({ label }) => label);
  const columns = groupRows(table, by.columns, measure).map(({ label }) => label);
  const values = rows.map((row) => columns.map((column) => sums.get(row)?.get(column) ?? null));
  return { rows, columns, values };
}

function indexOf(table: Table, key: string): number {
  return table.columns.findIndex((column) => column.key === key);
}

function weightOf(table: Table, measure: Measure): (row: readonly Cell[]) => number {
  if (measure.kind === 'count') return () => 1;
  const column = indexOf(table, measure.column);
  return (row) => {
    const value = row[column];
    return typeof value === 'number' ? value : 0;
  };
}

/** A cell of several values counts for each of them, once. */
function labelsOf(cell: Cell): readonly (string | null)[] {
  if (typeof cell !== 'object' || cell === null) return [label(cell)];
  return cell.length === 0 ? [null] : [...new Set(cell.map(label))];
}

function label(value: Scalar): string | null {
  return value === null ? null : String(value);
}

function compareLabels(a: string | null, b: string | null): number {
  return (a ?? '\uffff').localeCompare(b ?? '\uffff');
}
