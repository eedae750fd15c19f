import { FieldFailure, isDataObject } from './fieldFailure.ts';

/** What compiled code takes values with; each gives up where graphql-js would not take the value as it is. */
export interface LeafChecks {
  readonly string: (value: unknown) => string;
  readonly id: (value: unknown) => string;
  readonly int: (value: unknown) => number;
  readonly float: (value: unknown) => number;
  readonly boolean: (value: unknown) => boolean;
  readonly enumeration: (value: unknown, names: ReadonlySet<unknown>) => unknown;
  readonly custom: (value: unknown) => unknown;
  /** The object itself. */
  readonly object: (value: unknown, missing: ReadonlySet<unknown> | null) => unknown;
  readonly isMissing: (value: unknown, missing: ReadonlySet<unknown> | null) => boolean;
  /** Whether an object's `__typename` leaves open which of several types it is of. */
  readonly isOpen: (typename: unknown, abstract: ReadonlySet<unknown>) => boolean;
  readonly giveUp: () => never;
}

/** All numbers but those that are no JSON. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Whether it is there, and has a text as JSON. */
function isJson(value: unknown): boolean {
  return value != null && typeof value !== 'function' && typeof value !== 'symbol';
}

export function leafChecks(giveUp: () => never): LeafChecks {
  return {
    giveUp,
    string: (value) => (typeof value === 'string' ? value : giveUp()),
    id: (value) => {
      if (typeof value === 'string') return value;
      return Number.isInteger(value) ? String(value) : giveUp();
    },
    int: (value) => (isNumber(value) && (value | 0) === value ? value : giveUp()),
    float: (value) => (isNumber(value) ? value : giveUp()),
    boolean: (value) => (typeof value === 'boolean' ? value : giveUp()),
    enumeration: (value, names) => (names.has(value) ? value : giveUp()),
    // Of what JSON has no text for, whatever its type says, it would make nothing.
    custom: (value) => (value instanceof FieldFailure || !isJson(value) ? giveUp() : value),
    object: (value, missing) =>
      isDataObject(value) && missing?.has(value) !== true ? value : giveUp(),
    isMissing: (value, missing) => missing?.has(value) === true,
    isOpen: (typename, abstract) => typeof typename !== 'string' || abstract.has(typename),
  };
}
