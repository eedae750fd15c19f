import type { SubgraphError } from '../subgraph.ts';

/**
 * Stands in the data where a subgraph failed to give a value. Completing the answer meets it like a
 * resolver that throws, so the error gets the path that the client knows the field by.
 */
export class FieldFailure extends Error {
  override readonly name = 'FieldFailure';
  readonly extensions: Readonly<Record<string, unknown>>;
  /** From this value to what failed in it, when the subgraph nulled more than that. */
  readonly below: readonly (string | number)[];
  /** Null only because of a field beside it; `below` begins at the object they are both in. */
  readonly isBeside: boolean;
  /** What else failed in it. */
  readonly others: FieldFailure[] = [];

  constructor(error: SubgraphError, below: readonly (string | number)[] = [], isBeside = false) {
    super(error.message, { cause: error.cause });
    this.extensions = error.extensions;
    this.below = below;
    this.isBeside = isBeside;
  }

  /** What it means for one of the fields of the object that it stands for. */
  of(key: string): FieldFailure {
    if (this.below.length === 0) return this;
    const { message, extensions, cause, below } = this;
    const error = { message, extensions, cause, path: null };
    return below[0] === key
      ? new FieldFailure(error, below.slice(1))
      : new FieldFailure(error, below, true);
  }
}

/** An object in the data, which may be changed; failures are leaves. */
export type DataObject = Record<string, unknown>;

export function isDataObject(value: unknown): value is DataObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof FieldFailure)
  );
}

const rests = new WeakMap<DataObject, FieldFailure>();

/** Why fields of the object that nobody gave are not there, when a subgraph that should have failed. */
export function restOf(object: DataObject): FieldFailure | undefined {
  return rests.get(object);
}

/** Says so for the object, or the objects of the list, and all below. */
export function failRest(value: unknown, failure: FieldFailure): void {
  if (Array.isArray(value)) {
    for (const element of value) failRest(element, failure);
  } else if (isDataObject(value) && !rests.has(value)) {
    rests.set(value, failure);
    for (const key in value) failRest(value[key], failure);
  }
}
