import type { Measure } from '../answer/aggregate.ts';
import type { Table } from '../answer/flatten.ts';
import type { Choices } from '../answer/picture.ts';

/** What a picture is drawn from. */
export interface PictureProps {
  readonly table: Table;
  readonly choices: Choices;
}

export function headingOf(table: Table, key: string): string {
  return table.columns.find((column) => column.key === key)?.heading ?? key;
}

export function nameOfMeasure(table: Table, measure: Measure): string {
  return measure.kind === 'count' ? 'Rows' : `Sum of ${headingOf(table, measure.column)}`;
}

export function inkOf(label: string | null): {
  readonly fill: string;
  readonly fontStyle?: string;
} {
  return label === null
    ? { fill: 'var(--mg-muted)', fontStyle: 'italic' }
    : { fill: 'var(--mg-ink)' };
}
