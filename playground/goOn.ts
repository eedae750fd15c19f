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

/** Moves the focus to where somebody goes on, where what had it is gone with the place before; not when the page is opened. */
export function useGoingOn(place: Place): void {
  useEffect(() => {
    if (!navigator.userActivation.hasBeenActive || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(STOPS[place.kind])?.focus({ preventScroll: true });
  }, [place]);
}
