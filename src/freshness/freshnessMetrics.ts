import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What is counted of following the database's changes. */
export interface FreshnessMetrics {
  observeLag(ms: number): void;
  observeLiveness(isLive: () => boolean): void;
  countRestart(): void;
}

/** Make them once per registry. */
export function createFreshnessMetrics(registry: Registry): FreshnessMetrics {
  const registers = [registry];
  const lag = new Histogram({
    name: 'mep_graph_change_lag_seconds',
    help: 'Time from the write of a change in the database, by its clock, to when this process knew of it; counts the changes',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const restarts = new Counter({
    name: 'mep_graph_change_stream_restarts_total',
    help: 'Times that following the changes failed and began anew, and caches with it',
    registers,
  });
  return {
    observeLag: (ms) => {
      lag.observe(ms / 1000);
    },
    observeLiveness: (isLive) => {
      new Gauge({
        name: 'mep_graph_change_stream_live',
        help: '1 while changes of the database are known within a second; caches are bypassed while it is 0',
        aggregator: 'min', // Of several workers, the worst.
        registers,
        collect() {
          this.set(isLive() ? 1 : 0);
        },
      });
    },
    countRestart: () => {
      restarts.inc();
    },
  };
}
