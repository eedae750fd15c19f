import type { Measure } from '../answer/aggregate.ts';
import type { Table } from '../answer/flatten.ts';
import { headingOf as headingOfPath } from '../answer/headings.ts';
import type { Choices } from '../answer/picture.ts';

/** What a picture is drawn from. */
export interface PictureProps {
  readonly table: Table;
  readonly choices: Choices;
}

export function headingOf(table: Table, key: string): string {
  return table.columns.find((column) => column.key === key)?.heading ?? key;
}

const MEASURES = { sum: 'Sum of', mean: 'Mean of', distinct: 'Different values of' } as const;

export function nameOfMeasure(table: Table, measure: Measure): string {
  if (measure.kind === 'count') return 'Rows';
  return `${MEASURES[measure.kind]} ${headingOf(table, measure.column)}`;
}

/** What a picture shows: "States: sum of organizations count by code". */
export function titleOf(table: Table, measure: Measure, by: readonly string[]): string {
  const told =
    measure.kind === 'count'
      ? 'number'
      : `${MEASURES[measure.kind]} ${lower(headingOf(table, measure.column))}`;
  const groups = by.map((key) => lower(headingOf(table, key))).join(' and ');
  return `${headingOfPath(table.list)}: ${lower(told)} by ${groups}`;
}

/** Abbreviations stay as they are. */
function lower(heading: string): string {
  return /^\p{Lu}\p{Lu}/u.test(heading)
    ? heading
    : heading.charAt(0).toLowerCase() + heading.slice(1);
}

export function inkOf(label: string | null): {
  readonly fill: string;
  readonly fontStyle?: string;
} {
  return label === null
    ? { fill: 'var(--mg-muted)', fontStyle: 'italic' }
    : { fill: 'var(--mg-ink)' };
}
