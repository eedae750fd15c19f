import {
  findNodeAtLocation,
  getNodePath,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { fieldOf, printPath, type Path } from '../records/paths.ts';
import type { Problem } from './problems.ts';

/** One data file: its records, unchecked, and where each of them stands. */
export interface SourceFile {
  /** None where the file is broken. */
  readonly rows: readonly unknown[];
  /** Whether its text is no list of records at all. */
  readonly isBroken: boolean;
  readonly problems: readonly Problem[];
  /** A problem of the row at `index`, at the field that `path` leads to. */
  problemAt(index: number, path: Path, message: string): Problem;
}

/** Reads a file's text, `null` where there is no file; `key` is the field that names a record. */
export function parseSource(file: string, text: string | null, key: string): SourceFile {
  if (text === null) return brokenFile(file, null, 'expected this file, got nothing');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined) {
    return brokenFile(
      file,
      lineOf(text, error),
      `expected JSON, got a fault: ${printFault(error)}`,
    );
  }
  if (tree?.type !== 'array') {
    return brokenFile(file, 1, `expected a list of records, got ${tree?.type ?? 'nothing'}`);
  }
  // The value of an array is an array.
  const rows = getNodeValue(tree) as readonly unknown[];
  const problemOf = (node: Node, index: number, path: Path, message: string): Problem => ({
    file,
    line: lineOf(text, node),
    record: nameOf(rows[index], index, key),
    field: printPath(path),
    message,
  });
  return {
    rows,
    isBroken: false,
    problems: repeatedFields(tree).map((node) => {
      const [index, ...path] = getNodePath(node);
      return problemOf(node, Number(index), path, 'expected this field once, got it again');
    }),
    problemAt: (index, path, message) =>
      problemOf(nearestNode(tree, [index, ...path]), index, path, message),
  };
}

function brokenFile(file: string, line: number | null, message: string): SourceFile {
  const problemAt = (): Problem => ({ file, line, record: null, field: null, message });
  return { rows: [], isBroken: true, problems: [problemAt()], problemAt };
}

/** `CommaExpected` is read as "comma expected". */
function printFault({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/(?<=.)[A-Z]/g, ' $&')
    .toLowerCase();
}

/** JSON keeps the last of two fields of one name without a word; a file must not hold both. */
function repeatedFields({ type, children = [] }: Node): readonly Node[] {
  const properties = type === 'object' ? children : [];
  const names = properties.flatMap(({ children: [name] = [] }) => name ?? []);
  const repeated = names.filter(
    ({ value }, index) => names.findIndex((name) => name.value === value) < index,
  );
  return [...repeated, ...children.flatMap(repeatedFields)];
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
