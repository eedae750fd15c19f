import { useGraphiQL } from '@graphiql/react';
import { useEffect, type KeyboardEvent } from 'react';
import type { Table } from '../answer/flatten.ts';
import { chooseColumns, type Picture, type View } from '../answer/picture.ts';
import { writeAddress } from '../address.ts';
import { changePicture, type Shown } from '../sessions.ts';
import { useSession, useTable } from '../useSession.ts';
import { formatBytes, formatMs } from './amounts.ts';
import { Choosers } from './Choosers.tsx';
import { CostView } from './CostView.tsx';
import { ChartView } from './ChartView.tsx';
import { CrossView } from './CrossView.tsx';
import { MapView } from './MapView.tsx';
import { Problems } from './Problems.tsx';
import { TableView } from './TableView.tsx';
import { TakeAway } from './TakeAway.tsx';

const TABS: readonly { readonly view: View; readonly name: string }[] = [
  { view: 'table', name: 'Table' },
  { view: 'chart', name: 'Bar chart' },
  { view: 'cross', name: 'Cross table' },
  { view: 'map', name: 'Map' },
  { view: 'cost', name: 'Cost' },
  { view: 'json', name: 'JSON' },
];

/** What came of the query, as people look at it; the editor's own response is the view "JSON". */
export function ResultsPane() {
  const { shown, picture } = useSession();
  const { lists, table } = useTable(shown, picture);
  const isFetching = useGraphiQL((state) => state.isFetching);
  useEffect(() => {
    if (shown) void writeAddress(shown, picture);
  }, [shown, picture]);
  return (
    <section
      className="mg-results"
      aria-label="Results"
      data-view={picture.view}
      aria-busy={isFetching}
    >
      <div className="mg-top">
        <Tabs view={picture.view} />
        {shown?.silence === null && (
          <p className="mg-note">
            {formatMs(shown.ms)} · {formatBytes(shown.bytes)}
          </p>
        )}
      </div>
      <div
        role="tabpanel"
        id="mg-panel"
        className="mg-panel"
        aria-labelledby={`mg-tab-${picture.view}`}
      >
        {shown && <Problems shown={shown} />}
        {shown && picture.view !== 'cost' && (
          <Choosers picture={picture} lists={lists} table={table} />
        )}
        <Content shown={shown} picture={picture} table={table} />
      </div>
      {shown?.data && <TakeAway shown={shown} picture={picture} table={table} />}
    </section>
  );
}

function Tabs({ view }: { readonly view: View }) {
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const index = TABS.findIndex((tab) => tab.view === view);
    const next = TABS.at((index + step) % TABS.length);
    if (next === undefined) return;
    event.preventDefault();
    changePicture({ view: next.view });
    document.getElementById(`mg-tab-${next.view}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Views of the results" className="mg-tabs" onKeyDown={move}>
      {TABS.map((tab) => (
        <button
          key={tab.view}
          type="button"
          role="tab"
          id={`mg-tab-${tab.view}`}
          aria-controls="mg-panel"
          aria-selected={tab.view === view}
          tabIndex={tab.view === view ? 0 : -1}
          onClick={() => {
            changePicture({ view: tab.view });
          }}
        >
          {tab.name}
        </button>
      ))}
    </div>
  );
}

interface ContentProps {
  readonly shown: Shown | null;
  readonly picture: Picture;
  readonly table: Table | null;
}

function Content({ shown, picture, table }: ContentProps) {
  if (shown === null) {
    return picture.view === 'json' ? null : (
      <p className="mg-note">
        Choose a question at the left, or write a query and run it. What it answers appears here as
        a table, a chart or a map.
      </p>
    );
  }
  if (picture.view === 'cost') return <CostView shown={shown} />;
  if (picture.view === 'json' || shown.data === null) return null;
  if (table === null || table.columns.length === 0) {
    return (
      <p className="mg-note">
        This answer has no list to show as a table. Its values stand in the view “JSON”.
      </p>
    );
  }
  if (picture.view === 'table') return <TableView table={table} picture={picture} />;
  if (table.rows.length === 0) {
    return <p className="mg-note">The list is empty: there is nothing to draw.</p>;
  }
  const choices = chooseColumns(table, picture);
  const View = { chart: ChartView, cross: CrossView, map: MapView }[picture.view];
  return <View table={table} choices={choices} />;
}
