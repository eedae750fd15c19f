import {
  createContext,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import type { Table } from '../src/table/flatten.ts';
import type { Picture } from './answer/picture.ts';
import { arrangeRows, prepareTexts, takeRows } from './answer/sortAndFilter.ts';
import {
  BESIDE,
  changePicture,
  onSessions,
  readSessions,
  say,
  sessionOf,
  type Session,
} from './sessions.ts';

/** Which answer the parts below tell of: the one that is kept beside, or what is before the person. */
export const Tab = createContext<typeof BESIDE | undefined>(undefined);

export function useSession(): Session {
  const sessions = useSyncExternalStore(onSessions, readSessions);
  return sessionOf(sessions, useContext(Tab));
}

/** The answer that is kept to be looked at beside others; null where there is none. */
export function useBeside(): Session | null {
  return useSyncExternalStore(onSessions, readSessions).byTab.get(BESIDE) ?? null;
}

/** Changes how the answer here is looked at. */
export function useChange(): (change: Partial<Picture>) => void {
  const tab = useContext(Tab);
  return (change) => {
    changePicture(change, tab);
  };
}

/** Says what came of something that was done with the answer here. */
export function useSay(): (said: string) => void {
  const tab = useContext(Tab);
  return (said) => {
    say(said, tab);
  };
}

export function useIsExplaining(): boolean {
  return useSyncExternalStore(onSessions, readSessions).isExplaining;
}

/** The rows that the filter leaves, as they are sorted: the one set of rows behind every view and file. */
export function useRows(table: Table | null, { filter, sort, where }: Picture): Table | null {
  const words = useDeferredValue(filter);
  const wanted = useDeferredValue(where);
  useEffect(() => (table ? prepareInIdleTime(table) : undefined), [table]);
  return useMemo(
    () => table && takeRows(table, arrangeRows(table, { filter: words, sort, where: wanted })),
    [table, words, sort, wanted],
  );
}

/** Few milliseconds at a time, with as many between them for whoever types or scrolls. */
const SHARE_MS = 8;

/** Makes a table ready to be searched while nobody needs the page; returns what ends that. */
function prepareInIdleTime(table: Table): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const goOn = (): void => {
    const until = performance.now() + SHARE_MS;
    if (!prepareTexts(table, () => performance.now() < until)) timer = setTimeout(goOn, SHARE_MS);
  };
  timer = setTimeout(goOn, SHARE_MS);
  return () => {
    clearTimeout(timer);
  };
}
