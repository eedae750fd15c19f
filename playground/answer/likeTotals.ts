import type { Table } from '../../src/table/flatten.ts';
import { labelsOf, type CrossTable } from './aggregate.ts';
import type { Choices } from './picture.ts';
import { apartnessOf, natureOf, naturesOf } from './units.ts';

/**
 * A cross table without totals that stand below or beside each other and are of different units or kinds, unless their
 * lines or columns are called by these.
 */
export function withLikeTotals(
  table: Table,
  { by, across, measure }: Pick<Choices, 'by' | 'across' | 'measure'>,
  cross: CrossTable,
): CrossTable {
  if (measure.kind === 'count' || measure.kind === 'distinct') return cross;
  if (naturesOf(table, measure.column).length < 2) return cross;
  const kept = (key: string, labels: CrossTable['rows'], totals: CrossTable['ofRows']) => {
    const told = new Set(labels.filter((_, index) => totals[index] !== null));
    return areAlike(table, measure.column, { key, told }) ? totals : totals.map(() => null);
  };
  return {
    ...cross,
    ofRows: kept(by, cross.rows, cross.ofRows),
    ofColumns: kept(across, cross.columns, cross.ofColumns),
  };
}

interface Totals {
  /** The column whose values have the totals. */
  readonly key: string;
  /** Those of them that have one. */
  readonly told: ReadonlySet<string | null>;
}

function areAlike(table: Table, column: string, { key, told }: Totals): boolean {
  const apartness = apartnessOf(table, column);
  const place = (wanted: string): number => table.columns.findIndex((one) => one.key === wanted);
  const [value, label] = [place(column), place(key)];
  if (apartness.includes(label)) return true;
  const natures = table.rows
    .filter((row) => typeof row[value] === 'number')
    .filter((row) => labelsOf(row[label]).some((one) => told.has(one)))
    .map((row) => natureOf(row, apartness));
  return new Set(natures).size < 2;
}
