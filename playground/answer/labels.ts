import type { Measure } from './aggregate.ts';
import type { Table } from '../../src/table/flatten.ts';
import { headingOf } from '../../src/table/headings.ts';
import type { Share } from './picture.ts';

export function headingIn(table: Table, key: string): string {
  return table.columns.find((column) => column.key === key)?.heading ?? key;
}

const SHARES: Readonly<Record<Share, string>> = {
  all: ', as shares of all',
  row: ', as shares of each line',
  column: ', as shares of each column',
};

const MEASURES = { sum: 'Sum of', mean: 'Mean of', distinct: 'Different values of' } as const;

export function nameOfMeasure(table: Table, measure: Measure): string {
  if (measure.kind === 'count') return 'Rows';
  return `${MEASURES[measure.kind]} ${headingIn(table, measure.column)}`;
}

/** What a picture shows: "States: sum of organizations count by code". */
export function titleOf(
  table: Table,
  measure: Measure,
  by: readonly string[],
  { only, share = null }: { readonly only: string | null; readonly share?: Share | null },
): string {
  const told =
    measure.kind === 'count'
      ? 'number'
      : `${MEASURES[measure.kind]} ${lower(headingIn(table, measure.column))}`;
  const groups = by.map((key) => lower(headingIn(table, key))).join(' and ');
  return `${headingOf(table.list) || 'Objects'}: ${lower(told)} by ${groups}${share === null ? '' : SHARES[share]}${only === null ? '' : `, only ${only}`}`;
}

export function nameOf(label: string | null): string {
  return label ?? 'null';
}

/** Abbreviations stay as they are. */
function lower(heading: string): string {
  return /^\p{Lu}\p{Lu}/u.test(heading)
    ? heading
    : heading.charAt(0).toLowerCase() + heading.slice(1);
}
