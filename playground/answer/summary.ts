import { countDistinct } from './aggregate.ts';
import type { Table } from '../../src/table/flatten.ts';
import { haveOverlap } from './spans.ts';
import { apartnessOf, areAddable, haveRatios, isAmount, isCounted, naturesOf } from './units.ts';

/** What a column holds in all, in a few words. */
export type Summary =
  | { readonly kind: 'sum'; readonly sum: number; readonly missing: number }
  /** Numbers of different units or metrics, which have no sum. */
  | { readonly kind: 'apart'; readonly natures: number; readonly missing: number }
  /** Of years that overlap, so that one number may be a part of another. */
  | { readonly kind: 'overlapping'; readonly missing: number }
  /** Of years, places and the like a sum says nothing. */
  | {
      readonly kind: 'span';
      readonly from: number;
      readonly to: number;
      readonly areYears: boolean;
      readonly missing: number;
    }
  | { readonly kind: 'different'; readonly different: number; readonly missing: number };

/** One for each column. */
export function summarize(table: Table): readonly Summary[] {
  const { rows } = table;
  return table.columns.map(({ key, isNumeric }, column) => {
    const missing = rows.filter((row) => row[column] === null).length;
    const numbers = rows.map((row) => row[column]).filter((cell) => typeof cell === 'number');
    if (!isNumeric || numbers.length === 0) {
      return { kind: 'different', different: countDistinct(rows, column), missing };
    }
    if (isAmount(key) && !isCounted(table, key)) {
      const apartness = apartnessOf(table, key);
      if (!areAddable(rows, column, apartness)) {
        return { kind: 'apart', natures: naturesOf(table, key).length, missing };
      }
      if (haveOverlap(table, rows, key)) return { kind: 'overlapping', missing };
      if (haveRatios(table, rows, key)) return spanOf(key, numbers, missing);
      return { kind: 'sum', sum: numbers.reduce((sum, number) => sum + number, 0), missing };
    }
    return spanOf(key, numbers, missing);
  });
}

function spanOf(key: string, numbers: readonly number[], missing: number): Summary {
  // One by one: a long list is more than a function takes as arguments.
  const from = numbers.reduce((least, number) => Math.min(least, number), Infinity);
  const to = numbers.reduce((most, number) => Math.max(most, number), -Infinity);
  return { kind: 'span', from, to, areYears: /year$/i.test(key), missing };
}
