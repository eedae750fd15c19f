import {
  isInputObjectType,
  isNonNullType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * The variables of the operation that may be null and stand where null may not: their default, or that
 * of the argument, lets such a document pass, and a null that is given fails when it runs.
 */
export function findNullable({
  schema,
  document,
  operation,
}: {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}): readonly string[] {
  const nullable = new Set(
    (operation.variableDefinitions ?? [])
      .filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE)
      .map(({ variable }) => variable.name.value),
  );
  const found = new Set<string>();
  if (nullable.size === 0) return [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => false,
      Variable: ({ name }) => {
        const takesNull =
          !isNonNullType(types.getInputType()) && !isOneOf(types.getParentInputType());
        if (!takesNull && nullable.has(name.value)) found.add(name.value);
      },
    }),
  );
  return [...found];
}

/** Of such an input object exactly one field is to be given. */
function isOneOf(type: unknown): boolean {
  const named: unknown = isNonNullType(type) ? type.ofType : type;
  return isInputObjectType(named) && named.isOneOf;
}
