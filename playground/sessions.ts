import type { GraphError, Advice } from './answer/advice.ts';
import type { Json, JsonObject } from '../src/table/lists.ts';
import type { Progress } from './answer/pages.ts';
import type { AskedOperation } from './answer/paging.ts';
import { fitPicture, type Picture } from './answer/picture.ts';
import { tablesOf } from './answer/tables.ts';

/** What came of a query that was run. */
export interface Shown {
  readonly asked: AskedOperation;
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

export interface Written {
  readonly query: string;
  readonly variables: string;
}

/** A question on its way, and how its answer is to be looked at where that was said. */
export interface Run {
  /** Where it was asked without an editor, what an editor that opens meanwhile is to show. */
  readonly written: Written | null;
  readonly picture: Picture | null;
  readonly leaving: AbortController;
}

/** Pages that are being followed, to the end of a list. */
interface Following {
  readonly progress: Progress;
  readonly stopping: AbortController;
}

export interface Session {
  readonly shown: Shown | null;
  readonly picture: Picture;
  /** The one that was started last, until its answer is here. */
  readonly run: Run | null;
  readonly following: Following | null;
  /** What came of the last thing that somebody did with the answer. */
  readonly said: string;
}

/** What is shown for each tab of the editor. */
export interface Sessions {
  readonly active: string;
  readonly byTab: ReadonlyMap<string, Session>;
  /** Whether queries ask what they cost. */
  readonly isExplaining: boolean;
}

const FRESH: Session = {
  shown: null,
  picture: { view: 'table' },
  run: null,
  following: null,
  said: '',
};

/** Where answers are while no editor is open. */
const PAGE = 'page';

/** Where an answer is kept, to be looked at beside others. */
export const BESIDE = 'beside';

let sessions: Sessions = { active: PAGE, byTab: new Map([[PAGE, FRESH]]), isExplaining: true };
/** How the answer to the next run is to be looked at. */
let nextPicture: Picture | null = null;
const listeners = new Set<() => void>();

export function readSessions(): Sessions {
  return sessions;
}

export function onSessions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionOf({ byTab, active }: Sessions, tab = active): Session {
  return byTab.get(tab) ?? FRESH;
}

function update(change: Partial<Sessions>): void {
  sessions = { ...sessions, ...change };
  for (const listener of listeners) listener();
}

/** Nothing comes of it when the tab was closed meanwhile. */
export function updateTab(tab: string, change: Partial<Session>): void {
  const known = sessions.byTab.get(tab);
  if (known) update({ byTab: new Map([...sessions.byTab, [tab, { ...known, ...change }]]) });
}

/** Takes over which tabs the editor has, and which one is before the person. */
export function syncTabs(tabs: readonly string[], active: string): void {
  const { byTab, active: before } = sessions;
  const known = [...byTab.keys()].filter((tab) => tab !== BESIDE);
  const isSame = tabs.length === known.length && tabs.every((tab) => byTab.has(tab));
  if (isSame && active === before) return;
  // What was before the person stays there when the editor opens.
  const isOpening = !tabs.includes(before) && !byTab.has(active);
  const here = isOpening ? byTab.get(before) : undefined;
  for (const [tab, session] of byTab) {
    if (![...tabs, BESIDE].includes(tab) && session !== here) leave(session);
  }
  const sessionAt = (tab: string): Session =>
    (tab === active ? here : undefined) ?? byTab.get(tab) ?? FRESH;
  const kept = [...byTab].filter(([tab]) => tab === BESIDE);
  update({
    active,
    byTab: new Map([...tabs.map((tab) => [tab, sessionAt(tab)] as const), ...kept]),
  });
}

/** Nobody waits for what was asked in a tab that is closed. */
function leave({ run, following }: Session): void {
  run?.leaving.abort();
  following?.stopping.abort();
}

export function setExplaining(isExplaining: boolean): void {
  update({ isExplaining });
}

/** Has `run` start a question whose answer is to be looked at so. */
export function withPicture(picture: Picture, run: () => void): void {
  nextPicture = picture;
  run();
  // A run that did not start, such as with variables that are no JSON, leaves nothing for the next one.
  nextPicture = null;
}

/** A run belongs to the tab it was started in, and takes the place of one that is still on its way there. */
export function startRun(written: Written | null = null, tab = sessions.active): Run {
  const { byTab } = sessions;
  const known = byTab.get(tab);
  if (known) leave(known);
  const run = { written, picture: nextPicture, leaving: new AbortController() };
  nextPicture = null;
  updateTab(tab, { run, following: null, said: '' });
  return run;
}

/** The tab a run was started in, unless it was closed or asked something else meanwhile. */
function tabOf(run: Run): string | null {
  const found = [...sessions.byTab].find(([, session]) => session.run === run);
  return found?.[0] ?? null;
}

/** What is shown where this run's answer will be. */
export function shownBefore(run: Run): Shown | null {
  return sessions.byTab.get(tabOf(run) ?? '')?.shown ?? null;
}

/** Shows what came in the tab it was asked in. */
export function showAnswer(run: Run, shown: Shown): void {
  const tab = tabOf(run);
  const known = sessions.byTab.get(tab ?? '');
  if (tab === null || !known) return;
  const picture = run.picture ?? pictureBefore(known, shown);
  updateTab(tab, { shown, picture: fitPicture(picture, tablesOf(shown)) });
}

/** How the answer before was looked at; what that one was called is the name of no other. */
function pictureBefore({ shown: before, picture }: Session, shown: Shown): Picture {
  const isSame =
    before?.asked.query === shown.asked.query && before.variablesText === shown.variablesText;
  return isSame ? picture : { ...picture, title: undefined, askedWhere: undefined };
}

/** Says why a question did not even leave the editor; what is shown stays. */
export function showTrouble(what: string): void {
  const { active, byTab } = sessions;
  const nothing: Shown = {
    asked: { query: '', variables: {}, operationName: null },
    variablesText: '',
    headers: {},
    data: null,
    errors: [],
    extensions: undefined,
    silence: null,
    ms: 0,
    bytes: 0,
    isExplained: false,
    pages: null,
  };
  const then = 'Correct what is written below the query, and run it again.';
  const shown = { ...(byTab.get(active)?.shown ?? nothing), silence: { what, then, code: null } };
  updateTab(active, { shown });
}

export function endRun(run: Run): void {
  const tab = tabOf(run);
  if (tab !== null) updateTab(tab, { run: null });
}

export function changePicture(change: Partial<Picture>, tab = sessions.active): void {
  const { picture } = sessionOf(sessions, tab);
  updateTab(tab, { picture: { ...picture, ...change } });
}

/** How the answer that is shown is to be looked at, as far as that fits it. */
export function setPicture(picture: Picture): void {
  const { shown } = sessionOf(sessions);
  if (shown) updateTab(sessions.active, { picture: fitPicture(picture, tablesOf(shown)) });
}

/** Keeps what is shown now, to be looked at beside what comes next. */
export function keepBeside(): void {
  const { shown, picture } = sessionOf(sessions);
  dropBeside();
  update({ byTab: new Map([...sessions.byTab, [BESIDE, { ...FRESH, shown, picture }]]) });
}

/** Makes room for an answer that is to be looked at beside others, and starts its run. */
export function startBeside(written: Written): Run {
  dropBeside();
  update({ byTab: new Map([...sessions.byTab, [BESIDE, FRESH]]) });
  return startRun(written, BESIDE);
}

export function dropBeside(): void {
  const kept = sessions.byTab.get(BESIDE);
  if (!kept) return;
  leave(kept);
  update({ byTab: new Map([...sessions.byTab].filter(([tab]) => tab !== BESIDE)) });
}

/** The text that belongs to what is shown, or to what is on its way. */
export function readWritten(): Written | null {
  const { run, shown } = sessionOf(sessions);
  if (run?.written) return run.written;
  return shown && { query: shown.asked.query, variables: shown.variablesText };
}

export function say(said: string, tab = sessions.active): void {
  updateTab(tab, { said });
}
