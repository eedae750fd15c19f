import { Kind, type TypeNode } from 'graphql';

export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

/** Whether what lists hold, or the value itself, may not be null. */
export function isInnerRequired(type: TypeNode): boolean {
  if (type.kind === Kind.NAMED_TYPE) return false;
  if (type.kind === Kind.LIST_TYPE) return isInnerRequired(type.type);
  return type.type.kind === Kind.NAMED_TYPE || isInnerRequired(type.type);
}
