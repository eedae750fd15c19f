import {
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLOutputType,
} from 'graphql';
import type { AskedField, Gaps } from './remainder.ts';

type Data = Readonly<Record<string, unknown>>;

/** Null where no null may stand: what it stands in is null. */
const NO_NULL = Symbol('no null');

/** The data of an answer with null for what was denied, and for what cannot be without it. */
export function fillGaps(data: unknown, gaps: Gaps): Data | null {
  const filled = fillObject(data, gaps);
  return filled === NO_NULL || !isObject(filled) ? null : filled;
}

function fillObject(value: unknown, gaps: Gaps): unknown {
  if (!isObject(value)) return value;
  const nulls = nullsIn(value, gaps);
  if (nulls === null) return NO_NULL;
  const filled: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const key = gaps.denied.get(name)?.key ?? name;
    // In the place that the first of several selections has.
    if (name === gaps.typeKey || Object.hasOwn(filled, key)) continue;
    const made = nulls.has(key) ? null : fillField(inner, key, { value, gaps });
    if (made === NO_NULL) return NO_NULL;
    setOwn(filled, key, made);
  }
  return filled;
}

function fillField(
  inner: unknown,
  key: string,
  { value, gaps: { below, typeKey } }: { readonly value: Data; readonly gaps: Gaps },
): unknown {
  const deeper = below.get(key);
  if (deeper === undefined) return inner;
  const type = typeKey === null ? undefined : value[typeKey];
  return fillValue(inner, typeOf(deeper.asked, type), deeper.gaps);
}

/** The keys of an object that are denied; null where one of them cannot be null. */
function nullsIn(value: Data, { denied }: Gaps): ReadonlySet<string> | null {
  const nulls = new Set<string>();
  for (const [name, type] of Object.entries(value)) {
    const gap = denied.get(name);
    if (gap === undefined) continue;
    if (isNonNullType(typeOf([gap], type))) return null;
    nulls.add(gap.key);
  }
  return nulls;
}

/** The type that a field has of an object, which is of one type only where that is not told; where it is not known which one that is, as it was asked for. */
function typeOf(asked: readonly AskedField[], type: unknown): GraphQLOutputType {
  const found = asked
    .map(({ name, possible }) => {
      const object = type === undefined ? possible[0] : possible.find((one) => one.name === type);
      return object?.getFields()[name];
    })
    .find((field) => field !== undefined);
  const field = found ?? asked.map(fieldAsked).find((one) => one !== undefined);
  if (field === undefined) throw new Error('Expected a field of what was asked for, got none.');
  return field.type;
}

function fieldAsked({ name, parent }: AskedField): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function fillValue(value: unknown, type: GraphQLOutputType, gaps: Gaps): unknown {
  if (isNonNullType(type)) return fillValue(value, type.ofType, gaps) ?? NO_NULL;
  if (value == null) return null;
  const filled = isListType(type) ? fillList(value, type.ofType, gaps) : fillObject(value, gaps);
  return filled === NO_NULL ? null : filled;
}

function fillList(value: unknown, of: GraphQLOutputType, gaps: Gaps): unknown {
  if (!Array.isArray(value)) return value;
  const filled = value.map((element) => fillValue(element, of, gaps));
  return filled.includes(NO_NULL) ? NO_NULL : filled;
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A client may call a field `__proto__`. */
function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
