import { textInList, textOf, type Cell, type Table } from '../../src/table/flatten.ts';

interface Props {
  readonly cell: Cell;
  /** A year stands as it is. */
  readonly isYear?: boolean;
}

/** A value as people read it: links can be followed, what is not known is seen, and what was not asked is empty. */
export function CellContent({ cell, isYear = false }: Props) {
  if (cell === undefined) return null;
  if (cell === null) return <span className="mg-null">null</span>;
  if (typeof cell === 'object') {
    if (cell.length === 0) return <span className="mg-null">none</span>;
    return cell.map((value, index) => (
      // A list may hold equal values; their place is all that tells them apart.
      <span key={index}>
        {index > 0 && '; '}
        <CellContent cell={typeof value === 'string' ? textInList(value) : value} isYear={isYear} />
      </span>
    ));
  }
  if (typeof cell === 'number') return formatNumber(cell, isYear);
  const text = textOf(cell) ?? '';
  if (!isAddress(text)) return text;
  return (
    <a href={text} title={text} target="_blank" rel="noopener noreferrer">
      {text.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </a>
  );
}

export function formatNumber(value: number, isYear = false): string {
  return isYear ? String(value) : value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

export function isYear(key: string): boolean {
  return /year$/i.test(key);
}

const longColumns = new WeakMap<Table, readonly boolean[]>();

/** Which columns hold sentences, which need room; links do not. */
export function findLong(table: Table): readonly boolean[] {
  const known = longColumns.get(table);
  if (known) return known;
  const areLong = table.columns.map((_column, index) =>
    table.rows.some((row) => {
      const text = textOf(row[index]) ?? '';
      return text.length > 30 && !isAddress(text);
    }),
  );
  longColumns.set(table, areLong);
  return areLong;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}
