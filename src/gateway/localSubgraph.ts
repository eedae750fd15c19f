import type { ExecutionResult, GraphQLError } from 'graphql';
import { mapEach } from '../asyncIterables.ts';
import type { Graph, GraphOperation } from '../graph/graph.ts';
import type { Subgraph, SubgraphError, SubgraphRequest, SubgraphResult } from './subgraph.ts';

/** A graph of this process as a subgraph: no HTTP between, and errors stay what they are. */
export function createLocalSubgraph(
  name: string,
  graph: Pick<Graph, 'find' | 'execute' | 'subscribe'>,
): Subgraph {
  return {
    name,
    execute: async (request) => {
      const operation = operationOf(request);
      const result = (await graph.find?.(operation)) ?? (await graph.execute(operation));
      return toSubgraphResult(result);
    },
    subscribe: (request) => mapEach(graph.subscribe(operationOf(request)), toSubgraphResult),
    close: async () => undefined,
  };
}

function operationOf({ operation, variables, asker }: SubgraphRequest): GraphOperation {
  return {
    document: operation.document,
    operationName: operation.name,
    variables,
    explanation: asker.explanation,
    headers: asker.headers,
    ...(asker.identity && { asker: asker.identity }),
    ...(asker.shown && { shown: asker.shown }),
    ...(asker.signal && { signal: asker.signal }),
    ...(asker.spending && { spending: asker.spending }),
  };
}

function toSubgraphResult({ data, errors = [] }: ExecutionResult): SubgraphResult {
  return { data: data ?? null, errors: errors.map(toSubgraphError) };
}

function toSubgraphError(error: GraphQLError): SubgraphError {
  return {
    message: error.message,
    path: error.path ?? null,
    extensions: error.extensions,
    cause: error.originalError ?? error,
  };
}
