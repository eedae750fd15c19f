import { useEffect, useMemo, useState } from 'react';
import { countRequest, readTotal } from './answer/counting.ts';
import type { Total } from '../src/table/pagedDocument.ts';
import { findPaging, type Paging } from './answer/paging.ts';
import { ask } from './ask.ts';
import type { Shown } from './sessions.ts';

/** Where the rows of an answer stand: whether there are further pages, and how many rows there are in all. */
export interface Extent {
  readonly paging: Paging | null;
  /** Null where all is here, or the graph does not tell. */
  readonly total: Total | null;
}

/** Asks the graph how long the list is in all that an answer holds a page of. */
export function useExtent(shown: Shown, list: string): Extent {
  const paging = useMemo(
    () => shown.data && findPaging(shown.asked, shown.data, list),
    [shown, list],
  );
  const connection = paging?.kind === 'pages' ? paging.connection : null;
  const [known, setKnown] = useState<{ readonly shown: Shown; readonly total: Total } | null>(null);
  useEffect(() => {
    const request = connection === null ? null : countRequest(shown.asked, connection);
    if (connection === null || request === null) return undefined;
    const leaving = new AbortController();
    ask(request, { headers: shown.headers, signal: leaving.signal }).then(
      ({ body }) => {
        const total = readTotal(body.data ?? null, connection);
        if (total) setKnown({ shown, total });
      },
      // The rows are here all the same; how many more there are is not known then.
      () => undefined,
    );
    return () => {
      leaving.abort();
    };
  }, [shown, connection]);
  return { paging, total: known?.shown === shown && connection !== null ? known.total : null };
}
