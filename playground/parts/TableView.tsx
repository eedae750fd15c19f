import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Table } from '../answer/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { arrangeRows, nextSort, readSort } from '../answer/sortAndFilter.ts';
import { summarize, type Summary } from '../answer/summary.ts';
import { changePicture } from '../sessions.ts';
import { CellContent, formatNumber, isLong } from './CellContent.tsx';
import { Pager, PAGE_SIZE } from './Pager.tsx';

interface Props {
  readonly table: Table;
  readonly picture: Picture;
}

/** The rows to look through: sorted by a click on a heading, filtered by words, in pages. */
export function TableView({ table, picture }: Props) {
  const { filter = '', sort } = picture;
  const deferred = useDeferredValue(filter);
  const indexes = useMemo(
    () => arrangeRows(table, { filter: deferred, ...(sort !== undefined && { sort }) }),
    [table, deferred, sort],
  );
  const [page, setPage] = useState(0);
  useEffect(() => {
    setPage(0);
  }, [table, deferred, sort]);
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
          <Head table={table} sort={sort} />
          <Body table={table} indexes={indexes.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)} />
          {indexes.length > 1 && <Foot table={table} indexes={indexes} />}
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

interface HeadProps {
  readonly table: Table;
  readonly sort: string | undefined;
}

function Head({ table, sort }: HeadProps) {
  const keys = readSort(sort);
  return (
    <thead>
      <tr>
        {table.columns.map(({ key, heading }) => {
          const place = keys.findIndex((known) => known.key === key);
          const direction = keys[place]?.isDescending ? 'descending' : 'ascending';
          const arrow = place === -1 ? '↕' : direction === 'ascending' ? '▲' : '▼';
          return (
            <th key={key} scope="col" aria-sort={place === -1 ? 'none' : direction}>
              <button
                type="button"
                title={`${key}: sort by it; with Shift, beside what it is sorted by already`}
                onClick={({ shiftKey }) => {
                  changePicture({ sort: nextSort(sort, key, shiftKey) });
                }}
              >
                {heading}{' '}
                <span aria-hidden="true" className={place === -1 ? 'mg-unsorted' : undefined}>
                  {arrow}
                  {keys.length > 1 && place !== -1 ? place + 1 : ''}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface RowsProps {
  readonly table: Table;
  /** Of the rows that are shown. */
  readonly indexes: readonly number[];
}

function Body({ table, indexes }: RowsProps) {
  const areLong = useMemo(
    () => table.columns.map((_column, index) => isLong(table, index)),
    [table],
  );
  return (
    <tbody>
      {indexes.map((index) => (
        <tr key={index}>
          {table.columns.map(({ key, isNumeric }, column) => (
            <td
              key={key}
              className={isNumeric ? 'mg-number' : areLong[column] ? 'mg-long' : undefined}
            >
              <CellContent cell={table.rows[index]?.[column] ?? null} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** What stands in each column in all, over all pages. */
function Foot({ table, indexes }: RowsProps) {
  const summaries = useMemo(() => summarize(table, indexes), [table, indexes]);
  return (
    <tfoot>
      <tr>
        {summaries.map((summary, index) => (
          <td key={table.columns[index]?.key} className={numberClass(table, index)}>
            {describe(summary)}
            {summary.missing > 0 && `, ${formatNumber(summary.missing)} null`}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function numberClass(table: Table, column: number): string | undefined {
  return table.columns[column]?.isNumeric ? 'mg-number' : undefined;
}

function describe(summary: Summary): string {
  switch (summary.kind) {
    case 'sum':
      return `sum ${formatNumber(summary.sum)}`;
    case 'span':
      return `${summary.from} to ${summary.to}`;
    case 'different':
      return `${formatNumber(summary.different)} different`;
  }
}
