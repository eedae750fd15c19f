import { setImmediate } from 'node:timers/promises';
import {
  addTo,
  inFewCommands,
  runBatch,
  type Batch,
  type Operation,
  type Writing,
} from './writeBatch.ts';

/** So many are made within some ms: the server does not wait longer for its next command. */
const madeAtOnce = 50;

/**
 * What one transaction writes. Little is written at the end, in as few commands as can be; much as soon as it is
 * known, so that the server writes while what comes next is made.
 */
export class PendingWrites {
  readonly #writing: Writing;
  /** Whether there are enough for inserts to be worth a command of their own. */
  readonly isMany: boolean;
  readonly #names = new Set<string>();
  #batch: Batch = new Map();
  #written: Promise<void> = Promise.resolve();

  constructor(writing: Writing, isMany: boolean) {
    this.#writing = writing;
    this.isMany = isMany;
  }

  /** Names of the collections that are written. */
  get collections(): readonly string[] {
    return [...this.#names];
  }

  add(name: string, ...operations: readonly Operation[]): void {
    if (operations.length === 0) return;
    this.#names.add(name);
    addTo(this.#batch, name, ...operations);
  }

  /** Goes through all; where that is much, what was sent goes on meanwhile. */
  async each<Item>(items: Iterable<Item>, make: (item: Item) => void): Promise<void> {
    let made = 0;
    for (const item of items) {
      make(item);
      made += 1;
      if (this.isMany && made % madeAtOnce === 0) await setImmediate();
    }
  }

  /** Lets the server have what there is so far, where that is much. */
  async send(): Promise<void> {
    if (!this.isMany) return;
    this.#begin();
    await setImmediate();
  }

  /** A session runs one operation at a time: before it reads, what was sent has to be written. */
  async settle(): Promise<void> {
    await this.#written;
  }

  async finish(): Promise<void> {
    this.#begin();
    await this.#written;
  }

  #begin(): void {
    const isOneEach = !this.isMany && !this.#writing.takesAllAtOnce;
    const batch = isOneEach ? inFewCommands(this.#batch) : this.#batch;
    this.#batch = new Map();
    this.#written = this.#written.then(() => runBatch(batch, this.#writing));
    // Whoever waits next hears of it.
    this.#written.catch(() => undefined);
  }
}
