import { FieldFailure, restOf, type DataObject } from './fieldFailure.ts';

/** What compiled code writes values with; each gives up where graphql-js would not take the value as it is. */
export interface LeafWriters {
  readonly string: (value: unknown) => string;
  readonly id: (value: unknown) => string;
  readonly int: (value: unknown) => string;
  readonly float: (value: unknown) => string;
  readonly boolean: (value: unknown) => string;
  readonly enumeration: (value: unknown, names: ReadonlySet<unknown>) => string;
  readonly custom: (value: unknown) => string;
  /** The object itself. */
  readonly object: (value: unknown, missing: ReadonlySet<unknown> | null) => unknown;
  readonly isMissing: (value: unknown, missing: ReadonlySet<unknown> | null) => boolean;
  /** Null for a field that nobody gave. */
  readonly absent: (object: DataObject) => string;
  /** Whether an object's `__typename` leaves open which of several types it is of. */
  readonly isOpen: (typename: unknown, abstract: ReadonlySet<unknown>) => boolean;
  readonly giveUp: () => never;
}

/** What JSON escapes in strings, lone surrogates among it. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;
/** Up to here, looking for such characters is cheaper than calling JSON.stringify. */
const SHORT = 500;

function quote(value: string): string {
  return value.length < SHORT && !ESCAPED.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** All numbers but those that are no JSON. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof FieldFailure);
}

export function leafWriters(giveUp: () => never): LeafWriters {
  return {
    giveUp,
    string: (value) => (typeof value === 'string' ? quote(value) : giveUp()),
    id: (value) => {
      if (typeof value === 'string') return quote(value);
      return Number.isInteger(value) ? `"${String(value)}"` : giveUp();
    },
    // The bits of a number are itself where it has 32 of them; -0 becomes 0, as in JSON.
    int: (value) => (isNumber(value) && (value | 0) === value ? `${value | 0}` : giveUp()),
    float: (value) => (isNumber(value) ? `${value}` : giveUp()),
    boolean: (value) => (typeof value === 'boolean' ? `${value}` : giveUp()),
    enumeration: (value, names) => (names.has(value) ? `"${String(value)}"` : giveUp()),
    custom: (value) => {
      if (value instanceof FieldFailure) return giveUp();
      // Of functions and symbols it makes nothing, whatever its type says.
      const text = JSON.stringify(value) as string | undefined;
      return text ?? giveUp();
    },
    object: (value, missing) =>
      isObject(value) && missing?.has(value) !== true ? value : giveUp(),
    isMissing: (value, missing) => missing?.has(value) === true,
    absent: (object) => (restOf(object) === undefined ? 'null' : giveUp()),
    isOpen: (typename, abstract) => typeof typename !== 'string' || abstract.has(typename),
  };
}
