import { encodeLink } from './answer/links.ts';
import type { Picture } from './answer/picture.ts';
import type { Shown } from './sessions.ts';

/** A link to what is shown now. */
export async function linkTo(shown: Shown, picture: Picture): Promise<string> {
  const { asked, variablesText } = shown;
  const { query, operationName } = asked;
  const hash = await encodeLink({ query, variables: variablesText, operationName, picture });
  return `${location.origin}${location.pathname}#${hash}`;
}

/** Keeps the address of the page a link to what is shown. */
export async function writeAddress(shown: Shown, picture: Picture): Promise<void> {
  history.replaceState(null, '', await linkTo(shown, picture));
}
