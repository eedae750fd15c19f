import { textOf, type Cell, type Table } from './flatten.ts';
import type { Picture } from './picture.ts';

export interface SortKey {
  readonly key: string;
  readonly isDescending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Indexes of the rows that have every word of the filter somewhere, as they are sorted; nulls come last. */
export function arrangeRows(
  table: Table,
  { filter = '', sort }: Pick<Picture, 'filter' | 'sort'>,
): readonly number[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const indexes = table.rows.flatMap((row, index) => (hasWords(row, words) ? [index] : []));
  const keys = readSort(sort).flatMap(({ key, isDescending }) => {
    const column = table.columns.findIndex((known) => known.key === key);
    return column === -1 ? [] : [{ column, isDescending }];
  });
  if (keys.length === 0) return indexes;
  const compare = (a: number, b: number): number => {
    for (const { column, isDescending } of keys) {
      const cellAt = (index: number): Cell => table.rows[index]?.[column] ?? null;
      const difference = compareCells(cellAt(a), cellAt(b), isDescending);
      if (difference !== 0) return difference;
    }
    return a - b;
  };
  return indexes.sort(compare);
}

/** What a table is sorted by; the first one counts most. */
export function readSort(sort = ''): readonly SortKey[] {
  return sort
    .split(',')
    .filter(Boolean)
    .map((entry) => ({ key: entry.replace(/^-/, ''), isDescending: entry.startsWith('-') }));
}

/** A column goes up, then down, then as it came; beside the others when `isAdded`, instead of them otherwise. */
export function nextSort(sort: string | undefined, key: string, isAdded: boolean): string {
  const known = readSort(sort);
  const now = known.find((entry) => entry.key === key);
  const next = now === undefined ? key : now.isDescending ? '' : `-${key}`;
  if (!isAdded) return next;
  const written = known.map((entry) =>
    entry.key === key ? next : `${entry.isDescending ? '-' : ''}${entry.key}`,
  );
  return [...written, ...(now === undefined ? [next] : [])].filter(Boolean).join(',');
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
