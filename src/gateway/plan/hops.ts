import type { FetchDraft, Place, Source } from './draft.ts';
import type { Entry } from './model/model.ts';
import type { Asked, Selection } from './selection.ts';
import type { Signatures } from './signatures.ts';

/** What is asked of a subgraph that did not have the objects at hand. */
interface HopAsked {
  readonly place: Place;
  readonly entry: Entry;
  readonly level: number;
  /** See `Placing`. */
  readonly limit: number;
  readonly asked: readonly Asked[];
  /** What the asked field requires. */
  readonly requires?: Selection;
}

/** How it was asked. */
interface Answer {
  readonly source: Source;
  /** The fetches that have all of it when they are done. */
  readonly needs: ReadonlySet<FetchDraft>;
}

export interface Hop extends Answer {
  readonly place: Place;
}

/**
 * Where the same is asked of objects of several places by the same key at the same time, it is asked in one
 * fetch, and what hangs on it is planned once. Otherwise, where each of several types has a field in a
 * subgraph of its own, fetches would grow with the power of how deep the question goes.
 */
export class Hops {
  readonly #known = new Map<string, Hop>();
  readonly #signatures: Signatures;

  constructor(signatures: Signatures) {
    this.#signatures = signatures;
  }

  find(hop: HopAsked): Hop | null {
    const known = this.#known.get(this.#idOf(hop));
    const { place, asked } = hop;
    if (known === undefined || known.place === place) return null;
    return asked.some(({ key }) => place.hasBelow(key)) ? null : known;
  }

  keep(hop: HopAsked, answer: Answer): void {
    const { place, asked } = hop;
    // Objects of the root are not found by a key, and what was asked in parts is not had there alone.
    if (place.origins.length === 0 || asked.length === 0) return;
    const id = this.#idOf(hop);
    if (!this.#known.has(id)) this.#known.set(id, { ...answer, place });
  }

  #idOf({ entry, level, limit, asked, requires }: HopAsked): string {
    const parts = [
      entry.state.id,
      entry.key === null ? '' : this.#signatures.of(entry.key),
      level,
      limit,
      requires === undefined ? '' : this.#signatures.of(requires),
      ...asked.map((one) => this.#signatures.ofField(one).number).sort((a, b) => a - b),
    ];
    return parts.join('|');
  }
}
