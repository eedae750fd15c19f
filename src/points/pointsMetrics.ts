import { Counter, Gauge, type Registry } from 'prom-client';
import type { Payer } from './payer.ts';

type Kind = Payer['kind'];

/** Counts points by the class of who pays, never by who it is. */
export interface PointsMeter {
  count(kind: Kind, estimated: number, actual: number): void;
  /** Counts an operation that there were too few points for, whether it ran or not. */
  countShortage(kind: Kind): void;
  observeAskers(read: () => number): void;
}

const KINDS: readonly Kind[] = ['anonymous', 'key', 'token'];

export function createPointsMeter(registry: Registry): PointsMeter {
  const registers = [registry];
  const estimates = sumByKind(registry, {
    name: 'mep_graph_points_estimated_total',
    help: 'Points that operations were estimated to cost, by class of asker',
  });
  const costs = sumByKind(registry, {
    name: 'mep_graph_points_total',
    help: 'Points that operations cost, by class of asker',
  });
  const shortages = sumByKind(registry, {
    name: 'mep_graph_points_shortages_total',
    help: 'Operations of askers that had too few points: refused where points are enforced',
  });
  return {
    count: (kind, estimated, actual) => {
      estimates[kind] += estimated;
      costs[kind] += actual;
    },
    countShortage: (kind) => {
      shortages[kind] += 1;
    },
    observeAskers: (read) => {
      new Gauge({
        name: 'mep_graph_points_askers',
        help: 'Askers whose points are kept count of',
        registers,
        collect() {
          this.set(read());
        },
      });
    },
  };
}

/** What the counter has not been told of yet: it looks up labels each time, so only when it is read. */
function sumByKind(
  registry: Registry,
  meaning: { readonly name: string; readonly help: string },
): Record<Kind, number> {
  const sums: Record<Kind, number> = { anonymous: 0, key: 0, token: 0 };
  new Counter({
    ...meaning,
    labelNames: ['asker'] as const,
    registers: [registry],
    collect() {
      for (const kind of KINDS) {
        this.inc({ asker: kind }, sums[kind]);
        sums[kind] = 0;
      }
    },
  });
  return sums;
}
