import { getOperationAST, getVariableValues, parse, type GraphQLSchema } from 'graphql';
import type { CanonicalParts } from '../../../src/gateway/operation/canonical.ts';
import type { Question } from './operations.ts';

/** A question as the gateway has it before it is planned; null where its variables are refused. */
export function readQuestion(
  schema: GraphQLSchema,
  { text, operationName, variables }: Question,
): Omit<CanonicalParts, 'supergraph'> | null {
  const document = parse(text, { noLocation: true });
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new Error('Expected an operation, got none.');
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (values.coerced === undefined) return null;
  return { document, operation, variables: values.coerced };
}
