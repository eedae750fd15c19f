import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { sumMeters, type Meters } from './sumMeters.ts';
import type { WorkerSlot } from './workerSlot.ts';

/** What the workers and the process above them have counted, as if they were one. */
export class CrewMetrics {
  readonly #registry = new Registry();
  readonly #deaths: Counter;
  readonly #slots: () => readonly WorkerSlot[];
  /** Of each worker, by its number. */
  readonly #latest = new Map<number, Meters>();
  /** What workers had counted that have ended: sums never fall. */
  #departed: Meters = [];

  constructor(slots: () => readonly WorkerSlot[]) {
    this.#slots = slots;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    new Gauge({
      name: 'mep_graph_workers',
      help: 'Processes that answer requests',
      registers,
      collect() {
        this.set(slots().filter(({ state }) => state === 'serving').length);
      },
    });
    this.#deaths = new Counter({
      name: 'mep_graph_worker_deaths_total',
      help: 'Processes answering requests that ended unexpectedly and were replaced',
      registers,
    });
  }

  /** What a worker had counted when it was last asked stays in the sums. */
  async noteDeath(worker: number): Promise<void> {
    this.#deaths.inc();
    const last = this.#latest.get(worker) ?? [];
    this.#latest.delete(worker);
    const counted = last.filter(({ type }) => growing.has(String(type)));
    this.#departed = await sumMeters([this.#departed, counted]).getMetricsAsJSON();
  }

  /** As `/metrics` shows them. Who does not answer counts with what was counted before. */
  async exposition(): Promise<string> {
    await Promise.all(
      this.#slots().map(async (slot) => {
        const { pid } = slot;
        const meters = await slot.ask('metrics').catch(() => null);
        // One that ended meanwhile is among those that are gone.
        if (meters !== null && slot.pid === pid) this.#latest.set(slot.worker, meters as Meters);
      }),
    );
    const own = await this.#registry.getMetricsAsJSON();
    return sumMeters([own, ...this.#latest.values(), this.#departed]).metrics();
  }
}

const growing: ReadonlySet<string> = new Set(['counter', 'histogram']);
