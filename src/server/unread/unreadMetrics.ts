import { Counter, Gauge, type Registry } from 'prom-client';

export interface UnreadMeter {
  countCut(why: string): void;
  /** To be called once, with what tells what waits now. */
  observe(waiting: () => { readonly answers: number; readonly bytes: number }): void;
}

export function createUnreadMeter(registry: Registry): UnreadMeter {
  const registers = [registry];
  const cut = new Counter({
    name: 'mep_graph_unread_cut_total',
    help: 'Connections cut off because what they were sent was not read, by why: stalled (for too long) or crowded (too much waited in all)',
    labelNames: ['why'] as const,
    registers,
  });
  return {
    countCut: (why) => {
      cut.inc({ why });
    },
    observe: (waiting) => {
      new Gauge({
        name: 'mep_graph_unread_answers',
        help: 'Answers and events that were sent and are not read yet, but for small ones',
        registers,
        collect() {
          this.set(waiting().answers);
        },
      });
      new Gauge({
        name: 'mep_graph_unread_bytes',
        help: 'Bytes of answers and events that were sent and are not read yet, but for small ones',
        registers,
        collect() {
          this.set(waiting().bytes);
        },
      });
    },
  };
}
