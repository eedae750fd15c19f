import { isEnumType, type GraphQLEnumType, type GraphQLLeafType } from 'graphql';
import { anomaly } from './anomaly.ts';

/** The JSON of a value that is not null. @throws anomaly for what is no such value */
export type LeafText = (value: unknown) => string;

/** Writes what graphql-js would have serialized; values that it would convert are left to it. */
export function leafText(type: GraphQLLeafType): LeafText {
  if (isEnumType(type)) return enumText(type);
  return builtIn[type.name] ?? ((value) => JSON.stringify(type.serialize(value)));
}

const builtIn: Readonly<Record<string, LeafText>> = {
  String: stringText,
  ID: stringText,
  Int: (value) => {
    if (typeof value !== 'number' || (value | 0) !== value) throw anomaly;
    return String(value);
  },
  Float: (value) => {
    if (!Number.isFinite(value)) throw anomaly;
    return String(value);
  },
  Boolean: (value) => {
    if (typeof value !== 'boolean') throw anomaly;
    return value ? 'true' : 'false';
  },
};

function stringText(value: unknown): string {
  if (typeof value !== 'string') throw anomaly;
  return JSON.stringify(value);
}

function enumText(type: GraphQLEnumType): LeafText {
  const texts = new Map<unknown, string>(
    type.getValues().map(({ value, name }) => [value, JSON.stringify(name)]),
  );
  return (value) => {
    const text = texts.get(value);
    if (text === undefined) throw anomaly;
    return text;
  };
}
