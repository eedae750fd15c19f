import type {
  DocumentNode,
  FormattedExecutionResult,
  GraphQLFormattedError,
  GraphQLSchema,
} from 'graphql';
import type { OperationSet } from '../operations/operationSet.ts';

/** The graph as one asker sees it. */
export interface GraphAccess {
  readonly schema: GraphQLSchema;
  readonly operations: OperationSet;
  /** Where it is, without a slash at the end: for addresses of more. */
  readonly origin: string;
  /** Null for what cannot be read, or is longer than a document may be: asked for that, the graph says so. */
  parse(query: string): DocumentNode | null;
  /** Why a text of the asker's own is not to be asked, by the rule of trusted documents; null where it may be. */
  refuse(query: string): Promise<GraphQLFormattedError | null>;
  /** Asks within all limits; runs queries only. */
  ask(
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<FormattedExecutionResult>;
}
