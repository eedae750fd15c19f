import { useMemo, useSyncExternalStore } from 'react';
import { parse } from 'graphql';
import { flatten, type Table } from './answer/flatten.ts';
import { findLists, type List } from './answer/lists.ts';
import type { Picture } from './answer/picture.ts';
import { readSelection } from './answer/selection.ts';
import { onSessions, readSessions, sessionOf, type Session, type Shown } from './sessions.ts';

export function useSession(): Session {
  return sessionOf(useSyncExternalStore(onSessions, readSessions));
}

export function useIsExplaining(): boolean {
  return useSyncExternalStore(onSessions, readSessions).isExplaining;
}

export interface Tables {
  readonly lists: readonly List[];
  readonly table: Table | null;
}

/** The lists of an answer, and the one that is looked at as a table. */
export function useTable(shown: Shown | null, { list }: Picture): Tables {
  const found = useMemo(() => {
    if (!shown?.data) return null;
    const selection = readSelection(parse(shown.asked.query), shown.asked.operationName);
    return { data: shown.data, selection, lists: findLists(shown.data, selection) };
  }, [shown]);
  return useMemo(() => {
    const lists = found?.lists ?? [];
    const chosen = lists.find(({ path }) => path === list) ?? lists[0];
    const table = found && chosen ? flatten(found.data, chosen.path, found.selection) : null;
    return { lists, table };
  }, [found, list]);
}
