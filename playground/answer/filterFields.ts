import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';
import { headingOf, singular } from '../../src/table/headings.ts';
import { isObject, type JsonObject } from '../../src/table/lists.ts';

/** A condition of a filter that takes one value. */
export interface FilterField {
  /** Another one for each. */
  readonly key: string;
  /** As people say it: "focus area", "started from". */
  readonly words: string;
  /** Null for what can be anything. */
  readonly values: readonly string[] | null;
  readonly isNumber: boolean;
  /** What the graph counts by what this takes; it need not count that. */
  readonly facet: string;
  /** The filter that says this alone. */
  readonly filterOf: (value: string) => JsonObject;
}

/** What a filter can be told, one value each. */
export function filterFields(schema: GraphQLSchema, filter: string): readonly FilterField[] {
  const inputs = inputsOf(schema, filter);
  const names = new Set(inputs.map(({ name }) => name));
  return inputs
    .filter(({ deprecationReason }) => deprecationReason == null)
    .flatMap((input) =>
      isListType(getNullableType(input.type)) ? anyOf(input, names) : one(input),
    );
}

function inputsOf(schema: GraphQLSchema, filter: string): readonly GraphQLInputField[] {
  const type = schema.getType(filter);
  return isInputObjectType(type) ? Object.values(type.getFields()) : [];
}

function one(input: GraphQLInputField): readonly FilterField[] {
  const { name } = input;
  const type = getNamedType(input.type);
  const field = { key: name, words: wordsOf(name), isNumber: false, facet: facetOf(name) };
  if (isEnumType(type)) {
    const known = type.getValues().filter(({ deprecationReason }) => deprecationReason == null);
    const values = known.map((value) => value.name);
    return [{ ...field, values, filterOf: (value) => ({ [name]: value }) }];
  }
  if (type.name === 'Boolean') {
    const values = ['true', 'false'];
    return [{ ...field, values, filterOf: (value) => ({ [name]: value === 'true' }) }];
  }
  if (isSpan(input)) return ['from', 'to'].map((end) => endOf(input, end));
  if (type.name !== 'ID' && type.name !== 'String') return [];
  return [{ ...field, values: null, filterOf: (value) => ({ [name]: value }) }];
}

/** One of several values, where none of the fields takes a single one. */
function anyOf(
  { name, type }: GraphQLInputField,
  names: ReadonlySet<string>,
): readonly FilterField[] {
  const base = singular(/^(.+)Any$/.exec(name)?.[1] ?? '');
  if (base === '' || names.has(base) || getNamedType(type).name !== 'ID') return [];
  const filterOf = (value: string): JsonObject => ({ [name]: [value] });
  const facet = facetOf(base);
  return [{ key: name, words: wordsOf(base), values: null, isNumber: false, facet, filterOf }];
}

function isSpan({ type }: GraphQLInputField): boolean {
  const span = getNamedType(type);
  return isInputObjectType(span) && 'from' in span.getFields() && 'to' in span.getFields();
}

function endOf({ name }: GraphQLInputField, end: string): FilterField {
  return {
    ...{ key: `${name}.${end}`, words: `${wordsOf(name)} ${end}`, values: null, isNumber: true },
    facet: '',
    filterOf: (value) => ({ [name]: { [end]: Number(value) } }),
  };
}

/** The filter for what a facet counted; null where the filter takes no such value. */
export function filterOfFacet(
  schema: GraphQLSchema,
  filter: string,
  { facet, value }: { readonly facet: string; readonly value: string },
): JsonObject | null {
  const field = filterFields(schema, filter).find((known) => known.facet === facet);
  if (field) return field.values?.includes(value) === false ? null : field.filterOf(value);
  const span = inputsOf(schema, filter).find(isSpan);
  return span && /(^|_)YEAR$/.test(facet) && /^\d+$/.test(value)
    ? { [span.name]: { from: Number(value), to: Number(value) } }
    : null;
}

/** All of these at once; of a span that has both its ends, both. */
export function joinFilters(filters: readonly JsonObject[]): JsonObject {
  const joined: Record<string, JsonObject[string]> = {};
  for (const [name, value] of filters.flatMap((filter) => Object.entries(filter))) {
    const known = joined[name];
    joined[name] = isObject(known) && isObject(value) ? { ...known, ...value } : value;
  }
  return joined;
}

function facetOf(name: string): string {
  return name.replaceAll(/([A-Z])/g, '_$1').toUpperCase();
}

function wordsOf(name: string): string {
  return headingOf(name).toLowerCase();
}
