import { encodeLink } from './answer/links.ts';
import type { Picture } from './answer/picture.ts';
import { BESIDE, readSessions, sessionOf, type Shown } from './sessions.ts';

/** A link to what is shown now, with what is kept beside it. */
export async function linkTo(shown: Shown, picture: Picture): Promise<string> {
  const beside = sessionOf(readSessions(), BESIDE);
  const kept = beside.shown && (await hashTo(beside.shown, beside.picture));
  // First: what a link is cut off of is its end, and it tells of that.
  const first = kept === null ? '' : `${new URLSearchParams({ beside: kept }).toString()}&`;
  return `${location.origin}${location.pathname}#${first}${await hashTo(shown, picture)}`;
}

/** The part of a link behind its "#". */
async function hashTo({ asked, variablesText }: Shown, picture: Picture): Promise<string> {
  const { query, operationName } = asked;
  return encodeLink({ query, variables: variablesText, operationName, picture });
}

/** The question that the address of the page holds. */
let written: string | null = null;
let isTravelling = false;

/** "Back" and "Forward" lead to an answer; it is no new step when it comes. */
export function travel(): void {
  isTravelling = true;
}

/** Keeps the address of the page a link to what is shown; each question is a step to come back to. */
export async function writeAddress(shown: Shown, picture: Picture): Promise<void> {
  const { query, operationName } = shown.asked;
  const kept = sessionOf(readSessions(), BESIDE).shown?.asked.query ?? null;
  const question = JSON.stringify([query, shown.variablesText, operationName, kept]);
  const before = location.href;
  const link = await linkTo(shown, picture);
  // Somebody went on meanwhile.
  if (location.href !== before) return;
  const isStep = question !== written && !isTravelling && location.href !== link;
  isTravelling = false;
  written = question;
  if (isStep) history.pushState(null, '', link);
  else history.replaceState(null, '', link);
}

/** Elsewhere than at an answer: the next one is a step, also when it is the same. */
export function leaveAnswer(): void {
  written = null;
}
