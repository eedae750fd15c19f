import { hiddenColumns, shownColumns } from '../answer/columns.ts';
import { describeCondition, withCondition } from '../answer/conditions.ts';
import { formatCount, formatTotal } from '../answer/counts.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import type { Shown } from '../sessions.ts';
import { useChange } from '../useSession.ts';
import { useExtent, type Extent } from '../useTotal.ts';
import { AllPages } from './AllPages.tsx';
import { RowPages } from './RowPages.tsx';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  /** All rows of the answer. */
  readonly table: Table;
  /** How many of them the filters leave. */
  readonly left: number;
  /** The column whose filter is before the person. */
  readonly column: string | null;
  readonly onColumn: (key: string | null) => void;
}

/** Which rows stand behind every view: what the filters leave of those that are here, of those that there are. */
export function RowsBar({ shown, picture, table, left, column, onColumn }: Props) {
  const extent = useExtent(shown, table.list);
  const change = useChange();
  return (
    <div className="mg-line mg-rows">
      <label>
        Filter{' '}
        <input
          type="search"
          value={picture.filter ?? ''}
          placeholder="words in any column"
          onChange={({ target }) => {
            change({ filter: target.value });
          }}
        />
      </label>
      <button
        type="button"
        aria-expanded={column !== null}
        onClick={() => {
          const first = table.columns[shownColumns(table, picture)[0] ?? 0];
          onColumn(column === null ? (first?.key ?? null) : null);
        }}
      >
        Columns
      </button>
      <Conditions picture={picture} table={table} />
      <span role="status">{describe(table.rows.length, left, extent)}</span>
      <AllPages shown={shown} extent={extent} isOwn={picture.title !== undefined} />
      {picture.view === 'table' && <RowPages shown={shown} picture={picture} table={table} />}
    </div>
  );
}

/** What narrows the rows and the columns down; each can be taken away. */
function Conditions({ picture, table }: Pick<Props, 'picture' | 'table'>) {
  const change = useChange();
  const hidden = picture.view === 'table' ? hiddenColumns(table, picture) : [];
  const conditions = Object.entries(picture.where ?? {}).flatMap(([key, condition]) => {
    const column = table.columns.find((known) => known.key === key);
    return column ? [{ key, text: `${column.heading}: ${describeCondition(condition)}` }] : [];
  });
  return (
    <>
      {conditions.map(({ key, text }) => (
        <button
          key={key}
          type="button"
          className="mg-chip"
          title="Take this filter away"
          onClick={() => {
            change({ where: withCondition(picture.where, key, {}) });
          }}
        >
          <span className="mg-cut">{text}</span> <span aria-hidden="true">×</span>
          <span className="mg-hidden">take this filter away</span>
        </button>
      ))}
      {hidden.length > 0 && (
        <button
          type="button"
          className="mg-chip"
          title={`Not shown: ${hidden.join(', ')}`}
          onClick={() => {
            change({ hide: '' });
          }}
        >
          Show {hidden.length} hidden {hidden.length === 1 ? 'column' : 'columns'}
        </button>
      )}
    </>
  );
}

function describe(here: number, left: number, { total, paging }: Extent): string {
  const filtered = left === here ? '' : `${formatCount(left)} left by the filter, of `;
  const isPart = total !== null && (total.count > here || !total.isExact);
  if (isPart) return `${filtered}${formatCount(here)} here, of ${formatTotal(total)} in the graph.`;
  const rows = `${filtered}${here === 1 ? '1 row' : `${formatCount(here)} rows`}`;
  if (paging?.kind !== 'cut') return `${rows}.`;
  return `${rows}, and there may be more: lists end at ${formatCount(paging.size)}, their "first".`;
}
