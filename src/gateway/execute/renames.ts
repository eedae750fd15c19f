import type { Rename } from '../plan/plan.ts';
import type { SubgraphError } from '../subgraph.ts';
import { isDataObject } from './fieldFailure.ts';

/** Calls what is in a root or an entity as the data do, in place. */
export function applyRenames(value: unknown, renames: readonly Rename[]): void {
  for (const rename of renames) applyFrom(value, rename, 0);
}

function applyFrom(value: unknown, rename: Rename, at: number): void {
  if (Array.isArray(value)) {
    for (const element of value) applyFrom(element, rename, at);
    return;
  }
  const key = rename.path[at];
  if (!isDataObject(value) || key === undefined || !Object.hasOwn(value, key)) return;
  if (at < rename.path.length - 1) {
    applyFrom(value[key], rename, at + 1);
    return;
  }
  value[rename.to] = value[key];
  Reflect.deleteProperty(value, key);
}

/** What the data call a field of the root or the entity itself. */
export function renamedKey(key: string, renames: readonly Rename[]): string {
  return renames.find(({ path }) => path.length === 1 && path[0] === key)?.to ?? key;
}

/** The same error, at its place in the data; `from` steps lead to the root or the entity. */
export function renameError(
  error: SubgraphError,
  renames: readonly Rename[],
  from: number,
): SubgraphError {
  if (error.path === null || renames.length === 0) return error;
  const path = [...error.path];
  const places = [...path.keys()].slice(from).filter((at) => typeof path[at] === 'string');
  // The innermost come first: what is above still has the names of the fetch.
  for (const rename of renames) {
    const last = places[rename.path.length - 1];
    if (last !== undefined && rename.path.every((key, at) => path[places[at] ?? -1] === key)) {
      path[last] = rename.to;
    }
  }
  return { ...error, path };
}
