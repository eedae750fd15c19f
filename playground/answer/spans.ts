import type { Cell, Table } from '../../src/table/flatten.ts';

type Row = readonly Cell[];

/** Places of the columns that say which years a number is of. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** Of what covers one year, whose span is null. */
  readonly year: number | null;
}

/** Which years the numbers of a column are of, where the query asks for the first and the last of them. */
function spanOf({ columns }: Table, key: string): Span | null {
  const place = (wanted: string): number => columns.findIndex((column) => column.key === wanted);
  for (const { key: startKey } of columns) {
    const [, above, name] = /^(.*\.)?([^.]+\.)startYear$/.exec(startKey) ?? [];
    if (name === undefined || !key.startsWith(above ?? '')) continue;
    const [start, end] = [place(startKey), place(`${above ?? ''}${name}endYear`)];
    if (end === -1) continue;
    const year = ['fiscalYear', 'year'].map((last) => place(`${above ?? ''}${last}`));
    return { start, end, year: year.find((index) => index !== -1) ?? null };
  }
  return null;
}

/**
 * Whether numbers of a column are of years that overlap, but are not the same: the one may be a part of the other, such
 * as a year's results of what was reached in ten, so that their sum says nothing.
 */
export function haveOverlap(table: Table, rows: readonly Row[], key: string): boolean {
  const span = spanOf(table, key);
  if (span === null) return false;
  const column = table.columns.findIndex((known) => known.key === key);
  const spans = new Map<string, readonly [number, number]>();
  for (const row of rows) {
    if (typeof row[column] !== 'number') continue;
    const years = yearsOf(row, span);
    if (years) spans.set(years.join(), years);
  }
  const inOrder = [...spans.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return inOrder.some(([from], index) => from <= (inOrder[index - 1]?.[1] ?? -Infinity));
}

/** Which years the numbers of a column in some rows are of together: "2000–2022"; null where they are of one year, or it is not told. */
export function spanOfRows(table: Table, rows: readonly Row[], key: string): string | null {
  const span = spanOf(table, key);
  if (span === null) return null;
  const column = table.columns.findIndex((known) => known.key === key);
  const years = rows
    .filter((row) => typeof row[column] === 'number')
    .map((row) => yearsOf(row, span))
    .filter((found) => found !== null);
  // Years side by side are told by what is counted by; only one number of several years is another thing.
  const several = years.filter(([from, to]) => to > from);
  if (several.length === 0) return null;
  const from = several.reduce((least, [start]) => Math.min(least, start), Infinity);
  const to = several.reduce((most, [, end]) => Math.max(most, end), -Infinity);
  return `${from}–${to}`;
}

function yearsOf(row: Row, { start, end, year }: Span): readonly [number, number] | null {
  const one = year === null ? null : row[year];
  const [from, to] = [row[start] ?? one, row[end] ?? one];
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null;
}
