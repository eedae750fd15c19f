import { useSyncExternalStore } from 'react';

/** Where somebody is on the page; each has an address. */
export type Place =
  | { readonly kind: 'home' | 'answer' }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'entity'; readonly id: string }
  | { readonly kind: 'partner'; readonly part: PartnerPart };

/** What partners and reviewers do here. */
const PARTNER_PARTS = ['sign-in', 'publish', 'pending'] as const;
export type PartnerPart = (typeof PARTNER_PARTS)[number];

export interface Where {
  readonly place: Place;
  /** With the query and all that belongs to writing it, or the answer alone. */
  readonly hasEditor: boolean;
}

const REMEMBERED = 'mep-graph:editor';

let where: Where = { place: { kind: 'home' }, hasEditor: readRemembered() };
const listeners = new Set<() => void>();

function readRemembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) === 'open';
  } catch {
    // A browser that keeps nothing shows the page as on a first visit.
    return false;
  }
}

function update(change: Partial<Where>): void {
  where = { ...where, ...change };
  for (const listener of listeners) listener();
}

function readWhere(): Where {
  return where;
}

export function useWhere(): Where {
  return useSyncExternalStore(onWhere, readWhere);
}

function onWhere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the editor or folds it away, and keeps that for the next visit. */
export function setEditor(hasEditor: boolean): void {
  try {
    localStorage.setItem(REMEMBERED, hasEditor ? 'open' : 'folded');
  } catch {
    // It holds for this visit, then.
  }
  update({ hasEditor });
}

/** Folds the editor away for this visit. */
export function foldEditor(): void {
  update({ hasEditor: false });
}

/** Shows a place without a step in the history. */
export function showPlace(place: Place): void {
  update({ place });
}

/** Goes to a place, so that "Back" leads here again; `isSameStep` while somebody still types. */
export function goTo(place: Place, isSameStep = false): void {
  const address = `${location.pathname}${hashOf(place)}`;
  if (isSameStep) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  update({ place });
}

function hashOf(place: Place): string {
  const named = nameOf(place);
  return named === null ? '' : `#${new URLSearchParams(named).toString()}`;
}

function nameOf(place: Place): Record<string, string> | null {
  switch (place.kind) {
    case 'search':
      return { search: place.words };
    case 'entity':
      return { entity: place.id };
    case 'partner':
      return { partner: place.part };
    case 'home':
    case 'answer':
      return null;
  }
}

/** The place an address names; null where it holds an answer. */
export function placeIn(hash: string): Place | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const words = params.get('search');
  const id = params.get('entity');
  const part = PARTNER_PARTS.find((known) => known === params.get('partner'));
  if (part) return { kind: 'partner', part };
  if (words !== null) return { kind: 'search', words };
  if (id !== null) return { kind: 'entity', id };
  return params.size === 0 ? { kind: 'home' } : null;
}
