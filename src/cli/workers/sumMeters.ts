import { AggregatorRegistry, type Registry } from 'prom-client';

/** The meters of a registry as JSON; what names one tells. */
export type Meters = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

type Aggregator = Meters[number]['aggregator'];

/** Other than prom-client says of its own meters. */
const aggregators: ReadonlyMap<string, Aggregator> = new Map([
  // A mean would hide who cannot answer for a while.
  ...['', '_mean', '_stddev', '_p50', '_p90', '_p99'].map(
    (which) => [`nodejs_eventloop_lag${which}_seconds`, 'max'] as const,
  ),
  ['process_start_time_seconds', 'min'],
]);

/** The meters of several processes as those of one. */
export function sumMeters(parts: readonly Meters[]): Registry {
  return AggregatorRegistry.aggregate(
    parts.map((meters) =>
      meters.map((meter) => ({
        ...meter,
        aggregator: aggregators.get(meter.name) ?? meter.aggregator,
      })),
    ),
  );
}
