import { countDistinct } from './aggregate.ts';
import type { Table } from './flatten.ts';

/** What a column holds in all, in a few words. */
export type Summary =
  | { readonly kind: 'sum'; readonly sum: number; readonly missing: number }
  /** Of years a sum says nothing. */
  | { readonly kind: 'span'; readonly from: number; readonly to: number; readonly missing: number }
  | { readonly kind: 'different'; readonly different: number; readonly missing: number };

/** One for each column, over the rows at these indexes. */
export function summarize(table: Table, indexes: readonly number[]): readonly Summary[] {
  const rows = indexes.map((index) => table.rows[index] ?? []);
  return table.columns.map(({ key, isNumeric }, column) => {
    const missing = rows.filter((row) => (row[column] ?? null) === null).length;
    const numbers = rows.map((row) => row[column]).filter((cell) => typeof cell === 'number');
    if (!isNumeric || numbers.length === 0) {
      return { kind: 'different', different: countDistinct(rows, column), missing };
    }
    if (!/year$/i.test(key)) {
      return { kind: 'sum', sum: numbers.reduce((sum, number) => sum + number, 0), missing };
    }
    // One by one: a long list is more than a function takes as arguments.
    const from = numbers.reduce((least, number) => Math.min(least, number), Infinity);
    const to = numbers.reduce((most, number) => Math.max(most, number), -Infinity);
    return { kind: 'span', from, to, missing };
  });
}
