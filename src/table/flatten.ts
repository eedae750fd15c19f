import { headingOf, singular } from './headings.ts';
import { isList, isObject, type Json, type JsonObject } from './lists.ts';
import { linesOf, type RowsAsked } from './lines.ts';
import type { Selection } from './selection.ts';

export type Scalar = string | number | boolean | null;
/**
 * A list stands for several values in one cell. Undefined is what was not asked of this row, such as
 * the name of a center where the query names agencies only; null is what nobody knows.
 */
export type Cell = Scalar | readonly Scalar[] | undefined;

export interface Column {
  /** The path in the answer, without indexes; the same for the same query. */
  readonly key: string;
  readonly heading: string;
  readonly isNumeric: boolean;
}

export interface Table {
  readonly list: string;
  readonly columns: readonly Column[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** Each row as it is written in lines of JSON. */
  readonly lines: readonly Json[];
}

/** By key; an object that is null stands here too, for all that was selected of it. */
type Cells = Map<string, Cell>;

/**
 * The elements at `list` as rows. Nested objects become columns, nested lists become cells of several
 * values, and the values of an element that has several rows below it are repeated in each of them.
 */
export function flatten(
  data: JsonObject,
  list: string,
  selection: Selection,
  asked: RowsAsked = {},
): Table {
  const found: Cells[] = [];
  const target = list.split('.');
  const collect = (value: Json | undefined, depth: number, carried: Cells): void => {
    const path = target.slice(0, depth).join('.');
    if (isList(value)) {
      for (const element of value) {
        const cells = new Map(carried);
        if (isObject(element)) addCells(element, path, { cells, selection, below: list });
        else cells.set(path, null);
        if (depth === target.length) found.push(cells);
        else collect(element, depth, cells);
      }
    } else if (isObject(value)) collect(value[target[depth] ?? ''], depth + 1, carried);
    else if (asked.tellsOfNone === true && value === null && carried.size > 0) found.push(carried);
  };
  collect(data, 0, new Map());

  const keys = columnKeys(found, { list, data, selection });
  const rows = found.map((cells) => keys.map((key) => cellAt(cells, key)));
  return {
    list,
    columns: toColumns(keys, { list, rows }),
    rows,
    lines: linesOf(data, list, selection, asked),
  };
}

/** Null when it, or what it is a part of, is null; undefined when nothing was asked of it. */
function cellAt(cells: Cells, key: string): Cell {
  if (cells.has(key)) return cells.get(key);
  for (let end = key.lastIndexOf('.'); end > 0; end = key.lastIndexOf('.', end - 1)) {
    if (cells.get(key.slice(0, end)) === null) return null;
  }
  return undefined;
}

interface Target {
  readonly cells: Cells;
  readonly selection: Selection;
  /** The list that rows are made of: it and what holds it are no cells. */
  readonly below: string;
}

function addCells(object: JsonObject, path: string, target: Target): void {
  for (const [name, value] of Object.entries(object)) {
    const key = `${path}.${name}`;
    if (target.below === key || target.below.startsWith(`${key}.`)) {
      if (isObject(value)) addCells(value, key, target);
    } else if (isObject(value)) addCells(value, key, target);
    else target.cells.set(key, isList(value) ? describeList(value) : value);
  }
}

/** The values of a list in one cell; what the query asks nothing of is left out. */
export function describeList(list: readonly Json[]): Cell {
  const values = list.map(describe).filter((value) => value !== undefined);
  return list.length > 0 && values.length === 0 ? undefined : values;
}

/** One value that says what a nested element is. */
function describe(value: Json): Scalar | undefined {
  if (!isObject(value) && !isList(value)) return value;
  const leaves = leavesOf(value);
  const telling = leaves.filter(([key]) => key !== '__typename' && key !== 'cursor');
  const values = (telling.length > 0 ? telling : leaves).map(([, leaf]) => leaf);
  return values.length < 2 ? values[0] : values.map((leaf) => quoted(leaf, /[,;"]/)).join(', ');
}

/** In quotes where it holds what parts it from others. */
function quoted(value: Scalar, separators: RegExp): string {
  const text = String(value);
  return separators.test(text) ? JSON.stringify(text) : text;
}

function leavesOf(value: Json, key = ''): readonly (readonly [string, Scalar])[] {
  if (isList(value)) return value.flatMap((element) => leavesOf(element, key));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, child]) => leavesOf(child, name));
  return [[key, value]];
}

interface Source {
  readonly list: string;
  readonly data: JsonObject;
  readonly selection: Selection;
}

/** What any row has, and what was selected although no row has it, in the order of the selection. */
function columnKeys(rows: readonly Cells[], { list, selection }: Source): readonly string[] {
  const keys = new Set<string>();
  for (const cells of rows) {
    for (const [key, cell] of cells) {
      // An object that is null has columns for what was selected of it, and is none itself.
      if (key !== list && !(cell === null && selection.hasMoreBelow(key))) keys.add(key);
    }
  }
  const covers = (leaf: string): boolean =>
    leaf.split('.').some((_, index, parts) => keys.has(parts.slice(0, index + 1).join('.')));
  for (const leaf of selection.leaves) {
    if (leaf.startsWith(`${list}.`) && !covers(leaf)) keys.add(leaf);
  }
  const placeOf = (key: string): number => selection.order.get(key) ?? Number.MAX_SAFE_INTEGER;
  return [...keys].sort((a, b) => placeOf(a) - placeOf(b));
}

function toColumns(
  keys: readonly string[],
  { list, rows }: { readonly list: string; readonly rows: readonly (readonly Cell[])[] },
): readonly Column[] {
  const headings = headingsOf(keys, list);
  return keys.map((key, index) => ({
    key,
    heading: headings[index] ?? key,
    isNumeric: isNumericAt(rows, index),
  }));
}

/** What columns are called, each by another name. */
export function headingsOf(keys: readonly string[], list: string): readonly string[] {
  const taken = new Set<string>();
  return keys.map((key) => {
    const short = headingWithin(key, list);
    const names = [short, headingOf(key), `${short} (${key.split('.').at(-1) ?? ''})`, key];
    const heading = names.find((name) => !taken.has(name.toLowerCase())) ?? key;
    taken.add(heading.toLowerCase());
    return heading;
  });
}

export function isNumericAt(rows: Table['rows'], index: number): boolean {
  let isNumeric = false;
  for (const row of rows) {
    const cell = row[index] ?? null;
    if (cell !== null && typeof cell !== 'number') return false;
    isNumeric ||= cell !== null;
  }
  return isNumeric;
}

/** Of the element itself the path below it; of an element above, with what that one is. */
function headingWithin(key: string, list: string): string {
  if (key.startsWith(`${list}.`)) {
    return headingOf(key.slice(list.length + 1)) || headingOf(key);
  }
  const segments = key.split('.');
  const shared = segments.findIndex((segment, index) => segment !== list.split('.')[index]);
  const above = segments
    .slice(0, shared)
    .filter((segment) => !['nodes', 'edges', 'node'].includes(segment));
  const rest = segments.slice(shared);
  return headingOf([...above.slice(-1).map(singular), ...rest].join('.'));
}

/** A cell as text, with "; " between several values; null, and what was not asked, is no text. */
export function textOf(cell: Cell): string | null {
  if (cell === null || cell === undefined) return null;
  return typeof cell === 'object' ? cell.map(textInList).join('; ') : String(cell);
}

/** A value among others of a cell. */
export function textInList(value: Scalar): string {
  return quoted(value, /^[^"]*;[^"]*$/);
}
