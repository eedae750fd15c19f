import DataLoader from 'dataloader';
import type { StoredDoc } from '../collections/define.ts';
import { Shape } from './cache/shape.ts';
import type { Documents } from './documents.ts';
import type { Projection } from './projection.ts';

type Found = StoredDoc | null;

/** Documents of one collection that pages are made of, each read once for all pages that are asked at a time. */
export class PageDocuments {
  readonly #documents: Documents;
  readonly #collection: string;
  readonly #loaders = new Map<string, { shape: Shape; loader: DataLoader<string, Found> }>();

  constructor(documents: Documents, collection: string) {
    this.#documents = documents;
    this.#collection = collection;
  }

  /** Pages of ids as pages of documents; one that has gone in the meantime is on none. */
  async loadPages(
    pages: readonly (readonly string[])[],
    projection: Projection,
  ): Promise<readonly (readonly StoredDoc[])[]> {
    const found = await this.#load([...new Set(pages.flat())], projection);
    return pages.map((ids) => ids.flatMap((id) => found.get(id) ?? []));
  }

  async #load(
    ids: readonly string[],
    projection: Projection,
  ): Promise<ReadonlyMap<string, StoredDoc>> {
    const { shape, loader } = this.#loaderFor(projection);
    const found = await Promise.all(
      ids.map(async (id) => {
        const known = this.#documents.get(this.#collection, id, shape);
        return known === undefined ? loader.load(id) : known;
      }),
    );
    return new Map(found.filter((document) => document !== null).map((one) => [one._id, one]));
  }

  #loaderFor(projection: Projection): { shape: Shape; loader: DataLoader<string, Found> } {
    const key = Object.keys(projection).join(' ');
    let known = this.#loaders.get(key);
    if (known === undefined) {
      const shape = new Shape(projection);
      const loader = new DataLoader<string, Found>(async (ids) => {
        const found = await this.#documents.read(this.#collection, ids, shape);
        return ids.map((id) => found.get(id) ?? null);
      });
      known = { shape, loader };
      this.#loaders.set(key, known);
    }
    return known;
  }
}
