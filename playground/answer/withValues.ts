import {
  astFromValue,
  getOperationAST,
  isInputType,
  Kind,
  parse,
  print,
  typeFromAST,
  visit,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { AskedOperation } from './paging.ts';

/** The same question by another name, with what it was asked with in its text in place of variables. */
export function withValues(
  schema: GraphQLSchema,
  asked: AskedOperation,
  name: string,
): AskedOperation {
  const { query, variables, operationName } = asked;
  const document = parse(query);
  const types = new Map<string, GraphQLInputType>();
  for (const node of getOperationAST(document, operationName)?.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node.type);
    if (isInputType(type)) types.set(node.variable.name.value, type);
  }
  const written = visit(document, {
    OperationDefinition: (node) => ({ ...node, name: { kind: Kind.NAME, value: name } }),
    VariableDefinition: () => null,
    Argument: ({ value }) =>
      value.kind === Kind.VARIABLE && variables[value.name.value] === undefined ? null : undefined,
    Variable: (node) => {
      const type = types.get(node.name.value);
      return type && astFromValue(variables[node.name.value], type);
    },
  });
  return { query: `${print(written)}\n`, variables: {}, operationName: name };
}
