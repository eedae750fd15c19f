import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { textOf, type Cell, type Table } from '../answer/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { arrangeRows, type Order } from '../answer/sortAndFilter.ts';
import { changePicture } from '../sessions.ts';

const PAGE_SIZE = 50;

interface Props {
  readonly table: Table;
  readonly picture: Picture;
}

/** The rows to look through: sorted by a click on a heading, filtered by words, in pages. */
export function TableView({ table, picture }: Props) {
  const { filter = '' } = picture;
  const order = readOrder(picture.sort);
  const deferred = useDeferredValue(filter);
  const indexes = useMemo(
    () => arrangeRows(table, deferred, readOrder(picture.sort)),
    [table, deferred, picture.sort],
  );
  const [page, setPage] = useState(0);
  useEffect(() => {
    setPage(0);
  }, [table, deferred, picture.sort]);
  const shown = indexes.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return (
    <>
      <div className="mg-line">
        <label>
          Filter{' '}
          <input
            type="search"
            value={filter}
            placeholder="words in any column"
            onChange={({ target }) => {
              changePicture({ filter: target.value });
            }}
          />
        </label>
        <Pager page={page} rows={indexes.length} all={table.rows.length} onPage={setPage} />
      </div>
      <div className="mg-scroll" role="region" aria-label="Table of the answer" tabIndex={0}>
        <table className="mg-table">
          <thead>
            <tr>
              {table.columns.map(({ key, heading }) => (
                <th key={key} scope="col" aria-sort={sortOf(order, key)} title={key}>
                  <button
                    type="button"
                    onClick={() => changePicture({ sort: nextSort(order, key) })}
                  >
                    {heading} <span aria-hidden="true">{arrowOf(order, key)}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((index) => (
              <tr key={index}>
                {table.columns.map(({ key, isNumeric }, column) => (
                  <td key={key} className={isNumeric ? 'mg-number' : undefined}>
                    <CellContent cell={table.rows[index]?.[column] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {indexes.length === 0 && (
          <p className="mg-note">
            {table.rows.length === 0
              ? 'The list is empty: nothing in the graph fits what was asked.'
              : 'No row has these words. Clear the filter to see all.'}
          </p>
        )}
      </div>
    </>
  );
}

interface PagerProps {
  readonly page: number;
  readonly rows: number;
  readonly all: number;
  readonly onPage: (page: number) => void;
}

function Pager({ page, rows, all, onPage }: PagerProps) {
  const last = Math.max(0, Math.ceil(rows / PAGE_SIZE) - 1);
  const from = rows === 0 ? 0 : page * PAGE_SIZE + 1;
  const to = Math.min(rows, (page + 1) * PAGE_SIZE);
  const of = rows === all ? format(rows) : `${format(rows)} (of ${format(all)})`;
  return (
    <div className="mg-pager" role="group" aria-label="Pages of the table">
      <span role="status">
        Rows {format(from)} to {format(to)} of {of}
      </span>
      {last > 0 && (
        <>
          <button
            type="button"
            disabled={page === 0}
            onClick={() => onPage(0)}
            aria-label="First page"
          >
            «
          </button>
          <button
            type="button"
            disabled={page === 0}
            onClick={() => onPage(page - 1)}
            aria-label="Previous page"
          >
            ‹
          </button>
          <button
            type="button"
            disabled={page === last}
            onClick={() => onPage(page + 1)}
            aria-label="Next page"
          >
            ›
          </button>
          <button
            type="button"
            disabled={page === last}
            onClick={() => onPage(last)}
            aria-label="Last page"
          >
            »
          </button>
        </>
      )}
    </div>
  );
}

function CellContent({ cell }: { readonly cell: Cell }) {
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
  if (typeof cell === 'number') return format(cell);
  const text = textOf(cell) ?? '';
  if (!/^https?:\/\/\S+$/i.test(text)) return text;
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </a>
  );
}

/** Years and other small whole numbers stand as they are. */
function format(value: number): string {
  return Math.abs(value) < 10_000 ? String(value) : value.toLocaleString('en-US');
}

function readOrder(sort: string | undefined): Order | null {
  if (sort === undefined || sort === '') return null;
  return { key: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') };
}

/** Up, then down, then as it came. */
function nextSort(order: Order | null, key: string): string {
  if (order?.key !== key) return key;
  return order.isDescending ? '' : `-${key}`;
}

function sortOf(order: Order | null, key: string): 'ascending' | 'descending' | 'none' {
  if (order?.key !== key) return 'none';
  return order.isDescending ? 'descending' : 'ascending';
}

function arrowOf(order: Order | null, key: string): string {
  return { ascending: '▲', descending: '▼', none: '' }[sortOf(order, key)];
}
