import { isEnumType, type GraphQLEnumType, type GraphQLLeafType } from 'graphql';
import { anomaly } from '../../answer/anomaly.ts';

export type Leaf = string | number | boolean;

/** What answers have for a value that is not null. @throws anomaly for what is no such value */
export type LeafValue = (value: unknown) => Leaf;

/** Gives what graphql-js would have serialized; values that it would convert are left to it. */
export function leafValue(type: GraphQLLeafType): LeafValue {
  if (isEnumType(type)) return enumValue(type);
  return builtIn[type.name] ?? ((value) => leafOf(type.serialize(value)));
}

/** Objects are left out: they might be what a cache holds, and answers are merged into. */
export function isLeaf(value: unknown): value is Leaf {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function leafOf(value: unknown): Leaf {
  if (!isLeaf(value)) throw anomaly;
  return value;
}

const builtIn: Readonly<Record<string, LeafValue>> = {
  String: stringValue,
  ID: stringValue,
  Int: (value) => {
    if (typeof value !== 'number' || (value | 0) !== value) throw anomaly;
    return value;
  },
  Float: (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw anomaly;
    return value;
  },
  Boolean: (value) => {
    if (typeof value !== 'boolean') throw anomaly;
    return value;
  },
};

function stringValue(value: unknown): Leaf {
  if (typeof value !== 'string') throw anomaly;
  return value;
}

function enumValue(type: GraphQLEnumType): LeafValue {
  const names = new Map<unknown, string>(type.getValues().map(({ value, name }) => [value, name]));
  return (value) => {
    const name = names.get(value);
    if (name === undefined) throw anomaly;
    return name;
  };
}
