import { FieldFailure, isDataObject, type DataObject } from './fieldFailure.ts';

/**
 * Adds to `target` what a subgraph answered, in place; lists of one length are merged element by element.
 * Neither null nor a failure replaces a value.
 */
export function mergeData(target: DataObject, source: DataObject): void {
  for (const key in source) {
    const value = source[key];
    if (value === undefined) continue;
    const known = target[key];
    if (key === '__typename' && known !== undefined) continue;
    if (known === undefined || known === null) {
      setOwn(target, key, value);
    } else if (value !== null && !(value instanceof FieldFailure)) {
      mergeValue(target, key, known, value);
    }
  }
}

function mergeValue(target: DataObject, key: string, known: unknown, value: unknown): void {
  if (isDataObject(known) && isDataObject(value)) {
    mergeData(known, value);
  } else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) {
    mergeLists(known, value);
  } else {
    setOwn(target, key, value);
  }
}

function mergeLists(known: unknown[], value: readonly unknown[]): void {
  value.forEach((element, index) => {
    const before = known[index];
    if (isDataObject(before) && isDataObject(element)) mergeData(before, element);
    else if (Array.isArray(before) && Array.isArray(element) && before.length === element.length) {
      mergeLists(before, element);
    } else if (!(element instanceof FieldFailure)) known[index] = element;
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
  return copy as T;
}
