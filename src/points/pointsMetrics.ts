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
  // Not in the counters yet, which look up labels each time.
  const sums = Object.fromEntries(
    KINDS.map((kind) => [kind, { estimated: 0, actual: 0 }]),
  ) as Record<Kind, Sum>;
  const counterOf = (what: keyof Sum, name: string, help: string) =>
    new Counter({
      name,
      help,
      labelNames: ['asker'] as const,
      registers,
      collect() {
        for (const kind of KINDS) {
          this.inc({ asker: kind }, sums[kind][what]);
          sums[kind][what] = 0;
        }
      },
    });
  counterOf(
    'estimated',
    'mep_graph_points_estimated_total',
    'Points that operations were estimated to cost, by class of asker',
  );
  counterOf('actual', 'mep_graph_points_total', 'Points that operations cost, by class of asker');
  const shortages = new Counter({
    name: 'mep_graph_points_shortages_total',
    help: 'Operations of askers that had too few points: refused where points are enforced',
    labelNames: ['asker'] as const,
    registers,
  });
  for (const kind of KINDS) shortages.inc({ asker: kind }, 0);
  return {
    count: (kind, estimated, actual) => {
      const sum = sums[kind];
      sum.estimated += estimated;
      sum.actual += actual;
    },
    countShortage: (kind) => {
      shortages.inc({ asker: kind });
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

interface Sum {
  estimated: number;
  actual: number;
}
