import { Counter, Gauge, type Registry } from 'prom-client';
import type { HeavyWork } from './heavyWork.ts';
import type { CacheCounts } from './answers.ts';
import type { ResponseCacheStatistics } from './responseCache.ts';

/** Shows what is counted of answers that are kept; make the meters once per registry. */
export function observeCache(
  registry: Registry,
  counts: CacheCounts,
  statistics: () => ResponseCacheStatistics | undefined,
): void {
  const registers = [registry];
  new Counter({
    name: 'mep_graph_response_cache_requests_total',
    help: 'Queries by how the response cache took them: hits, misses, joined (waited for the same answer being made) or bypassed',
    labelNames: ['outcome'] as const,
    registers,
    collect() {
      this.reset();
      for (const outcome of OUTCOMES) this.inc({ outcome }, counts[outcome]);
    },
  });
  new Gauge({
    name: 'mep_graph_response_cache_waiting',
    help: 'Requests that wait for an answer being made, for them alone or for several',
    registers,
    collect() {
      this.set(counts.waiting);
    },
  });
  new Gauge({
    name: 'mep_graph_response_cache_entries',
    help: 'Answers that are kept',
    registers,
    collect() {
      this.set(statistics()?.entries ?? 0);
    },
  });
  new Gauge({
    name: 'mep_graph_response_cache_bytes',
    help: 'Bytes that these answers take, about',
    registers,
    collect() {
      this.set(statistics()?.bytes ?? 0);
    },
  });
}

const OUTCOMES = ['hits', 'misses', 'joined', 'bypassed'] as const;

/** Meters of operations that could return much. */
export function observeHeavyWork(
  registry: Registry,
  statistics: () => HeavyWork['statistics'],
): void {
  const registers = [registry];
  new Gauge({
    name: 'mep_graph_heavy_operations_waiting',
    help: 'Operations that could return much and wait until others of that kind are answered',
    registers,
    collect() {
      this.set(statistics().waiting);
    },
  });
  new Gauge({
    name: 'mep_graph_heavy_nodes',
    help: 'What the operations of that kind that are worked on could return at worst, as MAX_NODES counts it',
    registers,
    collect() {
      this.set(statistics().nodes);
    },
  });
}
