import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';
import { APOLLO_CODES, ERROR_CODES } from '../errors.ts';
import { RequestHistogram } from '../observing/histogram.ts';
import { ownVersion } from '../version.ts';

type Result = Pick<ExecutionResult, 'data'> & {
  readonly errors?: readonly Pick<GraphQLFormattedError, 'extensions'>[];
};

export interface Metrics {
  countOperation(type: string, result: Result): void;
  /** Counts a query that was answered by data alone, on the short way. */
  countAnswer(): void;
  /** Counts an operation whose client left before the answer. */
  countAbandoned(type: string): void;
  /** Counts an open stream; gives what counts its events, and then its end. */
  openStream(): StreamMeter;
  timeRequest(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void;
}

export interface StreamMeter {
  countEvent(result: Result): void;
  close(how: string): void;
}

/** Codes come from this list alone, so that nothing a client sends makes a new time series. */
const COUNTED_CODES: ReadonlySet<unknown> = new Set([...ERROR_CODES, ...APOLLO_CODES]);

/** Meters of this process and its requests, in the registry given; make them once per registry. */
export function createMetrics(registry: Registry): Metrics {
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  tellVersion(registers);
  const requests = new RequestHistogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its response',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registry,
  });
  const operations = createOperationMeters(registers);
  const countErrors = createErrorMeter(registers);
  const openStream = createStreamMeters(registers, countErrors);
  return {
    ...operations,
    countOperation: (type, result) => {
      operations.countOperation(type, result);
      countErrors(result);
    },
    openStream,
    timeRequest: ({ method, route, status, ms }) => {
      requests.observe([method, route, String(status)], ms / 1000);
    },
  };
}

/** So that what other meters show can be set beside the version that ran. */
function tellVersion(registers: Registry[]): void {
  new Gauge({
    name: 'mep_graph_build_info',
    help: 'Always 1; its label is the version that runs',
    labelNames: ['version'] as const,
    // Of several workers it is 1, too.
    aggregator: 'first',
    registers,
  }).set({ version: ownVersion() }, 1);
}

function outcomeOf({ data, errors }: Result): 'ok' | 'partial' | 'failed' {
  if (errors === undefined) return 'ok';
  return data ? 'partial' : 'failed';
}

function createOperationMeters(
  registers: Registry[],
): Pick<Metrics, 'countOperation' | 'countAnswer' | 'countAbandoned'> {
  // Not in the counter yet, which looks up labels each time.
  let answers = 0;
  const operations = new Counter({
    name: 'graphql_operations_total',
    help: 'GraphQL operations by type and outcome: ok, partial (data and errors), failed (no data) or abandoned',
    labelNames: ['type', 'outcome'] as const,
    registers,
    collect() {
      this.inc({ type: 'query', outcome: 'ok' }, answers);
      answers = 0;
    },
  });
  let shortWays = 0;
  new Counter({
    name: 'mep_graph_short_way_answers_total',
    help: 'Queries answered without Apollo Server, because it had passed them before',
    registers,
    collect() {
      this.inc(shortWays);
      shortWays = 0;
    },
  });
  return {
    countOperation: (type, result) => {
      operations.inc({ type, outcome: outcomeOf(result) });
    },
    countAnswer: () => {
      answers += 1;
      shortWays += 1;
    },
    countAbandoned: (type) => {
      operations.inc({ type, outcome: 'abandoned' });
    },
  };
}

function createErrorMeter(registers: Registry[]): (result: Result) => void {
  const errors = new Counter({
    name: 'graphql_errors_total',
    help: 'Errors in GraphQL results by code',
    labelNames: ['code'] as const,
    registers,
  });
  return (result) => {
    for (const { extensions } of result.errors ?? []) {
      const code = extensions?.['code'];
      errors.inc({ code: COUNTED_CODES.has(code) ? String(code) : 'other' });
    }
  };
}

function createStreamMeters(
  registers: Registry[],
  countErrors: (result: Result) => void,
): Metrics['openStream'] {
  const open = new Gauge({
    name: 'graphql_streams_open',
    help: 'Subscriptions whose stream of events is open',
    registers,
  });
  const events = new Counter({
    name: 'graphql_stream_events_total',
    help: 'Results of subscriptions sent, by outcome: ok, partial (data and errors) or failed (no data)',
    labelNames: ['outcome'] as const,
    registers,
  });
  const ended = new Counter({
    name: 'graphql_streams_ended_total',
    help: 'Streams that ended, by how: completed, failed, disconnected, stalled, reloaded, refused or stopped',
    labelNames: ['how'] as const,
    registers,
  });
  return () => {
    open.inc();
    return {
      countEvent: (result) => {
        events.inc({ outcome: outcomeOf(result) });
        countErrors(result);
      },
      close: (how) => {
        open.dec();
        ended.inc({ how });
      },
    };
  };
}
