import { useGraphiQL } from '@graphiql/react';
import { useRef, useState } from 'react';
import { adviseOn } from '../answer/advice.ts';
import { toCsv, toNdjson } from '../answer/csv.ts';
import { toCurl } from '../answer/curl.ts';
import type { Table } from '../answer/flatten.ts';
import { findPaging, followPages, type Followed, type Progress } from '../answer/pages.ts';
import type { Picture } from '../answer/picture.ts';
import { arrangeRows } from '../answer/sortAndFilter.ts';
import { linkTo } from '../address.ts';
import { ask, GRAPHQL_URL } from '../ask.ts';
import { copyText, saveFile } from '../save.ts';
import { readSessions, show, type Shown } from '../sessions.ts';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  readonly table: Table | null;
}

/** Files, links and commands to leave with, and the pages that are not here yet. */
export function TakeAway({ shown, picture, table }: Props) {
  const [said, setSaid] = useState('');
  const name = shown.asked.operationName ?? 'mep-graph';
  const copy = async (what: string, text: string): Promise<void> => {
    const isCopied = await copyText(text);
    setSaid(
      isCopied ? `${what} copied.` : `The browser does not let this page copy. ${what}: ${text}`,
    );
  };
  return (
    <footer className="mg-take">
      {table && <AllPages shown={shown} table={table} onSaid={setSaid} />}
      <div className="mg-line" role="group" aria-label="Take it away">
        {table && (
          <>
            <button
              type="button"
              onClick={() => {
                saveFile(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(arranged(table, picture)));
                setSaid('Saved as CSV: the rows of the table, filtered and sorted as shown.');
              }}
            >
              CSV
            </button>
            <button
              type="button"
              onClick={() => {
                const file = toNdjson(arranged(table, picture));
                saveFile(`${name}.ndjson`, 'application/x-ndjson', file);
                setSaid('Saved as NDJSON: one element of the list a line.');
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
            setSaid('Saved as JSON: the whole answer.');
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

function arranged(table: Table, { filter = '', sort = '' }: Picture): Table {
  const order =
    sort === '' ? null : { key: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') };
  const indexes = arrangeRows(table, filter, order);
  return {
    ...table,
    rows: indexes.flatMap((index) => [table.rows[index] ?? []]),
    elements: indexes.map((index) => table.elements[index] ?? null),
  };
}

interface AllPagesProps {
  readonly shown: Shown;
  readonly table: Table;
  readonly onSaid: (text: string) => void;
}

function AllPages({ shown, table, onSaid }: AllPagesProps) {
  const schema = useGraphiQL((state) => state.schema) ?? null;
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const paging = shown.data && findPaging(shown.asked, shown.data, table.list);
  if (paging?.kind !== 'pages') return null;
  if (shown.pages?.isWhole) {
    return (
      <p className="mg-said">
        All pages are here: {table.rows.length} rows of {shown.pages.count} pages.
      </p>
    );
  }

  const follow = async (): Promise<void> => {
    const { active } = readSessions();
    const controller = new AbortController();
    stopping.current = controller;
    setProgress({ rows: 0, total: null, pages: 0 });
    const followed = await followPages({
      asked: shown.asked,
      paging,
      schema,
      signal: controller.signal,
      onProgress: setProgress,
      ask: async (asked, signal) => (await ask(asked, { headers: shown.headers, signal })).body,
    });
    setProgress(null);
    onSaid(describeEnd(followed));
    if (followed.data === null) return;
    const pages = { count: followed.pages, isWhole: followed.end.kind === 'complete' };
    show(active, { ...shown, data: followed.data, pages });
  };

  if (progress === null) {
    return (
      <div className="mg-line">
        <button type="button" onClick={() => void follow()}>
          Get all pages
        </button>
      </div>
    );
  }
  const { rows, total } = progress;
  return (
    <div className="mg-line">
      <progress
        aria-label="Rows of all pages"
        {...(total !== null && { value: rows, max: Math.max(total, rows) })}
      />
      <span role="status">
        {rows} {total === null ? 'rows' : `of ${total} rows`}
      </span>
      <button type="button" onClick={() => stopping.current?.abort()}>
        Stop
      </button>
    </div>
  );
}

function describeEnd({ end, rows, pages }: Followed): string {
  switch (end.kind) {
    case 'complete':
      return `All ${rows} rows are here, from ${pages} pages.`;
    case 'stopped':
      return `Stopped: the first ${rows} rows are here.`;
    case 'failed': {
      const [first] = end.errors;
      const { what, then } = adviseOn(first ?? { message: 'No page came.' });
      return `It ended after ${rows} rows. ${what} ${then}`;
    }
  }
}
