import type { Measure } from './aggregate.ts';
import type { Table } from '../../src/table/flatten.ts';
import { headingOf } from '../../src/table/headings.ts';
import type { Share } from './picture.ts';
import { isCounted } from './units.ts';

export function headingIn(table: Table, key: string): string {
  return table.columns.find((column) => column.key === key)?.heading ?? key;
}

const SHARES: Readonly<Record<Share, string>> = {
  all: 'as shares of all',
  row: 'as shares of each line',
  column: 'as shares of each column',
};

const MEASURES = { sum: 'Sum of', mean: 'Mean of', distinct: 'Different values of' } as const;

export function nameOfMeasure(table: Table, measure: Measure): string {
  if (measure.kind === 'count') return 'Rows';
  const heading = headingIn(table, measure.column);
  return isCount(table, measure) ? heading : `${MEASURES[measure.kind]} ${heading}`;
}

/** What the graph counted is told as it is. */
function isCount(table: Table, measure: Measure): boolean {
  return measure.kind === 'sum' && isCounted(table, measure.column);
}

/** What a picture shows: "Resources by topic", "Sum of amount USD by year (funding records)". */
export function titleOf(
  table: Table,
  measure: Measure,
  by: readonly string[],
  { only, share = null }: { readonly only: string | null; readonly share?: Share | null },
): string {
  const groups = by.map((key) => lower(onceEach(headingIn(table, key)))).join(' and ');
  const things = headingOf(table.list.replace(/\.(facets|crossTab\.\w+)$/, '')) || 'Objects';
  const isOfThings = measure.kind === 'count' || isCount(table, measure);
  const told = isOfThings
    ? things
    : `${MEASURES[measure.kind]} ${lower(onceEach(headingIn(table, measure.column)))}`;
  const parts = [
    ...(isOfThings ? [] : [lower(things)]),
    ...(only === null ? [] : [`only ${only}`]),
    ...(share === null ? [] : [SHARES[share]]),
  ];
  return `${told} by ${groups}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

export function nameOf(label: string | null): string {
  return label ?? 'null';
}

/** Abbreviations stay as they are. */
export function lower(heading: string): string {
  return /^\p{Lu}\p{Lu}/u.test(heading)
    ? heading
    : heading.charAt(0).toLowerCase() + heading.slice(1);
}

/** "Impacts by year year" says it twice. */
function onceEach(heading: string): string {
  return heading.replace(/\b(\w+) \1\b/g, '$1');
}
