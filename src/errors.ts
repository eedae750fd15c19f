import { GraphQLError, isValueNode } from 'graphql';

/**
 * Every code of ours that a client can see in `extensions.code`; clients rely on the code, never on the message.
 * docs/reference/errors.md tells of each what to do.
 */
export const ERROR_CODES = [
  /** An argument or variable has a value this field cannot use. */
  'BAD_USER_INPUT',
  /** Fields, fragments or values stand deeper in each other than the limits allow. */
  'QUERY_TOO_DEEP',
  /** The document has more tokens, aliases, fields or directives than the limits allow. */
  'QUERY_TOO_COMPLEX',
  /** The operation could return more, or take more work, than the limits allow; the error names the path. */
  'QUERY_TOO_LARGE',
  /** The body of the request has more bytes than the limits allow. */
  'BODY_TOO_LARGE',
  /** The filter matches so little of so much that it cannot be found in time; narrow it. */
  'QUERY_TOO_BROAD',
  /** The database does not answer; trying again may help. */
  'DATABASE_UNAVAILABLE',
  /** The asker has too few points left for the operation; `Retry-After` says when there will be enough. */
  'RATE_LIMITED',
  /** The server is starting, stopping or busy; `Retry-After` says when to come back. */
  'SERVICE_UNAVAILABLE',
  /** The credentials that came with the request are not valid here; what is public can be asked for without any. */
  'UNAUTHENTICATED',
  /** A subgraph did not answer, or not in GraphQL; `extensions.subgraph` names it. Its fields are null; trying again may help. */
  'SUBGRAPH_UNAVAILABLE',
  /** A subgraph answered with an error that has no code of its own; `extensions.subgraph` names it. */
  'SUBGRAPH_ERROR',
  /** No way was found to ask the subgraphs for this operation; the message names the fields at fault. */
  'QUERY_NOT_PLANNED',
  /** Whoever asks may not see the field at this path, or what it leads to; it is null, and nobody was asked for it. */
  'UNAUTHORIZED_FIELD_OR_TYPE',
  /** The key shows one contract of the graph, and this is the address of another. */
  'CONTRACT_NOT_ALLOWED',
  /** Only trusted documents may be asked here, by their ids: this is the text of one. */
  'QUERY_NOT_IN_SAFELIST',
  /** Only trusted documents may be asked here: this id is of none. */
  'PERSISTED_QUERY_NOT_IN_LIST',
  /** A request names a document by its id and has a text as well. */
  'CANNOT_SEND_PQ_ID_AND_BODY',
  /** What changed since the token is not kept any more; begin anew without it. */
  'CHANGES_EXPIRED',
  /** The graph has changed under a subscription; subscribe again. */
  'SCHEMA_RELOADED',
] as const;

/** What Apollo Server has besides, for requests that never reach the graph and for faults. */
export const APOLLO_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error whose message and code are meant for the client, as they are. */
export function userError(code: ErrorCode, message: string, cause?: Error): GraphQLError {
  return new GraphQLError(message, { extensions: { code }, originalError: cause });
}

/**
 * Whether graphql-js, which names the value, found fault with an argument of the field that failed: null in a
 * variable that has a default may stand where no null may.
 */
export function isBadArgument({ originalError }: GraphQLError): boolean {
  const at = originalError instanceof GraphQLError ? originalError.nodes?.[0] : undefined;
  return at !== undefined && isValueNode(at);
}

/**
 * A reason the process cannot go on, told to whoever started it: one message, exit code 1, no stack.
 * Anything else that ends the process is a fault of ours and keeps its stack.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
