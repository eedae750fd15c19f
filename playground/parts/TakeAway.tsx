import { toCsv, toNdjson, toTabs } from '../answer/csv.ts';
import { toCurl } from '../answer/curl.ts';
import type { Table } from '../answer/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { arrangeRows } from '../answer/sortAndFilter.ts';
import { linkTo } from '../address.ts';
import { GRAPHQL_URL } from '../ask.ts';
import { copyText, saveFile } from '../save.ts';
import { say, type Shown } from '../sessions.ts';
import { useSession } from '../useSession.ts';
import { AllPages } from './AllPages.tsx';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  readonly table: Table | null;
}

/** Files, links and commands to leave with, and the pages that are not here yet. */
export function TakeAway({ shown, picture, table }: Props) {
  const { said } = useSession();
  const name = shown.asked.operationName ?? 'mep-graph';
  const copy = async (what: string, text: string): Promise<void> => {
    const isCopied = await copyText(text);
    say(isCopied ? `${what} copied.` : `The browser does not let this page copy. ${what}: ${text}`);
  };
  return (
    <footer className="mg-take">
      <div className="mg-line" role="group" aria-label="Take it away">
        {table && (
          <>
            <AllPages shown={shown} list={table.list} />
            <button
              type="button"
              onClick={() => void copy('Table', toTabs(arranged(table, picture)))}
            >
              Copy table
            </button>
            <button
              type="button"
              onClick={() => {
                saveFile(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(arranged(table, picture)));
                say('Saved as CSV: the rows of the table, filtered and sorted as shown.');
              }}
            >
              CSV
            </button>
            <button
              type="button"
              onClick={() => {
                const file = toNdjson(arranged(table, picture));
                saveFile(`${name}.ndjson`, 'application/x-ndjson', file);
                say('Saved as NDJSON: one element of the list a line.');
              }}
            >
              NDJSON
            </button>
          </>
        )}
        <button
          type="button"
          onClick={() => {
            const file = `${JSON.stringify(shown.data, null, 2)}\n`;
            saveFile(`${name}.json`, 'application/json', file);
            say('Saved as JSON: the whole answer.');
          }}
        >
          JSON
        </button>
        <button
          type="button"
          onClick={() => void copy('Command', toCurl(GRAPHQL_URL, shown.asked, shown.headers))}
        >
          Copy as curl
        </button>
        <button
          type="button"
          onClick={() => void linkTo(shown, picture).then((link) => copy('Link', link))}
        >
          Copy link
        </button>
      </div>
      <p className="mg-said" role="status">
        {said}
      </p>
    </footer>
  );
}

/** The table with the rows that are left by the filter, as they are sorted. */
function arranged(table: Table, picture: Picture): Table {
  const indexes = arrangeRows(table, picture);
  return {
    ...table,
    rows: indexes.flatMap((index) => [table.rows[index] ?? []]),
    elements: indexes.map((index) => table.elements[index] ?? null),
  };
}
