import { parse } from 'graphql';
import { headingOf } from '../../src/table/headings.ts';
import type { AskedOperation } from './paging.ts';
import { walkFields } from '../../src/table/selection.ts';

/** A name for a file, without its ending: lower case, and nothing that a file system minds. */
export function fileNameOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}

/** What an answer is called among other files: by its title, its operation's name, or what it asks for. */
export function nameOfAnswer({ query, operationName }: AskedOperation, title?: string): string {
  if (title !== undefined) return fileNameOf(title) || 'answer';
  if (operationName !== null) return fileNameOf(headingOf(operationName));
  const roots: string[] = [];
  walkFields(parse(query), operationName, (_field, path) => {
    if (!path.includes('.')) roots.push(headingOf(path));
  });
  return fileNameOf(roots.join(' ')) || 'answer';
}
