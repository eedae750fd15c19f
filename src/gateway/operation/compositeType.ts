import {
  getNamedType,
  isCompositeType,
  type GraphQLCompositeType,
  type GraphQLField,
} from 'graphql';

/** By field: asking graphql-js what a type is costs more than all else that is done for a field. */
const known = new WeakMap<GraphQLField<unknown, unknown>, GraphQLCompositeType | null>();

/** The type of a field's objects; null for a leaf. */
export function compositeTypeOf(
  field: GraphQLField<unknown, unknown>,
): GraphQLCompositeType | null {
  let type = known.get(field);
  if (type === undefined) {
    const named = getNamedType(field.type);
    type = isCompositeType(named) ? named : null;
    known.set(field, type);
  }
  return type;
}
