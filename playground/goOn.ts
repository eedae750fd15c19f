import { useEffect } from 'react';
import type { Place } from './places.ts';

/** Where who reads or types goes on at a place: the title of an answer, the search box, or else all that is shown. */
const STOPS: Readonly<Record<Place['kind'], string>> = {
  answer: '.mg-goes-on',
  search: '.mg-search input',
  home: 'main',
  entity: 'main',
  partner: 'main',
};
const QUERY = '.graphiql-query-editor .graphiql-editor';

/** Whether something was shown that an editor can open in place of. */
let isElsewhere = false;

export function useGoingOn(place: Place): void {
  useEffect(() => {
    isElsewhere = true;
    goOnAt(STOPS[place.kind]);
  }, [place]);
}

/** The same where the editor opens, once it is there; not where the page opens with it. */
export function useGoingOnInEditor(): void {
  useEffect(() => {
    if (!isElsewhere) return;
    const watcher = new MutationObserver(() => {
      if (document.querySelector(QUERY) === null) return;
      watcher.disconnect();
      goOnAt(QUERY);
    });
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      watcher.disconnect();
    };
  }, []);
}

/** Moves the focus there where what had it is gone with what was shown before; not when the page is opened. */
function goOnAt(selector: string): void {
  if (!navigator.userActivation.hasBeenActive || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}
