import { useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import type { Table } from './answer/flatten.ts';
import type { Picture } from './answer/picture.ts';
import { arrangeRows, takeRows } from './answer/sortAndFilter.ts';
import { onSessions, readSessions, sessionOf, type Session } from './sessions.ts';

export function useSession(): Session {
  return sessionOf(useSyncExternalStore(onSessions, readSessions));
}

export function useIsExplaining(): boolean {
  return useSyncExternalStore(onSessions, readSessions).isExplaining;
}

/** The rows that the filter leaves, as they are sorted: the one set of rows behind every view and file. */
export function useRows(table: Table | null, { filter, sort }: Picture): Table | null {
  const words = useDeferredValue(filter);
  return useMemo(
    () => table && takeRows(table, arrangeRows(table, { filter: words, sort })),
    [table, words, sort],
  );
}
