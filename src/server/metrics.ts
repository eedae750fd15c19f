import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { collectDefaultMetrics, Counter, Histogram, type Registry } from 'prom-client';
import { ERROR_CODES } from '../errors.ts';

export interface Metrics {
  countOperation(
    type: string,
    result: Pick<ExecutionResult, 'data'> & { readonly errors?: readonly GraphQLFormattedError[] },
  ): void;
  /** Counts an operation whose client left before the answer. */
  countAbandoned(type: string): void;
  timeRequest(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void;
}

/** Codes come from this list alone, so that nothing a client sends makes a new time series. */
const COUNTED_CODES: ReadonlySet<unknown> = new Set([
  ...ERROR_CODES,
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'INTERNAL_SERVER_ERROR',
]);

/** Meters of this process and its requests, in the registry given; make them once per registry. */
export function createMetrics(registry: Registry): Metrics {
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its response',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const operations = new Counter({
    name: 'graphql_operations_total',
    help: 'GraphQL operations by type and outcome: ok, partial (data and errors), failed (no data) or abandoned',
    labelNames: ['type', 'outcome'] as const,
    registers,
  });
  const errors = new Counter({
    name: 'graphql_errors_total',
    help: 'Errors in GraphQL results by code',
    labelNames: ['code'] as const,
    registers,
  });
  return {
    countOperation: (type, result) => {
      const outcome = result.errors === undefined ? 'ok' : result.data ? 'partial' : 'failed';
      operations.inc({ type, outcome });
      for (const { extensions } of result.errors ?? []) {
        const code = extensions?.['code'];
        errors.inc({ code: COUNTED_CODES.has(code) ? String(code) : 'other' });
      }
    },
    countAbandoned: (type) => {
      operations.inc({ type, outcome: 'abandoned' });
    },
    timeRequest: ({ method, route, status, ms }) => {
      requests.observe({ method, route, status }, ms / 1000);
    },
  };
}
