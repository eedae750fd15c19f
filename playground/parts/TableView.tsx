import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { shownColumns } from '../answer/columns.ts';
import { entityAddress, entityLinks } from '../answer/entityLinks.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { nextSort, readSort } from '../answer/sortAndFilter.ts';
import { summarize, type Summary } from '../answer/summary.ts';
import { useChange } from '../useSession.ts';
import { CellContent, findLong, formatNumber, isYear } from './CellContent.tsx';
import { Pager, PAGE_SIZE } from './Pager.tsx';

interface Props {
  /** All rows of the answer. */
  readonly table: Table;
  /** Those that the filters leave, as they are sorted. */
  readonly rows: Table;
  readonly picture: Picture;
  /** Brings the filter of a column before the person. */
  readonly onColumn: (key: string) => void;
}

/** The rows to look through: sorted by a click on a heading, in pages. */
export function TableView({ table, rows, picture, onColumn }: Props) {
  const [page, setPage] = useState(0);
  useEffect(() => {
    setPage(0);
  }, [rows]);
  const later = useDeferredValue(rows);
  const { hide, columns: order } = picture;
  const shown = useMemo(
    () =>
      shownColumns(table, {
        ...(hide !== undefined && { hide }),
        ...(order !== undefined && { columns: order }),
      }),
    [table, hide, order],
  );
  const from = page * PAGE_SIZE < rows.rows.length ? page * PAGE_SIZE : 0;
  return (
    <>
      <Pager page={page} rows={rows.rows.length} onPage={setPage} />
      <div className="mg-scroll" role="region" aria-label="Table of the answer" tabIndex={0}>
        <table className="mg-table">
          <Head table={table} shown={shown} picture={picture} onColumn={onColumn} />
          <Body table={table} shown={shown} rows={rows.rows.slice(from, from + PAGE_SIZE)} />
          {rows.rows.length > 1 && <Foot table={later} shown={shown} />}
        </table>
        {rows.rows.length === 0 && (
          <p className="mg-note">
            {table.rows.length === 0
              ? 'The list is empty: nothing in the graph fits what was asked.'
              : 'No row is left by the filters. Clear them to see all.'}
          </p>
        )}
      </div>
    </>
  );
}

interface ShownProps {
  readonly table: Table;
  /** Places of the columns that are shown, in their order. */
  readonly shown: readonly number[];
}

interface HeadProps extends ShownProps {
  readonly picture: Picture;
  readonly onColumn: (key: string) => void;
}

function Head({ table, shown, picture, onColumn }: HeadProps) {
  return (
    <thead>
      <tr>
        {shown.map((index) => {
          const column = table.columns[index];
          return (
            column && (
              <Heading key={column.key} column={column} picture={picture} onColumn={onColumn} />
            )
          );
        })}
      </tr>
    </thead>
  );
}

interface HeadingProps extends Omit<HeadProps, keyof ShownProps> {
  readonly column: Table['columns'][number];
}

function Heading({ column: { key, heading }, picture: { sort, where }, onColumn }: HeadingProps) {
  const change = useChange();
  const { direction, arrow } = directionOf(key, sort);
  const isFiltered = where?.[key] !== undefined;
  return (
    <th scope="col" aria-sort={direction}>
      <span className="mg-heading">
        <button
          type="button"
          title={`${key}: sort by it; with Shift, beside what it is sorted by already`}
          onClick={({ shiftKey }) => {
            change({ sort: nextSort(sort, key, shiftKey) });
          }}
        >
          {heading}{' '}
          <span aria-hidden="true" className={direction === 'none' ? 'mg-unsorted' : undefined}>
            {arrow}
          </span>
        </button>
        <button
          type="button"
          className={isFiltered ? 'mg-filter mg-filtered' : 'mg-filter'}
          aria-label={`Values of ${heading}: filter, hide, move`}
          title="Values: filter, hide, move"
          onClick={() => {
            onColumn(key);
          }}
        >
          <Funnel isFilled={isFiltered} />
        </button>
      </span>
    </th>
  );
}

function directionOf(key: string, sort: string | undefined) {
  const keys = readSort(sort);
  const place = keys.findIndex((known) => known.key === key);
  const sorted = keys[place];
  if (!sorted) return { direction: 'none', arrow: '↕' } as const;
  const rank = keys.length > 1 ? String(place + 1) : '';
  return sorted.isDescending
    ? ({ direction: 'descending', arrow: `▼${rank}` } as const)
    : ({ direction: 'ascending', arrow: `▲${rank}` } as const);
}

function Funnel({ isFilled }: { readonly isFilled: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path
        d="M1 2h14L9.5 8.5V14l-3-1.5v-4z"
        fill={isFilled ? 'currentColor' : 'none'}
        stroke="currentColor"
      />
    </svg>
  );
}

interface BodyProps extends ShownProps {
  /** Those that are shown at once. */
  readonly rows: Table['rows'];
}

function Body({ table, shown, rows }: BodyProps) {
  const areLong = findLong(table);
  const links = entityLinks(table.columns);
  return (
    <tbody>
      {rows.map((row, index) => (
        <tr key={index}>
          {shown.map((place) => {
            const { key, isNumeric } = table.columns[place] ?? { key: '', isNumeric: false };
            const address = entityAddress(row[links[place] ?? -1]);
            const content = <CellContent cell={row[place]} isYear={isYear(key)} />;
            return (
              <td
                key={key}
                className={isNumeric ? 'mg-number' : areLong[place] ? 'mg-long' : undefined}
              >
                {address === null ? (
                  content
                ) : (
                  <a className="mg-entity" href={address}>
                    {content}
                  </a>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

/** What stands in each column in all, over all pages. */
function Foot({ table, shown }: ShownProps) {
  const summaries = useMemo(() => summarize(table), [table]);
  return (
    <tfoot>
      <tr>
        {shown.map((index) => {
          const summary = summaries[index];
          return (
            summary && (
              <td key={table.columns[index]?.key} className={numberClass(table, index)}>
                {describe(summary)}
                {summary.missing > 0 && `, ${formatNumber(summary.missing)} null`}
              </td>
            )
          );
        })}
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
    case 'overlapping':
      return 'not added: years overlap';
    case 'span':
      return `${formatNumber(summary.from, summary.areYears)} to ${formatNumber(summary.to, summary.areYears)}`;
    case 'different':
      return `${formatNumber(summary.different)} different`;
  }
}
