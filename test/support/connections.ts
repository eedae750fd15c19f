import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** A field that lists entities in an order its caller chooses. */
export interface Connection {
  /** Type that has the field. */
  readonly parent: string;
  readonly field: string;
  /** Type of the elements. */
  readonly element: string;
  readonly orderType: string;
  readonly orders: readonly string[];
  /** Null where the list cannot be filtered. */
  readonly filterType: string | null;
}

/** Every connection with an order, of queries and of entities. */
export function connectionsOf(schema: GraphQLSchema): readonly Connection[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) => connectionOf(schema, type.name, field))
      : [],
  );
}

function connectionOf(
  schema: GraphQLSchema,
  parent: string,
  field: GraphQLField<unknown, unknown>,
): readonly Connection[] {
  const typeOf = (argument: string): string | null => {
    const found = field.args.find(({ name }) => name === argument);
    return found === undefined ? null : getNamedType(found.type).name;
  };
  const orderType = typeOf('orderBy');
  const connection = getNamedType(field.type);
  if (orderType === null || !isObjectType(connection)) return [];
  const nodes = connection.getFields()['nodes'];
  if (nodes === undefined) return [];
  return [
    {
      parent,
      field: field.name,
      element: getNamedType(nodes.type).name,
      orderType,
      orders: ordersOf(schema, orderType),
      filterType: typeOf('filter'),
    },
  ];
}

function ordersOf(schema: GraphQLSchema, orderType: string): readonly string[] {
  const type = schema.getType(orderType);
  const field = isInputObjectType(type) ? type.getFields()['field'] : undefined;
  const orders = field === undefined ? undefined : getNamedType(field.type);
  if (!isEnumType(orders)) throw new Error(`Expected ${orderType} to have an enum of fields`);
  return orders.getValues().map(({ name }) => name);
}
