import { Counter, Gauge, type Registry } from 'prom-client';
import { RequestHistogram } from '../../observing/histogram.ts';
import type { BreakerState } from '../remote/breaker.ts';
import type { RemoteObserver } from '../remote/observer.ts';

/** What is counted of a graph that follows its subgraphs, and of asking them. */
export interface LiveMetrics extends RemoteObserver {
  countReload(outcome: 'made' | 'kept', hasTrouble: boolean): void;
  noteState(state: 'current' | 'stale'): void;
  /** To be called once, with what tells the bytes of events that wait now. */
  observeEvents(bytes: () => number): void;
}

const BREAKER_VALUES: Readonly<Record<BreakerState, number>> = {
  closed: 0,
  'half-open': 1,
  open: 2,
};

/** Make them once per registry. */
export function createLiveMetrics(registry: Registry): LiveMetrics {
  return {
    ...createGraphMeters([registry]),
    ...createSubgraphMeters(registry),
    observeEvents: (bytes) => {
      new Gauge({
        name: 'mep_graph_subgraph_waiting_event_bytes',
        help: 'Bytes of events of subgraphs that wait for those who read them',
        registers: [registry],
        collect() {
          this.set(bytes());
        },
      });
    },
  };
}

function createGraphMeters(registers: Registry[]): Pick<LiveMetrics, 'countReload' | 'noteState'> {
  const reloads = new Counter({
    name: 'mep_graph_supergraph_reloads_total',
    help: 'Graphs made of the subgraphs, by outcome: applied, partial (served, but not all that is asked for) or failed (what was served stays)',
    labelNames: ['outcome'] as const,
    registers,
  });
  for (const outcome of ['applied', 'partial', 'failed']) reloads.inc({ outcome }, 0);
  const stale = new Gauge({
    name: 'mep_graph_supergraph_stale',
    help: '1 while the graph that is served is older than, or not all of, what is asked for; /readyz says why',
    aggregator: 'max', // Of several workers, the worst.
    registers,
  });
  return {
    countReload: (outcome, hasTrouble) => {
      if (outcome === 'made') reloads.inc({ outcome: hasTrouble ? 'partial' : 'applied' });
      else if (hasTrouble) reloads.inc({ outcome: 'failed' });
    },
    noteState: (state) => {
      stale.set(state === 'stale' ? 1 : 0);
    },
  };
}

function createSubgraphMeters(registry: Registry): RemoteObserver {
  const registers = [registry];
  const fetches = new RequestHistogram({
    name: 'mep_graph_subgraph_fetch_duration_seconds',
    help: 'Time from wanting to ask a subgraph to its whole answer, with retries, by outcome: answered, or why not',
    labelNames: ['subgraph', 'outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registry,
  });
  const countAttempts = countBySubgraph(registry, {
    name: 'mep_graph_subgraph_requests_total',
    help: 'HTTP requests for fetches of a subgraph, with each retry',
  });
  const countBytes = countBySubgraph(registry, {
    name: 'mep_graph_subgraph_received_bytes_total',
    help: 'Bytes of answers of a subgraph, as they came over the network',
  });
  const streams = new Counter({
    name: 'mep_graph_subgraph_streams_total',
    help: 'Subscriptions at a subgraph that have ended, by outcome',
    labelNames: ['subgraph', 'outcome'] as const,
    registers,
  });
  const breakers = new Gauge({
    name: 'mep_graph_subgraph_breaker_state',
    help: 'Breaker of a subgraph: 0 closed, 1 half-open, 2 open',
    labelNames: ['subgraph'] as const,
    aggregator: 'max', // Of several workers, the worst.
    registers,
  });
  return {
    onFetch: ({ subgraph, outcome, ms, attempts: sent, bytes: received }) => {
      fetches.observe([subgraph, outcome], ms / 1000);
      countAttempts(subgraph, sent);
      countBytes(subgraph, received);
    },
    onStream: ({ subgraph, outcome }) => {
      streams.inc({ subgraph, outcome });
    },
    onBreaker: ({ subgraph, state }) => {
      breakers.set({ subgraph }, BREAKER_VALUES[state]);
    },
  };
}

/** Sums up here what a counter, which looks up labels each time, is told only when it is read. */
function countBySubgraph(
  registry: Registry,
  meaning: { readonly name: string; readonly help: string },
): (subgraph: string, count: number) => void {
  const counts = new Map<string, number>();
  new Counter({
    ...meaning,
    labelNames: ['subgraph'] as const,
    registers: [registry],
    collect() {
      for (const [subgraph, count] of counts) this.inc({ subgraph }, count);
      counts.clear();
    },
  });
  return (subgraph, count) => counts.set(subgraph, (counts.get(subgraph) ?? 0) + count);
}
