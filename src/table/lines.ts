import { ExactNumber } from '../answer/exactNumber.ts';
import { PLUMBING } from './headings.ts';
import { isList, isObject, type Json, type JsonObject } from './lists.ts';
import type { Selection } from './selection.ts';

export interface RowsAsked {
  /** Whether an element has a row of its own where what would hold its list is null, which is not the same as an empty list. */
  readonly tellsOfNone?: boolean;
}

/**
 * The elements at `list` as they came, one for each row of its table. Before the keys of each stand those of what it
 * stands under, as its table has them: by `keysAbove`.
 */
export function linesOf(
  data: JsonObject,
  list: string,
  selection: Selection,
  { tellsOfNone = false }: RowsAsked = {},
): readonly Json[] {
  const lines: Json[] = [];
  const target = list.split('.');
  const above: Above = { list, selection, keys: keysAbove(list, selection) };
  const collect = (value: Json | undefined, depth: number, carried: JsonObject): void => {
    if (isList(value)) {
      const path = target.slice(0, depth).join('.');
      for (const element of value) {
        if (depth === target.length) lines.push(withCarried(element, carried));
        else if (isObject(element)) {
          const told: Record<string, Json> = { ...carried };
          tell(element, path, { ...above, told });
          collect(element, depth, told);
        }
      }
    } else if (isObject(value)) collect(value[target[depth] ?? ''], depth + 1, carried);
    else if (tellsOfNone && value === null && isInList(carried)) lines.push(carried);
  };
  collect(data, 0, {});
  return lines;
}

/** Whether it is told of an element of a list what it is. */
function isInList(carried: JsonObject): boolean {
  return Object.keys(carried).length > 0;
}

/**
 * What a line calls the fields of what it stands under, by their paths: those paths without `nodes`, `edges` and `node`,
 * joined by `_`. Where an element has a field of that name, or two are the same, the whole path, which is no field's name.
 */
function keysAbove(list: string, { order }: Selection): ReadonlyMap<string, string> {
  const paths = [...order.keys()].filter((path) => path !== list && !path.startsWith(`${list}.`));
  const short = new Map(paths.map((path) => [path, shortKey(path)]));
  const counts = new Map<string, number>();
  for (const key of short.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isFree = (key: string): boolean => counts.get(key) === 1 && !order.has(`${list}.${key}`);
  return new Map([...short].map(([path, key]) => [path, isFree(key) ? key : path]));
}

function shortKey(path: string): string {
  return path
    .split('.')
    .filter((segment) => !PLUMBING.has(segment))
    .join('_');
}

interface Above {
  /** What holds it is told by its fields. */
  readonly list: string;
  readonly selection: Selection;
  readonly keys: ReadonlyMap<string, string>;
}

/** Adds the fields of an object that lists stand in; of an object that is null, all that was asked of it. */
function tell(
  object: JsonObject,
  path: string,
  above: Above & { readonly told: Record<string, Json> },
): void {
  const { list, told } = above;
  for (const [name, value] of Object.entries(object)) {
    const key = `${path}.${name}`;
    if (isObject(value) && !(value instanceof ExactNumber)) tell(value, key, above);
    else if (key !== list && !list.startsWith(`${key}.`))
      Object.assign(told, named(value === null ? leavesOf(key, above) : [key], value, above));
  }
}

/** What was asked of an object that is null; a value is its own leaf. */
function leavesOf(key: string, { selection }: Above): readonly string[] {
  if (!selection.hasMoreBelow(key)) return [key];
  return selection.leaves.filter((leaf) => leaf.startsWith(`${key}.`));
}

function named(paths: readonly string[], value: Json, { keys }: Above): JsonObject {
  return Object.fromEntries(paths.map((path) => [keys.get(path) ?? path, value]));
}

function withCarried(element: Json, carried: JsonObject): Json {
  if (Object.keys(carried).length === 0) return element;
  return isObject(element) ? { ...carried, ...element } : carried;
}
