import type { SubgraphError, SubgraphOperation } from '../subgraph.ts';
import { askedOf, type AskedFields } from './keepAsked.ts';
import { isRecord } from './answerErrors.ts';

/** More than that would be more errors than anybody reads. */
const MAX_PLACES = 1000;

type Path = readonly (string | number)[];

/**
 * Brings the errors of an answer to the places in its data where values are missing, and null to those
 * where a failed field was left out. A path without the index of an element, as gqlgen and async-graphql give
 * it of entities, stands for all elements that lack the value.
 */
export function placePaths(
  data: Record<string, unknown> | null,
  errors: readonly SubgraphError[],
  operation: SubgraphOperation,
): readonly SubgraphError[] {
  if (data === null || errors.length === 0) return errors;
  const asked = askedOf(operation);
  let left = MAX_PLACES;
  return errors.flatMap((error) => {
    if (error.path === null) return error;
    const places = findPlaces(data, asked, error.path).slice(0, left);
    left -= places.length;
    return places.length === 0 ? error : places.map((path) => ({ ...error, path }));
  });
}

/** The paths on which something is missing; none where all is there, or nobody asked for it. */
function findPlaces(value: unknown, asked: AskedFields | null, path: Path): readonly Path[] {
  if (value === null) return [path];
  const [key, ...rest] = path;
  if (key === undefined) return Array.isArray(value) ? findNulls(value) : [];
  if (Array.isArray(value)) return findInList(value, asked, path);
  return isRecord(value) && typeof key === 'string' && asked?.has(key) === true
    ? withKey(key, findPlaces(ownValue(value, key), asked.get(key) ?? null, rest))
    : [];
}

/** The value of a field that was asked for; null where it was left out, from now on. */
function ownValue(object: Readonly<Record<string, unknown>>, key: string): unknown {
  if (!Object.hasOwn(object, key)) Reflect.set(object, key, null);
  return object[key];
}

function findInList(
  list: readonly unknown[],
  asked: AskedFields | null,
  path: Path,
): readonly Path[] {
  const [key, ...rest] = path;
  if (typeof key !== 'number') {
    return list.flatMap((element, index) => withKey(index, findPlaces(element, asked, path)));
  }
  return key < list.length ? withKey(key, findPlaces(list[key], asked, rest)) : [];
}

function findNulls(list: readonly unknown[]): readonly Path[] {
  return list.flatMap((element, index) => withKey(index, findPlaces(element, null, [])));
}

function withKey(key: string | number, paths: readonly Path[]): readonly Path[] {
  return paths.map((path) => [key, ...path]);
}
