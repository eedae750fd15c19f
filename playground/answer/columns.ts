import type { Table } from '../../src/table/flatten.ts';
import type { Picture } from './picture.ts';

type Arranged = Pick<Picture, 'hide' | 'columns'>;

/** Places of the columns that are shown, in the order that somebody gave them; new ones stand behind. */
export function shownColumns({ columns }: Table, picture: Arranged): readonly number[] {
  const order = readKeys(picture.columns);
  const hidden = new Set(readKeys(picture.hide));
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const shown = columns
    .map(({ key }, index) => ({ key, index }))
    .filter(({ key }) => !hidden.has(key))
    .sort((a, b) => rank(a.key) - rank(b.key) || a.index - b.index);
  // Nobody can look at a table without columns, nor get them back by its headings.
  return shown.length === 0 ? columns.map((_, index) => index) : shown.map(({ index }) => index);
}

export function hiddenColumns({ columns }: Table, { hide }: Arranged): readonly string[] {
  const hidden = new Set(readKeys(hide));
  return columns.filter(({ key }) => hidden.has(key)).map(({ heading }) => heading);
}

export function hideColumn({ hide }: Arranged, key: string): Arranged {
  return { hide: [...readKeys(hide).filter((known) => known !== key), key].join(',') };
}

export function showColumn({ hide }: Arranged, key: string): Arranged {
  return {
    hide: readKeys(hide)
      .filter((known) => known !== key)
      .join(','),
  };
}

/** Moves a column past its shown neighbour. */
export function moveColumn(table: Table, picture: Arranged, key: string, by: 1 | -1): Arranged {
  const keys = shownColumns(table, picture).map((index) => table.columns[index]?.key ?? '');
  const from = keys.indexOf(key);
  const to = from + by;
  const other = keys[to];
  if (from === -1 || other === undefined) return {};
  keys[from] = other;
  keys[to] = key;
  return { columns: keys.join(',') };
}

/** The rows as they are looked at, for files. */
export function arrangeColumns(table: Table, picture: Arranged): Pick<Table, 'columns' | 'rows'> {
  const places = shownColumns(table, picture);
  return {
    columns: places.flatMap((index) => table.columns[index] ?? []),
    rows: table.rows.map((row) => places.map((index) => row[index])),
  };
}

function readKeys(keys = ''): readonly string[] {
  return keys.split(',').filter(Boolean);
}
