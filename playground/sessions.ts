import type { GraphError, Advice } from './answer/advice.ts';
import type { Json, JsonObject } from './answer/lists.ts';
import type { Asked } from './answer/paging.ts';
import type { Picture } from './answer/picture.ts';

/** What came of a query that was run. */
export interface Shown {
  readonly asked: Asked;
  /** As they were written, for links. */
  readonly variablesText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: JsonObject | null;
  readonly errors: readonly GraphError[];
  readonly extensions: Json | undefined;
  /** Why there was no answer at all. */
  readonly silence: Advice | null;
  readonly ms: number;
  readonly bytes: number;
  readonly isExplained: boolean;
  /** Pages that were followed to make this answer, and how that ended; null when it is one answer. */
  readonly pages: { readonly count: number; readonly isWhole: boolean } | null;
}

export interface Session {
  readonly shown: Shown | null;
  readonly picture: Picture;
}

/** What is shown for each tab of the editor. */
export interface Sessions {
  readonly active: string;
  readonly byTab: ReadonlyMap<string, Session>;
  /** Whether queries ask what they cost. */
  readonly isExplaining: boolean;
}

const FRESH: Session = { shown: null, picture: { view: 'table' } };

let sessions: Sessions = { active: '', byTab: new Map(), isExplaining: true };
/** How the next answer is to be looked at, whichever tab it comes in. */
let nextPicture: Picture | null = null;
const listeners = new Set<() => void>();

export function readSessions(): Sessions {
  return sessions;
}

export function onSessions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionOf({ byTab, active }: Sessions): Session {
  return byTab.get(active) ?? FRESH;
}

function update(change: Partial<Sessions>): void {
  sessions = { ...sessions, ...change };
  for (const listener of listeners) listener();
}

function updateTab(tab: string, change: Partial<Session>): void {
  const known = sessions.byTab.get(tab) ?? FRESH;
  update({ byTab: new Map([...sessions.byTab, [tab, { ...known, ...change }]]) });
}

export function activateTab(active: string): void {
  if (active !== sessions.active) update({ active });
}

export function setExplaining(isExplaining: boolean): void {
  update({ isExplaining });
}

export function planPicture(picture: Picture): void {
  nextPicture = picture;
}

export function show(tab: string, shown: Shown): void {
  const picture = nextPicture ?? sessions.byTab.get(tab)?.picture ?? FRESH.picture;
  nextPicture = null;
  updateTab(tab, { shown, picture });
}

export function changePicture(change: Partial<Picture>): void {
  const { picture } = sessionOf(sessions);
  updateTab(sessions.active, { picture: { ...picture, ...change } });
}
