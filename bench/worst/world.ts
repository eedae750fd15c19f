import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../scripts/synthetic/random.ts';
import { filterSamples } from '../../scripts/synthetic/filterSamples.ts';

/** What the data hold, to be filtered by: values of filters that take no closed list, by filter field. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/** A list that an operation can ask, and what can be asked of it. */
export interface List {
  readonly field: string;
  readonly element: string;
  readonly connection: GraphQLObjectType;
  readonly filter: GraphQLInputObjectType | null;
  readonly orders: readonly string[];
}

/** The lists that a type has. */
export function listsOf(type: GraphQLObjectType): readonly List[] {
  return Object.values(type.getFields()).flatMap((field) => listOf(field));
}

function listOf(field: GraphQLField<unknown, unknown>): readonly List[] {
  const connection = getNamedType(field.type);
  if (!isObjectType(connection) || field.args.some(isRequiredArgument)) return [];
  const nodes = connection.getFields()['nodes'];
  if (nodes === undefined) return [];
  const filter = argumentType(field, 'filter');
  const order = argumentType(field, 'orderBy');
  const orderField = isInputObjectType(order) ? order.getFields()['field'] : undefined;
  const orders = orderField && getNamedType(orderField.type);
  return [
    {
      field: field.name,
      element: getNamedType(nodes.type).name,
      connection,
      filter: isInputObjectType(filter) ? filter : null,
      orders: isEnumType(orders) ? orders.getValues().map(({ name }) => name) : [],
    },
  ];
}

function argumentType(field: GraphQLField<unknown, unknown>, argument: string): unknown {
  const found = field.args.find(({ name }) => name === argument);
  return found && getNamedType(found.type);
}

/** A filter of some conditions, as it is written. */
export function writeFilter(
  schema: GraphQLSchema,
  type: GraphQLInputObjectType,
  { random, conditions, known }: FilterOptions,
): string {
  const fields = Object.values(type.getFields());
  const chosen = new Set(Array.from({ length: conditions }, () => random.pick(fields)));
  const written = [...chosen].map((field) => {
    const of = getNullableType(field.type);
    const item = isListType(of) ? getNamedType(of) : of;
    if (isEnumType(item)) {
      const names = item.getValues().map(({ name }) => name);
      return `${field.name}: ${isListType(of) ? `[${severalOf(names, random).join(', ')}]` : random.pick(names)}`;
    }
    const values = known[`${type.name}.${field.name}`] ?? samplesOf(schema, type.name, field.name);
    return isListType(of)
      ? `${field.name}: [${severalOf(values.flat(), random).map(writeValue).join(', ')}]`
      : `${field.name}: ${writeValue(random.pick(values))}`;
  });
  return `{ ${written.join(', ')} }`;
}

interface FilterOptions {
  readonly random: Random;
  readonly conditions: number;
  readonly known: KnownValues;
}

function samplesOf(schema: GraphQLSchema, type: string, field: string): readonly unknown[] {
  return filterSamples(schema, type)
    .filter(({ filter }) => field in filter)
    .map(({ filter }) => filter[field]);
}

function severalOf<Value>(values: readonly Value[], random: Random): readonly Value[] {
  const count = 1 + random.below(Math.min(20, values.length));
  return [...new Set(Array.from({ length: count }, () => random.pick(values)))];
}

function writeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${writeValue(inner)}`);
  return `{ ${fields.join(', ')} }`;
}

/** Every leaf of a type, and of the objects so many levels below that need no argument. */
export function selectLeaves(schema: GraphQLSchema, typeName: string, levels = 1): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '{ __typename id }';
  const fields = Object.values(type.getFields()).flatMap(({ name, args, type: of }) => {
    const result = getNamedType(of);
    if (args.some(isRequiredArgument)) return [];
    if (isLeafType(result)) return [name];
    const isPlain = args.length === 0 && levels > 0 && isObjectType(result);
    return isPlain ? [`${name} ${selectLeaves(schema, result.name, levels - 1)}`] : [];
  });
  return `{ ${fields.join(' ') || '__typename'} }`;
}
