import { useContext, useMemo, useState } from 'react';
import { keepAddable } from '../answer/addable.ts';
import { marginsOf } from '../answer/margins.ts';
import type { Table } from '../../src/table/flatten.ts';
import { OBJECTS } from '../../src/table/objects.ts';
import { chooseColumns, type Picture } from '../answer/picture.ts';
import { drawPicture } from '../answer/pictureNumbers.ts';
import { responseText } from '../answer/responseText.ts';
import { tablesOf, type Tables } from '../answer/tables.ts';
import { InEditor } from '../inEditor.ts';
import type { Shown } from '../sessions.ts';
import { useRows } from '../useSession.ts';
import { Choosers } from './Choosers.tsx';
import { ColumnPanel } from './ColumnPanel.tsx';
import { CostView } from './CostView.tsx';
import { Drawing } from './Drawing.tsx';
import { Panel } from './Panel.tsx';
import { Problems } from './Problems.tsx';
import { RowsBar } from './RowsBar.tsx';
import type { Seen } from './seen.ts';
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
  const [column, setColumn] = useState<string | null>(null);
  const seen = useMemo(
    () => (rows && table ? look(shown, { table, rows, picture }) : null),
    [shown, table, rows, picture],
  );
  const parts = { shown, picture, tables, seen, column, onColumn: setColumn };
  return (
    <>
      <Panel view={picture.view}>
        <Problems shown={shown} />
        {table && rows && isOfRows(picture) && <Choices {...parts} table={table} rows={rows} />}
        <Content {...parts} table={table} rows={rows} />
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

interface PartsProps extends AnswerProps {
  readonly tables: Tables;
  readonly seen: Seen | null;
  /** The column whose filter is before the person. */
  readonly column: string | null;
  readonly onColumn: (key: string | null) => void;
}

interface RowsProps extends PartsProps {
  readonly table: Table;
  readonly rows: Table;
}

/** What the picture shows, and of which rows. */
function Choices({ shown, picture, tables, table, rows, seen, column, onColumn }: RowsProps) {
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
        <>
          <RowsBar
            shown={shown}
            picture={picture}
            table={table}
            left={rows.rows.length}
            column={column}
            onColumn={onColumn}
          />
          {column !== null && (
            <ColumnPanel table={table} picture={picture} column={column} onColumn={onColumn} />
          )}
        </>
      )}
    </>
  );
}

interface Looked {
  readonly table: Table;
  readonly rows: Table;
  readonly picture: Picture;
}

/** What a picture is drawn of; choices are made by all rows, so that a filter does not change them. */
function look({ data }: Shown, { table, rows, picture }: Looked): Seen | null {
  const { view, only, share } = picture;
  if (view === 'table' || view === 'cost' || view === 'json') return null;
  const choices = chooseColumns(table, picture);
  const addable = keepAddable(rows, view, { ...choices, only });
  // What the graph counted is of all rows.
  const isWhole = data !== null && addable.table.rows.length === table.rows.length;
  const margins = isWhole ? marginsOf(data, { list: table.list, ...choices }) : null;
  const drawn = drawPicture(view, { table: addable.table, all: rows, choices, share, margins });
  return { choices, addable, drawn };
}

interface ContentProps extends PartsProps {
  readonly table: Table | null;
  readonly rows: Table | null;
}

function Content({ table, rows, ...parts }: ContentProps) {
  const { shown, picture } = parts;
  if (picture.view === 'cost') return <CostView shown={shown} />;
  if (picture.view === 'json') return <Response shown={shown} />;
  if (shown.data === null) return null;
  if (table === null || rows === null || table.columns.length === 0) {
    return <p className="mg-note">This answer is empty: nothing was asked that has a value.</p>;
  }
  return <Rows {...parts} table={table} rows={rows} />;
}

/** The rows as a table, or a picture of them. */
function Rows({ shown, picture, tables, table, rows, seen, onColumn }: RowsProps) {
  if (picture.view === 'table') {
    return (
      <>
        {tables.objects && <SheetView objects={tables.objects} />}
        {table.list !== OBJECTS && (
          <TableView table={table} rows={rows} picture={picture} onColumn={onColumn} />
        )}
      </>
    );
  }
  if (rows.rows.length > 0) {
    return <Drawing shown={shown} picture={picture} table={rows} seen={seen} />;
  }
  return (
    <p className="mg-note">
      {table.rows.length === 0
        ? 'The list is empty: there is nothing to draw.'
        : 'No row is left by the filters. Clear them to see all.'}
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
