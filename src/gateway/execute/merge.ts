import { failRest, FieldFailure, isDataObject, restOf, type DataObject } from './fieldFailure.ts';

/**
 * Adds to `target` what a subgraph answered, in place; lists of one length are merged element by element.
 * Neither null nor a failure replaces a value.
 */
export function mergeData(target: DataObject, source: DataObject): void {
  const rest = restOf(target);
  for (const key in source) {
    const value = source[key];
    if (value === undefined) continue;
    const known = target[key];
    if (key === '__typename' && known !== undefined) continue;
    if (rest !== undefined && known === undefined) failRest(value, rest);
    setOwn(target, key, mergeValues(known, value));
  }
}

/** Of both, in place, whatever either gives. */
// eslint-disable-next-line complexity -- one case for each pair of kinds
function mergeValues(known: unknown, value: unknown): unknown {
  if (known === undefined || known === null) return value;
  if (value === null || value === undefined) return known;
  if (value instanceof FieldFailure) {
    failRest(known, value);
    return known;
  }
  if (known instanceof FieldFailure) {
    failRest(value, known);
    return value;
  }
  if (isDataObject(known) && isDataObject(value)) {
    mergeData(known, value);
    return known;
  }
  if (!Array.isArray(known) || !Array.isArray(value) || known.length !== value.length) return value;
  for (const [index, element] of value.entries()) {
    known[index] = mergeValues(known[index], element);
  }
  return known;
}

/** Subgraphs may name a field `__proto__`; no such field is asked, and none is set. */
function setOwn(target: DataObject, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
}

/** A copy that can be merged into on its own. */
export function copyData<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyData) as T;
  if (!isDataObject(value)) return value;
  const copy: DataObject = {};
  for (const key in value) setOwn(copy, key, copyData(value[key]));
  const rest = restOf(value);
  if (rest !== undefined) failRest(copy, rest);
  return copy as T;
}
