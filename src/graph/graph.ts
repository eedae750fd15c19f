import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';

/** What a server needs to know of a graph: it can be asked, and it can describe itself. */
export interface Graph {
  /** The schema clients see; `execute` answers by it. */
  readonly schema: GraphQLSchema;
  /** The same schema as SDL: the API schema, or the subgraph SDL when only some domains are served. */
  readonly sdl: string;
  /** The supergraph of all own domains for other routers; null when only some domains are served. */
  readonly supergraphSdl: string | null;
  /** Answers one validated query or mutation. GraphQL errors are in the result; it rejects for nothing else. */
  execute(operation: GraphOperation): Promise<ExecutionResult>;
  /** Results of a subscription as they come; one result with errors and no data when it cannot begin. */
  subscribe(operation: GraphOperation): AsyncIterable<ExecutionResult>;
  /** Lets go of what it holds; called once, when another has taken over and nobody asks it any more. */
  close?(): Promise<void>;
}

export interface GraphOperation {
  /** Parsed and validated; the same object for the same text, so that what is derived of it can be kept. */
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Tell in `extensions.explain` what it took. */
  readonly explain?: boolean;
  /** Headers of the request, names in lower case; a remote subgraph is sent those it may see. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}
