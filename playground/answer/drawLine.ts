import { crossRows, groupRows } from './aggregate.ts';
import type { Table } from '../../src/table/flatten.ts';
import { headingIn, nameOf, nameOfMeasure } from './labels.ts';
import type { Choices } from './picture.ts';
import type { Numbers } from './numbers.ts';

interface Line {
  readonly label: string | null;
  /** In the order of the years; null where nothing is known, which is a gap. */
  readonly values: readonly (number | null)[];
}

export type DrawnLine = Numbers & {
  readonly view: 'line';
  readonly years: readonly number[];
  readonly lines: readonly Line[];
};

/** How many years a note names. */
const MANY = 12;

/** A measure over years without a hole among them; `all` has the rows of which no number is told, too. */
export function drawLine(
  table: Table,
  all: Table,
  { over, lines: by, measure }: Choices & { readonly over: string },
): DrawnLine {
  const known = [...groupRows(all, over, { measure: { kind: 'count' } })].flatMap(({ label }) =>
    label === null || !/^\d+$/.test(label) ? [] : [Number(label)],
  );
  const first = known.reduce((least, year) => Math.min(least, year), Infinity);
  const last = known.reduce((most, year) => Math.max(most, year), -Infinity);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  const lines =
    by === null
      ? [oneLine(table, over, measure, years)]
      : linesBy(table, { over, by, measure, years });
  const isGap = (index: number): boolean => lines.every(({ values }) => values[index] === null);
  const gaps = years.filter((_year, index) => isGap(index));
  const headings = lines.map(({ label }) =>
    by === null ? nameOfMeasure(table, measure) : nameOf(label),
  );
  return {
    view: 'line',
    years,
    lines,
    headings: [headingIn(table, over), ...headings],
    rows: years.map((year, index) => [
      String(year),
      ...lines.map(({ values }) => values[index] ?? null),
    ]),
    foot: null,
    notes: notesOn(table, over, gaps),
  };
}

function oneLine(
  table: Table,
  over: string,
  measure: Choices['measure'],
  years: readonly number[],
): Line {
  const values = new Map(
    groupRows(table, over, { measure }).map(({ label, value }) => [label, value]),
  );
  return { label: null, values: years.map((year) => values.get(String(year)) ?? null) };
}

interface Lines {
  readonly over: string;
  readonly by: string;
  readonly measure: Choices['measure'];
  readonly years: readonly number[];
}

function linesBy(table: Table, { over, by, measure, years }: Lines): readonly Line[] {
  const cross = crossRows(table, { rows: over, columns: by }, { measure, order: undefined });
  const rowOf = new Map(cross.rows.map((label, row) => [label, row]));
  return cross.columns.map((label, column) => ({
    label,
    values: years.map((year) => cross.values[rowOf.get(String(year)) ?? -1]?.[column] ?? null),
  }));
}

function notesOn(table: Table, over: string, gaps: readonly number[]): readonly string[] {
  const index = table.columns.findIndex(({ key }) => key === over);
  const undated = table.rows.filter((row) => row[index] === null).length;
  const named = gaps.slice(0, MANY).join(', ');
  const more = gaps.length > MANY ? ` and ${gaps.length - MANY} more years` : '';
  return [
    ...(gaps.length > 0 ? [`Nothing is known of ${named}${more}: the line has a gap there.`] : []),
    ...(undated > 0
      ? [
          undated === 1
            ? '1 row has no year and is not in the picture.'
            : `${undated} rows have no year and are not in the picture.`,
        ]
      : []),
  ];
}
