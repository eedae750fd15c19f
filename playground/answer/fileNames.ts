import { parse } from 'graphql';
import { headingOf } from '../../src/table/headings.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { AskedOperation } from './paging.ts';
import type { Picture } from './picture.ts';
import { conditionsGiven, narrowedTitle, narrowingOf } from './titles.ts';
import { walkFields } from '../../src/table/selection.ts';

const LONGEST = 120;

/** A name for a file, without its ending: lower case, and nothing that a file system minds. */
export function fileNameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  if (name.length <= LONGEST) return name;
  // Whole words, as long as there are any.
  return name
    .slice(0, LONGEST + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, LONGEST);
}

/** What rows or a picture of an answer are called, with what narrows them down. */
export function nameOfRows(asked: AskedOperation, picture: Picture, table: Table | null): string {
  const title = picture.title ?? nameInWords(asked);
  const { where, words } = narrowingOf(table, picture);
  const given = picture.title === undefined ? conditionsGiven(asked) : [];
  return fileNameOf(narrowedTitle(title, { where: [...given, ...where], words })) || 'answer';
}

/** What an answer is called among other files: by its title, its operation's name, or what it asks for. */
export function nameOfAnswer(asked: AskedOperation, title?: string): string {
  return fileNameOf(title ?? nameInWords(asked)) || 'answer';
}

function nameInWords({ query, operationName }: AskedOperation): string {
  if (operationName !== null) return headingOf(operationName);
  const roots: string[] = [];
  walkFields(parse(query), operationName, (_field, path) => {
    if (!path.includes('.')) roots.push(headingOf(path));
  });
  return roots.join(' ');
}
