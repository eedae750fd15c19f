import { useContext, useMemo } from 'react';
import { formatCount } from '../answer/counts.ts';
import type { Table } from '../answer/flatten.ts';
import { OBJECTS } from '../answer/objects.ts';
import { chooseColumns, type Choices as ChosenColumns, type Picture } from '../answer/picture.ts';
import { drawPicture, keepAddable, type Addable, type Drawn } from '../answer/pictureNumbers.ts';
import { responseText } from '../answer/responseText.ts';
import { tablesOf, type Tables } from '../answer/tables.ts';
import { InEditor } from '../inEditor.ts';
import type { Shown } from '../sessions.ts';
import { useRows } from '../useSession.ts';
import { Choosers } from './Choosers.tsx';
import { CostView } from './CostView.tsx';
import { ChartView } from './ChartView.tsx';
import { CrossView } from './CrossView.tsx';
import { MapView } from './MapView.tsx';
import { Panel } from './Panel.tsx';
import { Problems } from './Problems.tsx';
import { RowsBar } from './RowsBar.tsx';
import { SheetView } from './SheetView.tsx';
import { TableView } from './TableView.tsx';
import { TakeAway } from './TakeAway.tsx';

interface AnswerProps {
  readonly shown: Shown;
  readonly picture: Picture;
}

/** What came of a question, in the view that is chosen. */
export function Answer({ shown, picture }: AnswerProps) {
  const tables = tablesOf(shown);
  const table = tables.tableOf(picture.list);
  const rows = useRows(table, picture);
  const seen = useMemo(
    () => (rows && table ? look(table, rows, picture) : null),
    [table, rows, picture],
  );
  return (
    <>
      <Panel view={picture.view}>
        <Problems shown={shown} />
        {table && rows && isOfRows(picture) && (
          <Choices
            shown={shown}
            picture={picture}
            tables={tables}
            table={table}
            rows={rows}
            seen={seen}
          />
        )}
        <Content
          shown={shown}
          picture={picture}
          tables={tables}
          table={table}
          rows={rows}
          seen={seen}
        />
      </Panel>
      {shown.data && (
        <TakeAway shown={shown} picture={picture} rows={rows} numbers={seen?.drawn ?? null} />
      )}
    </>
  );
}

function isOfRows({ view }: Picture): boolean {
  return view !== 'cost' && view !== 'json';
}

interface RowsProps extends AnswerProps {
  readonly tables: Tables;
  readonly table: Table;
  readonly rows: Table;
  readonly seen: Seen | null;
}

/** What the picture shows, and of which rows. */
function Choices({ shown, picture, tables, table, rows, seen }: RowsProps) {
  return (
    <>
      <Choosers
        picture={picture}
        lists={tables.lists}
        table={table}
        natures={seen?.addable.natures ?? []}
        only={seen?.addable.only ?? null}
      />
      {table.list !== OBJECTS && (
        <RowsBar shown={shown} picture={picture} table={table} left={rows.rows.length} />
      )}
    </>
  );
}

interface Seen {
  readonly choices: ChosenColumns;
  readonly addable: Addable;
  readonly drawn: Drawn | null;
}

/** What a picture is drawn of; choices are made by all rows, so that a filter does not change them. */
function look(table: Table, rows: Table, picture: Picture): Seen | null {
  const { view, only } = picture;
  if (view !== 'chart' && view !== 'cross' && view !== 'map') return null;
  const choices = chooseColumns(table, picture);
  const addable = keepAddable(rows, view, { ...choices, only });
  return { choices, addable, drawn: drawPicture(addable.table, view, choices) };
}

interface ContentProps extends AnswerProps {
  readonly tables: Tables;
  readonly table: Table | null;
  readonly rows: Table | null;
  readonly seen: Seen | null;
}

function Content({ shown, picture, tables, table, rows, seen }: ContentProps) {
  if (picture.view === 'cost') return <CostView shown={shown} />;
  if (picture.view === 'json') return <Response shown={shown} />;
  if (shown.data === null) return null;
  if (table === null || rows === null || table.columns.length === 0) {
    return <p className="mg-note">This answer is empty: nothing was asked that has a value.</p>;
  }
  if (picture.view === 'table') {
    return <Fields objects={tables.objects} table={table} rows={rows} picture={picture} />;
  }
  if (rows.rows.length > 0) return <Drawing table={rows} seen={seen} />;
  return (
    <p className="mg-note">
      {table.rows.length === 0
        ? 'The list is empty: there is nothing to draw.'
        : 'No row has these words. Clear the filter to see all.'}
    </p>
  );
}

/** The response as it came; where the editor is open, it shows that itself. */
function Response({ shown }: Pick<AnswerProps, 'shown'>) {
  const isInEditor = useContext(InEditor);
  if (isInEditor) return null;
  return (
    <pre className="mg-response" role="region" aria-label="Response" tabIndex={0}>
      {responseText(shown)}
    </pre>
  );
}

interface FieldsProps {
  readonly objects: Table | null;
  readonly table: Table;
  readonly rows: Table;
  readonly picture: Picture;
}

/** Objects that stand in no list, above the list that is looked at. */
function Fields({ objects, table, rows, picture }: FieldsProps) {
  return (
    <>
      {objects && <SheetView objects={objects} />}
      {table.list !== OBJECTS && <TableView table={table} rows={rows} picture={picture} />}
    </>
  );
}

function Drawing({ table, seen }: { readonly table: Table; readonly seen: Seen | null }) {
  if (!seen?.drawn) {
    return (
      <p className="mg-note">
        No column of this table holds states. Ask for the <code>code</code> or <code>name</code> of
        a <code>state</code>, and the map appears here.
      </p>
    );
  }
  const { choices, addable, drawn } = seen;
  const common = { table, choices, only: addable.only };
  const others = addable.natures.length - 1;
  return (
    <>
      {addable.only !== null && (
        <p className="mg-note">
          Only {addable.only}: {formatCount(table.rows.length - addable.table.rows.length)} rows of{' '}
          {formatCount(others)} other units or kinds are left out, since they cannot be added to it.
        </p>
      )}
      {drawn.view === 'chart' && <ChartView {...common} drawn={drawn} />}
      {drawn.view === 'cross' && <CrossView {...common} drawn={drawn} />}
      {drawn.view === 'map' && <MapView {...common} drawn={drawn} />}
    </>
  );
}
