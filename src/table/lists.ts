import { headingOf } from './headings.ts';
import type { Selection } from './selection.ts';

/** A list of an answer that a table can be made of; all lists at one path count as one. */
export interface List {
  /** Response keys joined by dots, without indexes: `state.resources.nodes`. */
  readonly path: string;
  readonly heading: string;
  /** Elements at this path, over all parents. */
  readonly rows: number;
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The lists of objects of an answer, the one with the longest single list first. */
export function findLists(data: JsonObject, selection: Selection): readonly List[] {
  const found = new Map<string, { rows: number; longest: number }>();
  const walk = (value: Json, path: string): void => {
    if (isList(value)) {
      if (!selection.hasMoreBelow(path)) return;
      const known = found.get(path) ?? { rows: 0, longest: 0 };
      known.rows += value.length;
      known.longest = Math.max(known.longest, value.length);
      found.set(path, known);
      for (const element of value) walk(element, path);
    } else if (isObject(value)) {
      for (const [key, child] of Object.entries(value)) {
        walk(child, path === '' ? key : `${path}.${key}`);
      }
    }
  };
  walk(data, '');
  return [...found]
    .sort(([a, first], [b, second]) => second.longest - first.longest || depth(a) - depth(b))
    .map(([path, { rows }]) => ({ path, heading: nameOfList(data, path), rows }));
}

/** Of a list below one object, with what that one is called: "Georgia: resources". */
function nameOfList(data: JsonObject, path: string): string {
  const [top = '', ...rest] = path.split('.');
  const object = data[top];
  const name = isObject(object) ? givenName(object) : null;
  const below = headingOf(rest.join('.'));
  return name === null || below === '' ? headingOf(path) : `${name}: ${below.toLowerCase()}`;
}

/** What an object of an answer is called, where the query asks for that. */
export function givenName({ name, title, label, shortName }: JsonObject): string | null {
  return [name, title, label, shortName].find((text) => typeof text === 'string') ?? null;
}

function depth(path: string): number {
  return path.split('.').length;
}

/** What stands at a path of names joined by dots, lists left out. */
export function valueAt(data: Json, path: string): Json | undefined {
  let value: Json | undefined = data;
  for (const segment of path.split('.')) value = isObject(value) ? value[segment] : undefined;
  return value;
}
