import {
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  Kind,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

export type Values = Readonly<Record<string, unknown>>;

/** What no entity has. */
const UNKNOWN = 'mep-graph-check';

/** The selected values of a record; null where it lacks one. */
export function pickValues(record: Values, selection: SelectionSetNode): Values | null {
  const picked: Record<string, unknown> = {};
  for (const node of selection.selections) {
    if (node.kind !== Kind.FIELD) return null;
    const name = node.name.value;
    const value = pickValue(record[name], node.selectionSet);
    if (value === undefined) return null;
    picked[name] = value;
  }
  return picked;
}

function pickValue(value: unknown, selection: SelectionSetNode | undefined): unknown {
  if (selection === undefined || value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => pickValue(item, selection));
    return items.includes(undefined) ? undefined : items;
  }
  return typeof value === 'object' ? (pickValues(value as Values, selection) ?? undefined) : value;
}

/** Values of the right types that no entity has; null where a type is not known. */
export function unknownValues(
  type: string,
  selection: SelectionSetNode,
  schema: GraphQLSchema,
): Values | null {
  const found = schema.getType(type);
  if (!isObjectType(found)) return null;
  const values: Record<string, unknown> = {};
  for (const node of selection.selections) {
    if (node.kind !== Kind.FIELD) return null;
    const field = found.getFields()[node.name.value];
    if (field === undefined) return null;
    values[field.name] = unknownValue(field.type, node.selectionSet, schema);
  }
  // Ids of the graph begin with their type.
  return 'id' in values ? { ...values, id: `${type}:${UNKNOWN}` } : values;
}

function unknownValue(
  type: GraphQLOutputType,
  selection: SelectionSetNode | undefined,
  schema: GraphQLSchema,
): unknown {
  const named = getNullableType(type);
  if (isListType(named)) return [];
  if (isCompositeType(named)) {
    return selection === undefined ? null : unknownValues(named.name, selection, schema);
  }
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const { name } = named;
  if (name === 'Int' || name === 'Float') return 0;
  return name === 'Boolean' ? false : UNKNOWN;
}
