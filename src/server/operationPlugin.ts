import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequest,
  type GraphQLRequestContext,
} from '@apollo/server';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FormattedExecutionResult,
} from 'graphql';
import { askForNear } from '../answer/nearNames.ts';
import { createUse, type Use } from '../usage/use.ts';
import { cachingOf, cachingTo, type Caching } from './cache/view.ts';
import type { Answers } from './cache/answers.ts';
import type { KnownOperation, KnownOperations } from './known/knownOperations.ts';
import { checkNodes } from './limits/checkNodes.ts';
import { countWorstCase, type WorstCase } from './limits/worstCase.ts';
import type { Limits } from './limits/limits.ts';
import type { Metrics } from './metrics.ts';
import type { RequestContext } from './requestContext.ts';

export interface OperationParts {
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** Takes in each query that passes. */
  readonly known: KnownOperations;
  readonly answers: Answers;
}

/** Looks at each operation once it is known: refuses what could return too much, counts the rest. */
export function operationPlugin({
  limits,
  metrics,
  known,
  answers,
}: OperationParts): ApolloServerPlugin<RequestContext> {
  const count = (type: string, { signal }: RequestContext, result: FormattedExecutionResult) => {
    if (signal.aborted) metrics.countAbandoned(type);
    else metrics.countOperation(type, result);
  };
  return {
    requestDidStart: async () => {
      let worstCase = 0;
      return {
        didResolveOperation: async (context) => {
          const { arrival } = context.contextValue;
          arrival.noteOperation(context.operationName);
          worstCase = refuseUnfit(context, limits).nodes;
          arrival.known = learn(context, known);
          arrival.view = arrival.known && answers.viewOf(arrival.known, arrival.asker);
          arrival.use = arrival.known?.use ?? useOf(context);
        },
        willSendResponse: async ({ request, response, operation, contextValue }) => {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (response.http.status === 400 && isWellFormed(result) && readsOnlyOk(request)) {
            response.http.status = 200;
          }
          if (contextValue.tellsCost === 'only') return;
          if (contextValue.explain) explainNodes(result, worstCase);
          const caching = cachingFor(result, contextValue);
          if (caching !== null) response.http.headers.set('cache-control', caching.cacheControl);
          count(operation?.operation ?? 'none', contextValue, result);
        },
      };
    },
  };
}

/** Null for a result that nobody may keep. */
function cachingFor(
  { errors }: FormattedExecutionResult,
  { arrival, explain, tellsCost, isAnybody }: RequestContext,
): Caching | null {
  const isPlain = errors === undefined && !explain && tellsCost === 'no' && isAnybody;
  if (!isPlain || arrival.view === null) return null;
  return cachingTo(cachingOf(arrival.view, arrival), arrival.asker);
}

function learn(
  { source, request, document, operation }: GraphQLRequestContext<RequestContext>,
  known: KnownOperations,
): KnownOperation | null {
  if (source === undefined || document === undefined || operation === undefined) return null;
  const { operationName = null } = request;
  return known.note({ text: source, operationName, document, operation });
}

/** Of what is no query, and is therefore not known again. */
function useOf({ document, operationName }: GraphQLRequestContext<RequestContext>): Use | null {
  return document === undefined ? null : createUse(document, operationName ?? null);
}

/** Adds to an explained answer how many elements of lists it could have and how many it has. */
function explainNodes({ data, extensions }: FormattedExecutionResult, worstCase: number): void {
  const explain = extensions?.['explain'];
  if (typeof explain !== 'object' || explain === null) return;
  Object.assign(explain, { nodes: { worstCase, returned: countElements(data) } });
}

function countElements(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Object.values(value).reduce<number>((sum, child) => sum + countElements(child), own);
}

/** Whether the request was a GraphQL request at all, however wrong its document or variables. */
export function isWellFormed({ errors = [] }: FormattedExecutionResult): boolean {
  return errors.every(({ extensions }) => extensions?.['code'] !== 'BAD_REQUEST');
}

/**
 * GraphQL over HTTP: who asks for `application/json` by name, and not for the newer type, reads a
 * result only from a 200, so errors in the document must come with one.
 */
function readsOnlyOk({ http }: GraphQLRequest): boolean {
  const accept = http?.headers.get('accept')?.toLowerCase() ?? '';
  return (
    accept.includes('application/json') && !accept.includes('application/graphql-response+json')
  );
}

function refuseUnfit(context: GraphQLRequestContext<RequestContext>, limits: Limits): WorstCase {
  const { schema, document, operation, request } = context;
  if (document === undefined || operation === undefined) {
    throw refusal(unnamed(request.operationName ?? null, document), 'OPERATION_RESOLUTION_FAILURE');
  }
  refuseUnsuited(operation.operation, context);
  const variables = request.variables ?? {};
  const worstCase = countWorstCase({ schema, document, operation, variables });
  const error = checkNodes(worstCase, limits);
  if (error !== null) throw refusal(error.message, error.extensions['code']);
  return worstCase;
}

function unnamed(name: string | null, document: DocumentNode | undefined): string {
  if (!name) return 'Expected an operation name, because the document has several operations.';
  const known = (document?.definitions ?? []).flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? []) : [],
  );
  return `Expected the name of an operation in the document, got "${name}".${askForNear(name, known)}`;
}

/** Refuses a kind of operation that the graph does not have, or that cannot come in this request. */
function refuseUnsuited(
  kind: OperationTypeNode,
  { schema, contextValue }: GraphQLRequestContext<RequestContext>,
): void {
  // graphql-js validates a kind of operation that the schema does not have, and fails to run it.
  if (!schema.getRootType(kind)) {
    throw refusal(
      `Expected an operation that can run here, got a ${kind}.`,
      'OPERATION_RESOLUTION_FAILURE',
    );
  }
  if (kind === OperationTypeNode.SUBSCRIPTION && contextValue.subscribe === null) {
    throw refusal(
      'Expected a subscription to come with the header "accept: text/event-stream": its results are events.',
      'OPERATION_RESOLUTION_FAILURE',
    );
  }
  if (kind === OperationTypeNode.MUTATION && contextValue.method === 'GET') {
    const http = { status: 405, headers: new HeaderMap([['allow', 'POST']]) };
    throw new GraphQLError('Expected a mutation to come by POST, got GET.', {
      extensions: { code: 'BAD_REQUEST', http },
    });
  }
}

/** Thrown from a hook, an error is a 500 unless it says otherwise. */
function refusal(message: string, code: unknown): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
