import { ExactNumber } from '../../answer/exactNumber.ts';
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

  /** What it means for what is in the value that it stands for. */
  in(key: string | number): FieldFailure {
    return this.below.length === 0
      ? this
      : this.#at(this.below[0] === key ? this.below.slice(1) : []);
  }

  /** What it means for one of the fields of the object that it stands for. */
  of(key: string): FieldFailure {
    const { below } = this;
    if (below.length === 0) return this;
    return below[0] === key ? this.#at(below.slice(1)) : this.#at(below, true);
  }

  /** What it means for what is null because of it, and stands elsewhere. */
  ofOther(): FieldFailure {
    return this.below.length === 0 ? this : this.#at([]);
  }

  #at(below: FieldFailure['below'], isBeside = false): FieldFailure {
    const { message, extensions, cause } = this;
    return new FieldFailure({ message, extensions, cause, path: null }, below, isBeside);
  }
}

/** An object in the data, which may be changed; failures and exact numbers are leaves. */
export type DataObject = Record<string, unknown>;

export function isDataObject(value: unknown): value is DataObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof FieldFailure) &&
    !(value instanceof ExactNumber)
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
    for (const [index, element] of value.entries()) failRest(element, failure.in(index));
  } else if (isDataObject(value) && !rests.has(value)) {
    rests.set(value, failure);
    for (const key in value) failRest(value[key], failure.in(key));
  }
}
