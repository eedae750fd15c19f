import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { OperationSet } from '../operations/operationSet.ts';

/** The graph as one asker sees it. */
export interface GraphAccess {
  readonly schema: GraphQLSchema;
  readonly operations: OperationSet;
  /** Where it is, without a slash at the end: for addresses of more. */
  readonly origin: string;
  /** Asks within all limits; runs queries only. */
  ask(
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<FormattedExecutionResult>;
}
