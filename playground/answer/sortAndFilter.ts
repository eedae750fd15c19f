import { textOf, type Cell, type Table } from './flatten.ts';

export interface Order {
  readonly key: string;
  readonly isDescending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Indexes of the rows that have every word of `filter` somewhere, in the given order; nulls come last. */
export function arrangeRows(table: Table, filter: string, order: Order | null): readonly number[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const indexes = table.rows.flatMap((row, index) => (hasWords(row, words) ? [index] : []));
  const column = table.columns.findIndex(({ key }) => key === order?.key);
  if (order === null || column === -1) return indexes;
  const cellAt = (index: number): Cell => table.rows[index]?.[column] ?? null;
  return indexes.sort((a, b) => compareCells(cellAt(a), cellAt(b), order.isDescending) || a - b);
}

function hasWords(row: readonly Cell[], words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = row
    .map((cell) => textOf(cell) ?? '')
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function compareCells(a: Cell, b: Cell, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const sign = isDescending ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * collator.compare(textOf(a) ?? '', textOf(b) ?? '');
}
