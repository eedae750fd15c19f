import { Counter, Gauge, type Registry } from 'prom-client';
import type { EntityCache } from './entityCache.ts';

/** Shows in the registry how a cache is used; once per registry. */
export function observeEntityCache(cache: EntityCache, registry: Registry): void {
  const registers = [registry];
  new Counter({
    name: 'mep_graph_entity_cache_requests_total',
    help: 'Documents and questions that the entity cache was asked for, by collection and outcome: hit, miss, or bypassed while changes of the database are not known',
    labelNames: ['collection', 'outcome'] as const,
    registers,
    // Counted without labels where every request comes by.
    collect() {
      this.reset();
      for (const [collection, { hits, misses, bypassed }] of cache.uses.entries()) {
        this.inc({ collection, outcome: 'hit' }, hits);
        this.inc({ collection, outcome: 'miss' }, misses);
        this.inc({ collection, outcome: 'bypassed' }, bypassed);
      }
    },
  });
  new Gauge({
    name: 'mep_graph_entity_cache_entries',
    help: 'Documents and questions in the entity cache',
    registers,
    collect() {
      this.set(cache.entries);
    },
  });
  new Gauge({
    name: 'mep_graph_entity_cache_bytes',
    help: 'What the entity cache takes in memory, estimated',
    registers,
    collect() {
      this.set(cache.bytes);
    },
  });
}
