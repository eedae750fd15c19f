import { failRest, FieldFailure, isDataObject, restOf, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';

/**
 * Adds to `target` what a subgraph answered, in place; lists of one length are merged element by element.
 * Neither null nor a failure replaces a value.
 */
export function mergeData(target: DataObject, source: DataObject, types: PossibleTypes): void {
  const rest = restOf(target);
  for (const key in source) {
    const value = source[key];
    if (value === undefined) continue;
    const known = target[key];
    if (key === '__typename' && known !== undefined) {
      if (isNarrower(value, known, types)) target[key] = value;
      continue;
    }
    if (rest !== undefined && known === undefined) failRest(value, rest);
    setOwn(target, key, known === undefined ? value : mergeValues(known, value, types));
  }
}

/** A subgraph that knows an interface as an object cannot tell the type; another one can. */
function isNarrower(typename: unknown, known: unknown, types: PossibleTypes): boolean {
  if (typeof typename !== 'string' || !types.isOpen(known)) return false;
  return typeof known !== 'string' || types.isOf(typename, known);
}

/** Of both, in place, whatever either gives. */
// eslint-disable-next-line complexity -- one case for each pair of kinds
function mergeValues(known: unknown, value: unknown, types: PossibleTypes): unknown {
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
    mergeData(known, value, types);
    return known;
  }
  if (!Array.isArray(known) || !Array.isArray(value)) return value;
  if (known.length !== value.length) {
    // Nobody can tell which elements are the same.
    failRest(known, atOdds(known.length, value.length));
    return known;
  }
  for (const [index, element] of value.entries()) {
    known[index] = mergeValues(known[index], element, types);
  }
  return known;
}

function atOdds(length: number, other: number): FieldFailure {
  return new FieldFailure({
    message: `Expected subgraphs to agree on the length of a list, got ${length} and ${other}.`,
    path: null,
    extensions: { code: 'SUBGRAPH_ERROR' },
  });
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
