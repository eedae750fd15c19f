import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Table } from '../answer/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { nextSort, readSort } from '../answer/sortAndFilter.ts';
import { summarize, type Summary } from '../answer/summary.ts';
import { changePicture } from '../sessions.ts';
import { CellContent, findLong, formatNumber, isYear } from './CellContent.tsx';
import { Pager, PAGE_SIZE } from './Pager.tsx';

interface Props {
  /** All rows of the answer. */
  readonly table: Table;
  /** Those that the filter leaves, as they are sorted. */
  readonly rows: Table;
  readonly picture: Picture;
}

/** The rows to look through: sorted by a click on a heading, in pages. */
export function TableView({ table, rows, picture: { sort } }: Props) {
  const [page, setPage] = useState(0);
  useEffect(() => {
    setPage(0);
  }, [rows]);
  const later = useDeferredValue(rows);
  const from = page * PAGE_SIZE < rows.rows.length ? page * PAGE_SIZE : 0;
  return (
    <>
      <Pager page={page} rows={rows.rows.length} onPage={setPage} />
      <div className="mg-scroll" role="region" aria-label="Table of the answer" tabIndex={0}>
        <table className="mg-table">
          <Head table={table} sort={sort} />
          <Body table={table} rows={rows.rows.slice(from, from + PAGE_SIZE)} />
          {rows.rows.length > 1 && <Foot table={later} />}
        </table>
        {rows.rows.length === 0 && (
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

interface BodyProps {
  readonly table: Table;
  /** Those that are shown at once. */
  readonly rows: Table['rows'];
}

function Body({ table, rows }: BodyProps) {
  const areLong = findLong(table);
  return (
    <tbody>
      {rows.map((row, index) => (
        <tr key={index}>
          {table.columns.map(({ key, isNumeric }, column) => (
            <td
              key={key}
              className={isNumeric ? 'mg-number' : areLong[column] ? 'mg-long' : undefined}
            >
              <CellContent cell={row[column]} isYear={isYear(key)} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** What stands in each column in all, over all pages. */
function Foot({ table }: { readonly table: Table }) {
  const summaries = useMemo(() => summarize(table), [table]);
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
    case 'apart':
      return `not added: ${formatNumber(summary.natures)} units or kinds`;
    case 'span':
      return `${formatNumber(summary.from, summary.areYears)} to ${formatNumber(summary.to, summary.areYears)}`;
    case 'different':
      return `${formatNumber(summary.different)} different`;
  }
}
