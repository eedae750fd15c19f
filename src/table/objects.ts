import { ExactNumber } from '../answer/exactNumber.ts';
import { describeList, headingsOf, isNumericAt, type Cell, type Table } from './flatten.ts';
import { headingOf } from './headings.ts';
import { isList, isObject, givenName, type Json, type JsonObject } from './lists.ts';
import type { Selection } from './selection.ts';

/** In the place of a list's path: the objects of an answer that stand in no list. */
export const OBJECTS = '';
/** The column that says which object a row is, before all others. */
export const OBJECT_NAME = '(object)';

interface Found {
  readonly name: string;
  readonly line: Json;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** The objects outside lists as rows, and what was asked of them as columns; null where there are none. */
export function flattenObjects(data: JsonObject, selection: Selection): Table | null {
  const order = new Map<string, number>();
  const found = Object.entries(data).flatMap(([top, value]): readonly Found[] => {
    const cells = new Map<string, Cell>();
    const add = (path: string, cell: Cell): void => {
      const key = keyWithin(path);
      cells.set(key, cell);
      order.set(key, Math.min(order.get(key) ?? Infinity, selection.order.get(path) ?? Infinity));
    };
    addFields(value, top, { add, selection, tops: Object.keys(data) });
    if (cells.size === 0) return [];
    const name = (isObject(value) ? givenName(value) : null) ?? (headingOf(top) || top);
    return [{ name, line: lineOf(value, { name, top }), cells }];
  });
  if (found.length === 0) return null;
  const keys = [...order].sort(([, a], [, b]) => a - b).map(([key]) => key);
  const rows = found.map(({ name, cells }) => [name, ...keys.map((key) => cells.get(key))]);
  const headings = objectHeadings(keys);
  const columns = [OBJECT_NAME, ...keys].map((key, index) => ({
    key,
    heading: headings[index] ?? key,
    isNumeric: isNumericAt(rows, index),
  }));
  return { list: OBJECTS, columns, rows, lines: found.map(({ line }) => line) };
}

/** The object as it came, before it which one it is: by a name that no field of it has. */
function lineOf(value: Json, { name, top }: { readonly name: string; readonly top: string }): Json {
  const fields = isObject(value) && !(value instanceof ExactNumber) ? value : { [top]: value };
  return { ['object' in fields ? OBJECT_NAME : 'object']: name, ...fields };
}

/** Of a field of an object, without the name of the object: the same field of another one is in the same column. */
export function keyWithin(path: string): string {
  return path.includes('.') ? path.slice(path.indexOf('.') + 1) : path;
}

/** What the column of names and these are called, each by another name. */
export function objectHeadings(keys: readonly string[]): readonly string[] {
  return headingsOf(['object', ...keys], OBJECTS);
}

interface Target {
  readonly add: (path: string, cell: Cell) => void;
  readonly selection: Selection;
  /** Names of all objects of the answer. */
  readonly tops: readonly string[];
}

function addFields(value: Json, path: string, target: Target): void {
  const { add, selection } = target;
  if (isList(value)) {
    if (!selection.hasMoreBelow(path) || isBeside(path, target)) add(path, describeList(value));
  } else if (isObject(value)) addObject(value, path, target);
  else if (!selection.hasMoreBelow(path)) add(path, value);
  else for (const leaf of leavesBelow(path, selection)) add(leaf, null);
}

function addObject(value: JsonObject, path: string, target: Target): void {
  const { nodes } = value;
  if (isList(nodes) && isBeside(`${path}.nodes`, target)) {
    target.add(`${path}.nodes`, describePage(nodes, value['totalCount']));
    return;
  }
  const isPage = holdsPage(path, target.selection);
  for (const [name, child] of Object.entries(value)) {
    if (!isPage || !OF_A_PAGE.has(name)) addFields(child, `${path}.${name}`, target);
  }
}

/** Whether each object of the answer has this list, so that they are compared by who stands in it; counts are lists of their own. */
function isBeside(path: string, { selection, tops }: Target): boolean {
  const key = keyWithin(path);
  if (tops.length < 2 || NOT_BESIDE.test(key)) return false;
  return tops.every((top) => selection.order.has(`${top}.${key}`));
}

const NOT_BESIDE = /^(nodes|edges)$|(^|\.)(facets|cells|rows|columns)$/;

/** Who stands on a page of a list, and how many more there are. */
function describePage(nodes: readonly Json[], totalCount: Json | undefined): Cell {
  const told = describeList(nodes);
  const more = typeof totalCount === 'number' ? totalCount - nodes.length : 0;
  return more > 0 && isCellList(told) ? [...told, `and ${more} more`] : told;
}

function isCellList(cell: Cell): cell is Extract<Cell, readonly unknown[]> {
  return Array.isArray(cell);
}

/** Of an object that is null, all that was asked of it; a list of which there is no page has no fields. */
function leavesBelow(path: string, selection: Selection): readonly string[] {
  if (holdsPage(path, selection)) return [];
  return selection.leaves.filter((leaf) => leaf.startsWith(`${path}.`));
}

/** Where a page stands and how long its list is belongs to the list. */
const OF_A_PAGE: ReadonlySet<string> = new Set(['pageInfo', 'totalCount', 'totalCountIsExact']);

function holdsPage(path: string, { order }: Selection): boolean {
  return order.has(`${path}.nodes`) || order.has(`${path}.edges`);
}

/** How what was asked of several objects compares; nothing is the same or differs where it is not known of one of them. */
export function compareCells(cells: readonly Cell[]): 'same' | 'differs' | 'unknown' {
  if (cells.some((cell) => cell == null || cell === 'UNKNOWN')) return 'unknown';
  const texts = cells.map((cell) =>
    JSON.stringify(isCellList(cell) ? cell.map(String).toSorted() : cell),
  );
  return new Set(texts).size > 1 ? 'differs' : 'same';
}
