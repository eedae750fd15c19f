import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { Graph } from '../graph/graph.ts';
import { NO_COSTS } from '../points/costs.ts';
import { Meter, priceOperation } from '../points/operationCost.ts';
import { KEPT_COST, type Charge } from '../points/points.ts';
import { rateLimitedError } from './rateLimited.ts';
import type { RequestContext } from './requestContext.ts';

type PricedGraph = Pick<Graph, 'schema' | 'costs' | 'work'>;

type Context = GraphQLRequestContext<RequestContext>;

/**
 * Takes what an operation that comes this way may cost, in place of what was taken for reading it, and gives back the
 * rest. Stands behind what refuses operations for other reasons.
 */
export function costPlugin(graph: PricedGraph): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      let estimated = KEPT_COST;
      return {
        didResolveOperation: async (context) => {
          const { contextValue } = context;
          const { arrival, tellsCost } = contextValue;
          // The short way has paid for it.
          if (arrival.meter === null) arrival.meter = meterOf(context, graph);
          else return;
          estimated = arrival.meter.estimated;
          if (tellsCost === 'only') return;
          arrival.charge?.cancel();
          arrival.charge = null;
          arrival.charge = take(contextValue, estimated);
        },
        responseForOperation: async ({ contextValue, response }) =>
          contextValue.tellsCost === 'only'
            ? { http: response.http, body: { kind: 'single', singleResult: { data: null } } }
            : null,
        willSendResponse: async ({ response, contextValue }) => {
          const { arrival, signal, tellsCost } = contextValue;
          const { charge, meter } = arrival;
          if (response.body.kind !== 'single' || charge === null) return;
          // Who leaves pays what was estimated: the work was done, and nobody knows how much of it.
          if (!signal.aborted) charge.settle(meter?.cost ?? KEPT_COST);
          if (tellsCost !== 'no' && meter !== null) {
            const actual = tellsCost === 'only' ? {} : { actual: meter.cost };
            tellCost(response.body.singleResult, { estimated, ...actual, ...leftOf(charge) });
          }
          for (const [name, value] of charge.fields) {
            response.http.headers.set(name, value);
          }
        },
      };
    },
  };
}

function meterOf(
  { document, operation, request, contextValue }: Context,
  graph: PricedGraph,
): Meter {
  const { known } = contextValue.arrival;
  const { schema, costs = NO_COSTS, work } = graph;
  // Refused before, where it is neither.
  if (document === undefined || operation === undefined) throw new Error('Expected an operation.');
  const cost = known?.cost ?? priceOperation({ schema, document, operation, costs, work });
  return new Meter(cost, request.variables ?? {});
}

function take({ charge }: RequestContext, estimated: number): Charge {
  const taken = charge(estimated);
  if (taken.kind !== 'taken') throw rateLimitedError(taken);
  return taken;
}

function leftOf({ left }: Charge): object {
  const { left: now, maximum, pointsPerSecond } = left;
  return { points: { left: now, maximum, perSecond: pointsPerSecond } };
}

function tellCost(result: FormattedExecutionResult, cost: object): void {
  result.extensions = { ...result.extensions, cost };
}
