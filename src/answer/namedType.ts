import { Kind, type TypeNode } from 'graphql';

/** The name in a type: `Book` of `[Book!]!`. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
