import type { Cell, Table } from '../../src/table/flatten.ts';

type Row = readonly Cell[];

/** What tells numbers of one column apart that cannot be added, by the last name of its path. */
const APART: ReadonlySet<string> = new Set(['unit', 'metric', 'term', 'certainty']);
/** Amounts of different kinds, such as an appropriation and an award paid from it, are no sum either. */
const KINDS_OF_AMOUNTS: ReadonlySet<string> = new Set(['kind', 'scope']);

/** Indexes of the columns beside a column of numbers that say what its numbers are. */
export function apartnessOf(table: Table, key: string): readonly number[] {
  const { parent, name } = split(key);
  const isAmount = /amount|usd$/i.test(name);
  return table.columns.flatMap((column, index) => {
    const other = split(column.key);
    const parts = APART.has(other.name) || (isAmount && KINDS_OF_AMOUNTS.has(other.name));
    return parts && other.parent === parent && column.key !== key ? [index] : [];
  });
}

/** What a number of this row is: "NEW_SALES, USD". */
export function natureOf(row: Row, apartness: readonly number[]): string {
  return apartness.map((index) => String(row[index] ?? 'null')).join(', ');
}

/** The different natures of the numbers in a column, the most frequent first. */
export function naturesOf(table: Table, key: string): readonly string[] {
  const apartness = apartnessOf(table, key);
  const column = table.columns.findIndex((known) => known.key === key);
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    if (typeof row[column] !== 'number') continue;
    const nature = natureOf(row, apartness);
    counts.set(nature, (counts.get(nature) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([nature]) => nature);
}

/** Whether the numbers of a column in these rows are of one nature. */
export function areAddable(
  rows: readonly Row[],
  column: number,
  apartness: readonly number[],
): boolean {
  if (apartness.length === 0) return true;
  let first: string | null = null;
  for (const row of rows) {
    if (typeof row[column] !== 'number') continue;
    const nature = natureOf(row, apartness);
    first ??= nature;
    if (nature !== first) return false;
  }
  return true;
}

/** Whether several numbers of a column in these rows are ratios, such as dollars for each dollar: they have no sum. */
export function haveRatios(
  { columns }: Pick<Table, 'columns'>,
  rows: readonly Row[],
  key: string,
): boolean {
  const place = (wanted: string): number => columns.findIndex((column) => column.key === wanted);
  const { parent } = split(key);
  const [value, unit] = [place(key), place(parent === '' ? 'unit' : `${parent}.unit`)];
  if (unit === -1) return false;
  const ratios = rows.filter((row) => row[unit] === 'RATIO' && typeof row[value] === 'number');
  return ratios.length > 1;
}

/** Whether the sum of a column says anything: years, places, distances, codes and shares are no amounts. */
export function isAmount(key: string): boolean {
  return !/(year|yearsCovered|latitude|longitude|miles|percent|share|score|rank|rate|median|average|distance|code|fips|zip)$/i.test(
    key,
  );
}

/** Whether a list is the graph's own counts by value, as `facets` and `crossTab` tell them. */
export function isCounts(list: string): boolean {
  return /(^|\.)(facets|cells|crossTab\.(rows|columns))$/.test(list);
}

/** Whether a column holds such counts: what has several values is in the count of each. */
export function isCounted({ list }: Table, key: string): boolean {
  return isCounts(list) && key === `${list}.count`;
}

function split(key: string): { readonly parent: string; readonly name: string } {
  const end = key.lastIndexOf('.');
  return { parent: key.slice(0, Math.max(0, end)), name: key.slice(end + 1) };
}
