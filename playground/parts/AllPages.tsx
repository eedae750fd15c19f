import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef, useState } from 'react';
import { adviseOn } from '../answer/advice.ts';
import type { Table } from '../answer/flatten.ts';
import { followPages, type Followed, type Progress } from '../answer/pages.ts';
import { findPaging } from '../answer/paging.ts';
import { ask } from '../ask.ts';
import { readSessions, show, type Shown } from '../sessions.ts';

interface AllPagesProps {
  readonly shown: Shown;
  readonly table: Table;
  readonly onSaid: (text: string) => void;
}

/** Follows the pages of a list to its end, with progress and a way to stop. */
export function AllPages({ shown, table, onSaid }: AllPagesProps) {
  const schema = useGraphiQL((state) => state.schema) ?? null;
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), [shown]);
  const paging = shown.data && findPaging(shown.asked, shown.data, table.list);
  if (paging?.kind !== 'pages') return null;
  const isWhole = shown.pages?.isWhole === true;
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
    const sessions = readSessions();
    if (sessions.active === active) onSaid(describeEnd(followed));
    // What was asked in the same tab meanwhile is what counts there.
    if (followed.data === null || sessions.byTab.get(active)?.shown !== shown) return;
    const pages = { count: followed.pages, isWhole: followed.end.kind === 'complete' };
    show(active, { ...shown, data: followed.data, pages });
  };

  // One button all the time, so that whoever goes by keyboard stays on it.
  return (
    <>
      <button
        type="button"
        onClick={() => {
          if (progress === null) void follow();
          else stopping.current?.abort();
        }}
      >
        {nameOf(progress, isWhole)}
      </button>
      {progress !== null && <PagesBar {...progress} />}
      {isWhole && progress === null && <AllHere rows={table.rows.length} pages={shown.pages} />}
    </>
  );
}

function nameOf(progress: Progress | null, isWhole: boolean): string {
  if (progress !== null) return 'Stop';
  return isWhole ? 'Get all pages again' : 'Get all pages';
}

interface AllHereProps {
  readonly rows: number;
  readonly pages: Shown['pages'];
}

function AllHere({ rows, pages }: AllHereProps) {
  return (
    <span className="mg-said">
      All pages are here: {rows} rows of {pages?.count} pages.
    </span>
  );
}

function PagesBar({ rows, total }: Progress) {
  return (
    <>
      <progress
        aria-label="Rows of all pages"
        {...(total !== null && { value: rows, max: Math.max(total, rows) })}
      />
      <span role="status">
        {rows} {total === null ? 'rows' : `of ${total} rows`}
      </span>
    </>
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
