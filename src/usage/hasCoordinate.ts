import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';

const COORDINATE = /^(\w+)\.(\w+)(?:\((\w+):\))?$/;

/** Whether a schema has a field, an argument, an input field or a value of an enum. */
export function hasCoordinate(schema: GraphQLSchema, coordinate: string): boolean {
  const [, name = '', member = '', argument] = COORDINATE.exec(coordinate) ?? [];
  const type = schema.getType(name);
  if (isEnumType(type)) return type.getValue(member) !== undefined;
  if (isInputObjectType(type)) return member in type.getFields();
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const field = type.getFields()[member];
  if (field === undefined || argument === undefined) return field !== undefined;
  return field.args.some((one) => one.name === argument);
}
