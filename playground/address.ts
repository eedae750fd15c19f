import { encodeLink } from './answer/links.ts';
import type { Picture } from './answer/picture.ts';
import type { Shown } from './sessions.ts';

/** A link to what is shown now. */
export async function linkTo(shown: Shown, picture: Picture): Promise<string> {
  return `${location.origin}${location.pathname}#${await hashTo(shown, picture)}`;
}

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
  const question = JSON.stringify([query, shown.variablesText, operationName]);
  const link = await linkTo(shown, picture);
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
