import { textOf, type Cell, type Table } from '../answer/flatten.ts';

/** A value as people read it: links can be followed, and what is missing is seen. */
export function CellContent({ cell }: { readonly cell: Cell }) {
  if (cell === null) return <span className="mg-null">null</span>;
  if (typeof cell === 'object') {
    if (cell.length === 0) return <span className="mg-null">none</span>;
    return cell.map((value, index) => (
      // A list may hold equal values; their place is all that tells them apart.
      <span key={index}>
        {index > 0 && '; '}
        <CellContent cell={value} />
      </span>
    ));
  }
  if (typeof cell === 'number') return formatNumber(cell);
  const text = textOf(cell) ?? '';
  if (!isAddress(text)) return text;
  return (
    <a href={text} title={text} target="_blank" rel="noopener noreferrer">
      {text.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </a>
  );
}

/** Years and other small whole numbers stand as they are. */
export function formatNumber(value: number): string {
  return Math.abs(value) < 10_000 ? String(value) : value.toLocaleString('en-US');
}

/** Whether a column holds sentences, which need room; links do not. */
export function isLong(table: Table, column: number): boolean {
  return table.rows.some((row) => {
    const text = textOf(row[column] ?? null) ?? '';
    return text.length > 30 && !isAddress(text);
  });
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}
