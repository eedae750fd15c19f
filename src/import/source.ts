import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { Problem } from './problems.ts';

export type Path = readonly (string | number)[];

/** Text of one data file that holds a list of records, and where in it each of them stands. */
export interface SourceFile {
  readonly rows: readonly unknown[];
  /** What is wrong with the text itself: then there are no rows. */
  readonly problems: readonly Problem[];
  /** A problem of the row at `index`, at the field that `path` leads to. */
  problemAt(index: number, path: Path, message: string): Problem;
}

/** Reads a file's text; `key` is the field that names a record. */
export function parseSource(file: string, text: string | null, key: string): SourceFile {
  const problemOfFile = (line: number | null, message: string): Problem => ({
    file,
    line,
    record: null,
    field: null,
    message,
  });
  const broken = (...problems: Problem[]): SourceFile => ({ rows: [], problems, problemAt });
  const problemAt = (index: number, path: Path, message: string): Problem => ({
    file,
    line: tree === undefined ? null : lineOf(text ?? '', nearestNode(tree, [index, ...path])),
    record: nameOf(rows[index], index, key),
    field: printPath(path),
    message,
  });

  const errors: ParseError[] = [];
  const tree = parseTree(text ?? '', errors, { disallowComments: true });
  const value: unknown = tree === undefined ? undefined : getNodeValue(tree);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];

  if (text === null) return broken(problemOfFile(null, 'expected this file, got nothing'));
  const [error] = errors;
  if (error !== undefined) {
    const line = lineOf(text, error);
    return broken(problemOfFile(line, `expected JSON, got ${printParseErrorCode(error.error)}`));
  }
  if (tree?.type !== 'array') {
    return broken(problemOfFile(1, `expected a list of records, got ${tree?.type ?? 'nothing'}`));
  }
  return { rows, problems: repeatedKeys(tree, problemAt), problemAt };
}

/** JSON keeps the last of two fields of one name without a word; a file must not hold both. */
function repeatedKeys(tree: Node, problemAt: SourceFile['problemAt']): Problem[] {
  const problems: Problem[] = [];
  const visit = (node: Node, path: Path): void => {
    const seen = new Set<unknown>();
    for (const [index, child] of (node.children ?? []).entries()) {
      const [name, value] = child.children ?? [];
      if (node.type !== 'object' || name === undefined || value === undefined) {
        visit(child, [...path, index]);
        continue;
      }
      const at = [...path, String(name.value)];
      const [row] = at;
      if (seen.has(name.value) && typeof row === 'number') {
        problems.push(problemAt(row, at.slice(1), 'expected this field once, got it twice'));
      }
      seen.add(name.value);
      visit(value, at);
    }
  };
  visit(tree, []);
  return problems;
}

/** The node a path leads to, or the last one on the way that is there. */
function nearestNode(tree: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return tree;
}

function lineOf(text: string, { offset }: { readonly offset: number }): number {
  return text.slice(0, offset).split('\n').length;
}

function nameOf(row: unknown, index: number, key: string): string {
  const name = fieldOf(row, key);
  return typeof name === 'string' && name !== '' ? name : `#${index + 1}`;
}

/** A field of what may be an object, or undefined. */
export function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (Object.getOwnPropertyDescriptor(value, key)?.value as unknown)
    : undefined;
}

function printPath(path: Path): string | null {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return text === '' ? null : text.replace(/^\./, '');
}
