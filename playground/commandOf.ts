import { formatCount } from './answer/counts.ts';
import { toCurl } from './answer/curl.ts';
import { operationOf } from './answer/namedOperations.ts';
import { firstPage } from './answer/pages.ts';
import { findPaging } from './answer/paging.ts';
import { restCommand } from './answer/programs.ts';
import { GRAPHQL_URL, neededId } from './ask.ts';
import { identityHeaders } from './identity.ts';
import { loadOperations } from './operations.ts';
import { loadSchema } from './schema.ts';
import type { Shown } from './sessions.ts';
import type { Table } from '../src/table/flatten.ts';

/** Where the graph is, by the page. */
export const BASE = new URL('..', location.href).href.replace(/\/$/, '');

interface Command {
  /** What it gets, in words. */
  readonly what: string;
  readonly text: string;
}

/** Whoever is signed in takes a command away that asks for the key; the key stays here. */
export async function commandOf(shown: Shown, rows: Table | null): Promise<Command> {
  const { headers, asked } = shown;
  const hasKey = identityHeaders(headers)['authorization'] !== undefined;
  const write = async (request: Shown['asked']): Promise<string> =>
    toCurl(GRAPHQL_URL, request, { headers, hasKey, documentId: await neededId(request) });
  const whole = await wholeCommand(shown, hasKey);
  if (whole !== null) return { what: 'Command for all pages', text: whole };
  const page = rows && (await pageOf(shown, rows));
  if (page === null) return { what: 'Command', text: await write(asked) };
  return { what: page.what, text: await write(page.asked) };
}

/** Of rows that are all pages of a named operation. */
async function wholeCommand({ asked, pages }: Shown, hasKey: boolean): Promise<string | null> {
  if (pages?.isWhole !== true) return null;
  const operation = operationOf(await loadOperations(), asked);
  if (operation?.hasPages !== true) return null;
  return restCommand({ base: BASE, asked, operation, hasKey }, { isWhole: true });
}

/** Of rows that came from several pages, the question of one, which tells where the next begins. */
async function pageOf({ asked, data, pages }: Shown, { list }: Table) {
  const paging = pages && data && findPaging(asked, data, list);
  if (paging?.kind !== 'pages') return null;
  const { size, request } = firstPage({
    asked,
    paging,
    schema: await loadSchema().catch(() => null),
  });
  const what = `Command for the first ${formatCount(size)} rows (the next begin behind the "endCursor" that it gives: the variable "afterOfAll")`;
  return { what, asked: { ...request, operationName: asked.operationName } };
}
