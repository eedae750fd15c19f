import type { Measure } from './aggregate.ts';
import type { Table } from './flatten.ts';
import { headingOf } from './headings.ts';

export function headingIn(table: Table, key: string): string {
  return table.columns.find((column) => column.key === key)?.heading ?? key;
}

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
  only: string | null,
): string {
  const told =
    measure.kind === 'count'
      ? 'number'
      : `${MEASURES[measure.kind]} ${lower(headingIn(table, measure.column))}`;
  const groups = by.map((key) => lower(headingIn(table, key))).join(' and ');
  return `${headingOf(table.list) || 'Objects'}: ${lower(told)} by ${groups}${only === null ? '' : `, only ${only}`}`;
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
