import type { StoredDoc } from '../../collections/define.ts';
import type { Change } from '../../freshness/freshness.ts';
import type { BoundedStore, Table } from './boundedStore.ts';
import { freezeDeep } from './freeze.ts';
import type { Shape } from './shape.ts';

/** A document, or that there is none. */
interface Kept {
  readonly document: StoredDoc | null;
  readonly shape: Shape;
}

/** A read that has begun: what changes before it ends is not kept. */
interface Fill {
  readonly collection: string;
  readonly changed: Set<string>;
  isVoid: boolean;
}

/** Documents by collection and id, each until it changes. */
export class DocumentCache {
  readonly #store: BoundedStore;
  readonly #tables = new Map<string, Table<Kept>>();
  readonly #fills = new Set<Fill>();

  constructor(store: BoundedStore) {
    this.#store = store;
  }

  /** Null where it is known that there is no such document; undefined where nothing is known. */
  get(collection: string, id: string, shape: Shape): StoredDoc | null | undefined {
    const kept = this.#tables.get(collection)?.get(id);
    return kept?.shape.covers(shape) === true ? kept.document : undefined;
  }

  /** Reads documents and keeps them, with all that other operations have read of the same ones. */
  async fill(
    collection: string,
    { ids, shape, read, isStillLive }: FillOptions,
  ): Promise<ReadonlyMap<string, StoredDoc>> {
    const table = this.#table(collection);
    const wanted = ids.reduce((whole, id) => table.get(id)?.shape.with(whole) ?? whole, shape);
    const fill: Fill = { collection, changed: new Set(), isVoid: false };
    this.#fills.add(fill);
    try {
      const found = new Map((await read(wanted)).map((document) => [document._id, document]));
      if (fill.isVoid || !isStillLive()) return found;
      for (const id of ids) {
        if (!fill.changed.has(id))
          keep(table, id, { document: found.get(id) ?? null, shape: wanted });
      }
      return found;
    } finally {
      this.#fills.delete(fill);
    }
  }

  forget({ collection, id }: Change): void {
    for (const fill of this.#fills) {
      if (collection !== null && fill.collection !== collection) continue;
      if (id === null) fill.isVoid = true;
      else fill.changed.add(id);
    }
    if (collection === null) for (const table of this.#tables.values()) table.clear();
    else if (id === null) this.#tables.get(collection)?.clear();
    else this.#tables.get(collection)?.delete(id);
  }

  #table(collection: string): Table<Kept> {
    const table = this.#tables.get(collection) ?? this.#store.createTable<Kept>();
    this.#tables.set(collection, table);
    return table;
  }
}

interface FillOptions {
  readonly ids: readonly string[];
  readonly shape: Shape;
  readonly read: (shape: Shape) => Promise<readonly StoredDoc[]>;
  /** Asked once they are read. */
  readonly isStillLive: () => boolean;
}

function keep(table: Table<Kept>, id: string, kept: Kept): void {
  table.set(id, kept, () => overhead + freezeDeep(kept.document));
}

/** Of an entry, beside its document. */
const overhead = 200;
