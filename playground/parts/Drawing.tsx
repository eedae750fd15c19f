import { formatCount } from '../answer/counts.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { titleOfPicture } from '../answer/titles.ts';
import { pickRows } from '../picking.ts';
import type { Shown } from '../sessions.ts';
import { useChange } from '../useSession.ts';
import type { Seen } from './seen.ts';
import { ChartView } from './ChartView.tsx';
import { CrossView } from './CrossView.tsx';
import { LineView } from './LineView.tsx';
import { MapView } from './MapView.tsx';
import type { PictureProps } from './pictureProps.ts';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  /** The rows that the filters leave. */
  readonly table: Table;
  readonly seen: Seen | null;
}

/** A picture of the rows; a click on a part of it shows the rows behind that. */
export function Drawing({ shown, picture, table, seen }: Props) {
  const change = useChange();
  if (!seen?.drawn) return <Undrawn view={picture.view} />;
  const { choices, addable, drawn } = seen;
  const { only } = addable;
  const onPick: PictureProps<'chart'>['onPick'] = (labels) => {
    void pickRows({ shown, picture, choices, table: addable.table, labels, only }).then((found) => {
      if (found) change(found);
    });
  };
  const share = drawn.view === 'line' ? null : drawn.share;
  const title = titleOfPicture(shown.asked, picture, { table, choices, only, share });
  const common = { table, choices, title, onPick };
  const others = addable.natures.length - 1;
  return (
    <>
      {only !== null && (
        <p className="mg-note">
          Only {only}: {countOf(addable.left, 'row')} of{' '}
          {countOf(others, 'other unit or kind', 'other units or kinds')}{' '}
          {addable.left === 1 ? 'is' : 'are'} left out, since they cannot be added to it.
        </p>
      )}
      {drawn.view === 'chart' && <ChartView {...common} drawn={drawn} />}
      {drawn.view === 'line' && <LineView {...common} drawn={drawn} />}
      {drawn.view === 'cross' && <CrossView {...common} drawn={drawn} />}
      {drawn.view === 'map' && <MapView {...common} drawn={drawn} />}
    </>
  );
}

function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function Undrawn({ view }: Pick<Picture, 'view'>) {
  if (view === 'line') {
    return (
      <p className="mg-note">
        No column of this table holds years. Ask for a <code>year</code> or <code>startYear</code>,
        and the line appears here.
      </p>
    );
  }
  return (
    <p className="mg-note">
      No column of this table holds states. Ask for the <code>code</code> or <code>name</code> of a{' '}
      <code>state</code>, and the map appears here.
    </p>
  );
}
