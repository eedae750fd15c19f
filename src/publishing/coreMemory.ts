import type { OutboxDoc } from '../collections/stores.ts';
import { createCore, type Core } from './core.ts';
import { loadCore, type Reading } from './load.ts';

/** The core, and the sequence that it was read at. */
export class CoreMemory {
  #at = -1;
  #epoch = '';
  #core: Core | null = null;

  /** As it stands, read only where somebody has changed it since. */
  async of(outbox: OutboxDoc, reading: Reading): Promise<Core> {
    if (this.#core !== null && this.#at >= outbox.coreAt && this.#epoch === outbox.epoch) {
      return this.#core;
    }
    const core = createCore(await loadCore(reading));
    this.#keep(core, outbox);
    return core;
  }

  /** As it was known last, which somebody may have changed since; null where it is to be read. */
  get latest(): Core | null {
    return this.#core;
  }

  forget(): void {
    this.#core = null;
  }

  #keep(core: Core, { sequence, epoch }: OutboxDoc): void {
    this.#core = core;
    this.#at = sequence;
    this.#epoch = epoch;
  }
}
