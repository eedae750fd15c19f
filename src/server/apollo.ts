import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { OperationTypeNode, type ExecutionResult } from 'graphql';
import { explained } from '../observing/explanation.ts';
import type { Graph, GraphOperation } from '../graph/graph.ts';
import type { Logger } from '../observing/log.ts';
import { limitDocument } from './limits/documentRule.ts';
import { requireSlicing } from './limits/slicingRule.ts';
import { refuseLargeFloats } from './limits/floatRule.ts';
import { refuseConditionalRoots } from './limits/subscriptionRule.ts';
import type { Question } from './cache/question.ts';
import type { Answer } from './cache/flight.ts';
import { waiterOf } from './front/arrival.ts';
import { Meter } from '../points/operationCost.ts';
import type { PersistedTexts } from './known/persistedTexts.ts';
import { costPlugin } from './costPlugin.ts';
import { formatError, maskFailure, maskResult } from './maskErrors.ts';
import type { ServedOperations } from './operations/servedOperations.ts';
import { createTrustedStore } from './operations/trustedStore.ts';
import { operationPlugin, type OperationParts } from './operationPlugin.ts';
import type { RequestContext } from './requestContext.ts';
import { writtenResult, writeResult } from './writtenResult.ts';

/** A dozen wrong fields show what is wrong; graphql-js would list a hundred. */
const MAX_VALIDATION_ERRORS = 20;

export type Apollo = ApolloServer<RequestContext>;

export interface ApolloParts extends OperationParts {
  readonly graph: Graph;
  /** Outlives each graph. */
  readonly persisted: PersistedTexts;
  readonly operations: ServedOperations;
  readonly log: Logger;
  /** Whether points are. */
  readonly isEnforced: boolean;
}

/** Apollo Server over one graph, started: it parses, validates and limits; the graph executes. */
export async function startApollo(parts: ApolloParts): Promise<Apollo> {
  const { graph, limits, log, persisted, isEnforced } = parts;
  const apollo = new ApolloServer<RequestContext>({
    gateway: gatewayOf(parts),
    stringifyResult: writeResult,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // One behaviour whatever NODE_ENV says.
    nodeEnv: 'production',
    logger: log,
    documentStore: createTrustedStore(parts.operations),
    persistedQueries: { cache: persisted, ttl: null },
    parseOptions: { maxLexicalTokens: limits.maxTokens },
    validationRules: [
      limitDocument(limits),
      refuseConditionalRoots,
      refuseLargeFloats,
      ...(isEnforced && graph.costs ? [requireSlicing(graph.costs)] : []),
    ],
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    formatError,
    plugins: [
      operationPlugin(parts),
      costPlugin(parts.graph),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

type Gateway = NonNullable<ApolloServerOptions<RequestContext>['gateway']>;
type SchemaListener = Parameters<Gateway['onSchemaLoadOrUpdate']>[0];

/** As a gateway, Apollo Server leaves the schema as it is and execution to us. */
function gatewayOf(parts: ApolloParts): Gateway {
  const { graph } = parts;
  const listeners = new Set<SchemaListener>();
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      const loaded = {
        apiSchema: graph.schema,
        coreSupergraphSdl: graph.supergraphSdl ?? graph.sdl,
      };
      listeners.forEach((listener) => {
        listener(loaded);
      });
      return {
        // The type of Apollo's gateways knows any context; ours is the one graphqlRoute makes.
        executor: async (request) => execute(parts, request, request.context as RequestContext),
      };
    },
    stop: async () => {
      listeners.clear();
    },
  };
}

type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type ExecutorRequest = Parameters<Executor>[0];

async function execute(
  parts: ApolloParts,
  request: ExecutorRequest,
  context: RequestContext,
): Promise<ExecutionResult> {
  const { document, operation, operationName } = request;
  const { arrival, headers, signal } = context;
  const variables = request.request.variables ?? {};
  const { exactVariables, asker } = arrival;
  const asked = { document, operationName, variables, exactVariables, headers, signal, asker };
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    // Checked as every operation is; its results go another way, and what is returned nowhere.
    context.subscribe?.(asked);
    return { data: null };
  }
  try {
    const answer = await (arrival.outcome ?? askGraph(parts, { request, asked, context }));
    return typeof answer === 'string' ? writtenResult(answer) : maskResult(answer, context);
  } catch (failure) {
    throw maskFailure(failure, context);
  }
}

interface Asking {
  readonly request: ExecutorRequest;
  readonly asked: Question['operation'] & GraphOperation;
  readonly context: RequestContext;
}

async function askGraph(
  { graph, answers }: ApolloParts,
  { request, asked, context }: Asking,
): Promise<Answer> {
  const { arrival, explain, signal } = context;
  const { meter } = arrival;
  if (explain) {
    const { startedAt } = arrival;
    const run: Parameters<typeof explained>[0] = (explanation) =>
      executeMetered(graph, { ...asked, explanation }, meter);
    return explained(run, { startedAt, signal });
  }
  const { source: text } = request;
  const { known, view } = arrival;
  if (known === null || view === null) return executeMetered(graph, asked, meter);
  const { name } = known;
  const nodes = known.nodesOf(asked.variables);
  const spending = meter ?? new Meter(known.cost, asked.variables);
  const question = { text, name, operation: asked, view, nodes, spending };
  return answers.answer(question, waiterOf(arrival, context));
}

async function executeMetered(
  graph: Graph,
  asked: GraphOperation,
  meter: Meter | null,
): Promise<ExecutionResult> {
  if (meter === null) return graph.execute(asked);
  const result = await graph.execute({ ...asked, spending: meter });
  if (result.data != null) meter.answered(result.data);
  return result;
}
