import { formatCount, formatTotal } from '../answer/counts.ts';
import type { Table } from '../answer/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { changePicture, type Shown } from '../sessions.ts';
import { useExtent, type Extent } from '../useTotal.ts';
import { AllPages } from './AllPages.tsx';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  /** All rows of the answer. */
  readonly table: Table;
  /** How many of them the filter leaves. */
  readonly left: number;
}

/** Which rows stand behind every view: what the filter leaves of those that are here, of those that there are. */
export function RowsBar({ shown, picture, table, left }: Props) {
  const extent = useExtent(shown, table.list);
  return (
    <div className="mg-line mg-rows">
      <label>
        Filter{' '}
        <input
          type="search"
          value={picture.filter ?? ''}
          placeholder="words in any column"
          onChange={({ target }) => {
            changePicture({ filter: target.value });
          }}
        />
      </label>
      <span role="status">{describe(table.rows.length, left, extent)}</span>
      <AllPages shown={shown} paging={extent.paging} />
    </div>
  );
}

function describe(here: number, left: number, { total }: Extent): string {
  const filtered = left === here ? '' : `${formatCount(left)} left by the filter, of `;
  const isPart = total !== null && (total.count > here || !total.isExact);
  if (isPart) return `${filtered}${formatCount(here)} here, of ${formatTotal(total)} in the graph.`;
  return `${filtered}${here === 1 ? '1 row' : `${formatCount(here)} rows`}.`;
}
