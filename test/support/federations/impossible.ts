import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** A fragment that no object can ever match, or null; graphql-js's own rule only looks at the one around it. */
export function findImpossible(schema: GraphQLSchema, document: DocumentNode): string | null {
  const possible = (type: GraphQLCompositeType): ReadonlySet<string> =>
    new Set(
      isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name],
    );

  const within = (
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    known: ReadonlySet<string>,
  ): string | null => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const named = schema.getType(selection.typeCondition?.name.value ?? type.name);
        const inner = isCompositeType(named) ? named : type;
        const among = possible(inner);
        const narrowed = new Set([...known].filter((name) => among.has(name)));
        if (narrowed.size === 0) return `A fragment on ${inner.name} can never apply here.`;
        const found = within(selection.selectionSet, inner, narrowed);
        if (found !== null) return found;
      } else if (selection.kind === Kind.FIELD && selection.selectionSet && 'getFields' in type) {
        const field = type.getFields()[selection.name.value];
        const below = field ? getNamedType(field.type) : null;
        const found = isCompositeType(below)
          ? within(selection.selectionSet, below, possible(below))
          : null;
        if (found !== null) return found;
      }
    }
    return null;
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    const found = isObjectType(root) ? within(definition.selectionSet, root, possible(root)) : null;
    if (found !== null) return found;
  }
  return null;
}
