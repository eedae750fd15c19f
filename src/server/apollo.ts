import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { OperationTypeNode, type ExecutionResult } from 'graphql';
import { explained } from '../explanation.ts';
import type { Graph, GraphOperation } from '../graph/graph.ts';
import type { Logger } from '../log.ts';
import { limitDocument } from './limits/documentRule.ts';
import type { Limits } from './limits/limits.ts';
import { formatError, maskFailure, maskResult } from './maskErrors.ts';
import type { Metrics } from './metrics.ts';
import { operationPlugin } from './operationPlugin.ts';
import type { RequestContext } from './requestContext.ts';

/** A dozen wrong fields show what is wrong; graphql-js would list a hundred. */
const MAX_VALIDATION_ERRORS = 20;

export type Apollo = ApolloServer<RequestContext>;

export interface ApolloParts {
  readonly graph: Graph;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Apollo Server over one graph, started: it parses, validates and limits; the graph executes. */
export async function startApollo({ graph, limits, metrics, log }: ApolloParts): Promise<Apollo> {
  const apollo = new ApolloServer<RequestContext>({
    gateway: gatewayOf(graph),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // One behaviour whatever NODE_ENV says.
    nodeEnv: 'production',
    logger: log,
    parseOptions: { maxLexicalTokens: limits.maxTokens },
    validationRules: [limitDocument(limits)],
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    formatError,
    plugins: [
      operationPlugin(limits, metrics),
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
function gatewayOf(graph: Graph): Gateway {
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
        executor: async ({ document, operation, operationName, request, context }) => {
          // The type of Apollo's gateways knows any context; ours is the one graphqlRoute makes.
          const asker = context as RequestContext;
          const { headers, signal } = asker;
          const variables = request.variables ?? {};
          const asked = { document, operationName, variables, headers, signal };
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
            // Checked as every operation is; its results go another way, and what is returned nowhere.
            asker.subscribe?.(asked);
            return { data: null };
          }
          try {
            return maskResult(await execute(graph, asked, asker), asker);
          } catch (failure) {
            throw maskFailure(failure, asker);
          }
        },
      };
    },
    stop: async () => {
      listeners.clear();
    },
  };
}

function execute(
  graph: Graph,
  asked: GraphOperation,
  { explain, receivedAt, signal }: RequestContext,
): Promise<ExecutionResult> {
  if (!explain) return graph.execute(asked);
  return explained((explanation) => graph.execute({ ...asked, explanation }), {
    startedAt: receivedAt,
    signal,
  });
}
