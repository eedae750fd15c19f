import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { ERROR_CODES, isBadArgument, type ErrorCode } from '../errors.ts';
import type { RequestContext } from './requestContext.ts';

type Asker = Pick<RequestContext, 'requestId' | 'log' | 'signal'>;

const INTERNAL = 'INTERNAL_SERVER_ERROR';
const OWN_CODES: ReadonlySet<unknown> = new Set(ERROR_CODES);
/** One broken field of a long list fails once per element; the log needs the first of each kind. */
const MAX_LOGGED = 5;

/**
 * The same result with every error that was not written for clients replaced by a neutral one, and
 * logged while somebody waits for the answer: who left causes errors that tell nothing.
 */
export function maskResult(result: ExecutionResult, asker: Asker): ExecutionResult {
  if (result.errors === undefined) return result;
  const isRequestError = result.data === undefined;
  const unknown: GraphQLError[] = [];
  const errors = result.errors.map((error) => {
    if (isBySubgraph(error.extensions)) return withoutServerFacts(error);
    if (OWN_CODES.has(error.extensions['code'])) return error;
    if (isBadArgument(error) || (isRequestError && isByGraphql(error))) return withInputCode(error);
    unknown.push(error);
    return internalError(asker.requestId, error);
  });
  if (unknown.length > 0 && !asker.signal.aborted) logUnknown(unknown, asker);
  return { ...result, errors };
}

/** What to answer when the graph itself failed, which it never should. */
export function maskFailure(failure: unknown, asker: Asker): GraphQLError {
  asker.log.error({ err: failure }, 'the graph failed to answer');
  return internalError(asker.requestId);
}

/**
 * Without data, graphql-js found fault with the variables: its message is for the client. With data,
 * only an own code shows that a message is, or that it is about an argument.
 */
function isByGraphql({ originalError, path }: GraphQLError): boolean {
  return path === undefined && (!originalError || originalError instanceof GraphQLError);
}

/** The gateway names the subgraph in errors that it passes on; they were written for clients. */
function isBySubgraph(extensions: Readonly<Record<string, unknown>> | undefined): boolean {
  return typeof extensions?.['subgraph'] === 'string';
}

/** Apollo Server would take `http` for its own status and headers; the others tell a subgraph's stack. */
const SERVER_FACTS: ReadonlySet<string> = new Set(['http', 'stacktrace', 'exception']);

function withoutServerFacts(error: GraphQLError): GraphQLError {
  const { nodes = null, path = null } = error;
  const facts = Object.entries(error.extensions).filter(([name]) => !SERVER_FACTS.has(name));
  return new GraphQLError(error.message, { nodes, path, extensions: Object.fromEntries(facts) });
}

function withInputCode(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    path: error.path ?? null,
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode },
  });
}

function internalError(requestId: string, at?: GraphQLError): GraphQLError {
  return new GraphQLError(`Something went wrong on our side; request ${requestId} is in the log.`, {
    nodes: at?.nodes ?? null,
    path: at?.path ?? null,
    extensions: { code: INTERNAL, requestId },
  });
}

function logUnknown(errors: readonly GraphQLError[], { log }: Asker): void {
  const firsts = new Map<string, GraphQLError>();
  for (const error of errors) {
    if (!firsts.has(error.message)) firsts.set(error.message, error);
  }
  for (const first of [...firsts.values()].slice(0, MAX_LOGGED)) {
    const failures = errors.filter(({ message }) => message === first.message).length;
    log.error(
      { err: first.originalError ?? first, path: first.path?.join('.'), failures },
      'a field failed',
    );
  }
}

/**
 * The last word on every error Apollo Server sends: own codes back in place where Apollo wrapped
 * the error in one of its own, and nothing internal that came past `maskResult`.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  if (isBySubgraph(formatted.extensions)) return formatted;
  const causes = causesOf(error);
  const own = causes.find(
    (cause): cause is GraphQLError =>
      cause instanceof GraphQLError && OWN_CODES.has(cause.extensions['code']),
  );
  if (own !== undefined) return withCode(formatted, own.extensions['code'] as ErrorCode);
  const code = formatted.extensions?.['code'];
  if (code === 'GRAPHQL_PARSE_FAILED') return formatParseError(formatted, causes);
  // What graphql-js says when it has compared so many fields with each other that it gives up.
  if (code === 'GRAPHQL_VALIDATION_FAILED' && formatted.message === 'Validation aborted.') {
    return withCode({ message: 'Expected fewer fields of one name.' }, 'QUERY_TOO_COMPLEX');
  }
  const isMasked = formatted.extensions?.['requestId'] !== undefined;
  return code === INTERNAL && !isMasked ? formatWithoutCode(formatted) : formatted;
}

/** Mistakes of clients, and how we say them. */
const PERSISTED_QUERY_REFUSALS: ReadonlyMap<string, string> = new Map([
  [
    'provided sha does not match query',
    'Expected the hash to be the SHA-256 of the query, got another one.',
  ],
  [
    'Unsupported persisted query version',
    'Expected "version" of a persisted query to be 1, got another one.',
  ],
]);

/** Of what has no code, Apollo Server takes everything for internal. */
function formatWithoutCode({ message }: GraphQLFormattedError): GraphQLFormattedError {
  const refusal = PERSISTED_QUERY_REFUSALS.get(message);
  return refusal === undefined
    ? { message: 'Something went wrong on our side.', extensions: { code: INTERNAL } }
    : { message: refusal, extensions: { code: 'BAD_REQUEST' } };
}

function formatParseError(
  formatted: GraphQLFormattedError,
  causes: readonly unknown[],
): GraphQLFormattedError {
  const limit = /more tha[nt] (\d+) tokens/.exec(formatted.message)?.[1];
  if (limit !== undefined) {
    return withCode(
      { message: `Expected a document of at most ${limit} tokens, got more.` },
      'QUERY_TOO_COMPLEX',
    );
  }
  // The parser calls itself for each level, and the stack is what bounds it.
  if (causes.some((cause) => cause instanceof RangeError)) {
    return withCode({ message: 'Expected a document nested less deeply.' }, 'QUERY_TOO_DEEP');
  }
  return formatted;
}

function withCode(formatted: GraphQLFormattedError, code: ErrorCode): GraphQLFormattedError {
  return { ...formatted, extensions: { ...formatted.extensions, code } };
}

/** The error and what it wraps, outermost first. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next instanceof Error && causes.length < 8;) {
    causes.push(next);
    next = next instanceof GraphQLError ? next.originalError : next.cause;
  }
  return causes;
}
