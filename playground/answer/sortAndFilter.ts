import { matcherOf, type Conditions } from './conditions.ts';
import { textOf, type Cell, type Table } from '../../src/table/flatten.ts';

export interface SortKey {
  readonly key: string;
  readonly isDescending: boolean;
}

interface Arrangement {
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  readonly where?: Conditions | undefined;
}

/** Indexes of the rows that have every word of the filter somewhere and meet the conditions, as they are sorted; nulls come last. */
export function arrangeRows(
  table: Table,
  { filter = '', sort, where }: Arrangement,
): readonly number[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = words.length === 0 ? [] : searchTexts(table);
  const indexes: number[] = [];
  const isWanted = matcherOf(table, where);
  for (let index = 0; index < table.rows.length; index += 1) {
    const isFound = words.every((word) => texts[index]?.includes(word));
    if (isFound && isWanted(table.rows[index] ?? [])) indexes.push(index);
  }
  const keys = readSort(sort).flatMap(({ key, isDescending }) => {
    const column = table.columns.findIndex((known) => known.key === key);
    return column === -1 ? [] : [{ ranks: ranksOf(table, column), isDescending }];
  });
  if (keys.length === 0) return indexes;
  const compare = (a: number, b: number): number => {
    for (const { ranks, isDescending } of keys) {
      const [first, second] = [ranks[a] ?? NO_RANK, ranks[b] ?? NO_RANK];
      if (first === second) continue;
      if (first === NO_RANK || second === NO_RANK) return first === NO_RANK ? 1 : -1;
      return isDescending ? second - first : first - second;
    }
    return a - b;
  };
  return indexes.sort(compare);
}

/** The same rows in a table of their own, for all that is drawn or taken away. */
export function takeRows(table: Table, indexes: readonly number[]): Table {
  return {
    ...table,
    rows: indexes.map((index) => table.rows[index] ?? []),
    lines: indexes.map((index) => table.lines[index] ?? null),
  };
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

const textsOfTables = new WeakMap<Table, string[]>();

/** What words are looked for in, row by row; kept, since somebody types letter after letter. */
function searchTexts(table: Table): readonly string[] {
  prepareTexts(table, () => true);
  return textsOfTables.get(table) ?? [];
}

/** Rows that are made ready between two looks at the clock. */
const ROWS_AT_ONCE = 200;

/**
 * Makes what words are looked for in as long as there is time, so that the first letter need not wait for it.
 * Goes on where it ended the last time, and returns whether all of it is made.
 */
export function prepareTexts(table: Table, hasTime: () => boolean): boolean {
  const texts = textsOfTables.get(table) ?? [];
  textsOfTables.set(table, texts);
  while (texts.length < table.rows.length && hasTime()) {
    for (const row of table.rows.slice(texts.length, texts.length + ROWS_AT_ONCE)) {
      texts.push(row.map(searchText).join('\n').toLowerCase());
    }
  }
  return texts.length === table.rows.length;
}

/** As it is read on the page. */
function searchText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object' && cell?.length === 0) return 'none';
  return textOf(cell) ?? 'null';
}

/** Of what is not known, which comes last, whichever way. */
const NO_RANK = -1;

const ranksOfTables = new WeakMap<Table, Map<number, Int32Array>>();

/** The place of each row in the order of a column; equal cells have equal places. */
function ranksOf(table: Table, column: number): Int32Array {
  const ranksOfColumns = ranksOfTables.get(table) ?? new Map<number, Int32Array>();
  ranksOfTables.set(table, ranksOfColumns);
  const known = ranksOfColumns.get(column);
  if (known) return known;
  const isNumeric = table.columns[column]?.isNumeric === true;
  const keys = table.rows.map((row) => {
    const cell = row[column] ?? null;
    return typeof cell === 'number' && isNumeric ? cell : sortKey(textOf(cell));
  });
  const order = [...new Set(keys)].filter((key) => key !== null);
  // One kind of key in each column; text by its code points costs a tenth of a collator's rules.
  order.sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(order.map((key, place) => [key, place]));
  const ranks = Int32Array.from(keys, (key) =>
    key === null ? NO_RANK : (places.get(key) ?? NO_RANK),
  );
  ranksOfColumns.set(column, ranks);
  return ranks;
}

/** Text whose code points stand as people order it: without case and accents, numbers by their size. */
function sortKey(text: string | null): string | null {
  if (text === null) return null;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(16, '0'));
}
