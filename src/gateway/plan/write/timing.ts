import type { FetchDraft } from '../draft.ts';

/** When fetches run, counted in fetches that run one after the other, while some become one. */
export class Timing {
  /** The level of the last. */
  readonly depth: number;
  readonly #levels: Map<FetchDraft, number>;
  /** How many come after each. */
  readonly #heights = new Map<FetchDraft, number>();
  readonly #waiting = new Map<FetchDraft, Set<FetchDraft>>();

  constructor(fetches: readonly FetchDraft[]) {
    this.#levels = levelsOf(fetches);
    this.depth = Math.max(0, ...this.#levels.values());
    for (const fetch of fetches) {
      this.#lengthen(fetch, 0);
      for (const need of fetch.needs) this.#waitingFor(need).add(fetch);
    }
  }

  /** How many come before. */
  levelOf(fetch: FetchDraft): number {
    return this.#levels.get(fetch) ?? 0;
  }

  /** Whether the longest way through both as one is no longer than the longest of all. */
  isInTime(one: FetchDraft, other: FetchDraft): boolean {
    const height = Math.max(this.#heightOf(one), this.#heightOf(other));
    return Math.max(this.levelOf(one), this.levelOf(other)) + height <= this.depth;
  }

  /** Makes one take the place of the other, and wait for what that waits for. */
  replace(from: FetchDraft, into: FetchDraft): void {
    for (const fetch of this.#waitingFor(from)) {
      fetch.needs.delete(from);
      fetch.needs.add(into);
      this.#waitingFor(into).add(fetch);
    }
    for (const need of from.needs) {
      into.needs.add(need);
      const waiting = this.#waitingFor(need);
      waiting.delete(from);
      waiting.add(into);
    }
    const height = Math.max(this.#heightOf(from), this.#heightOf(into));
    this.#heights.delete(into);
    this.#lengthen(into, height);
    const level = Math.max(this.levelOf(from), this.levelOf(into));
    this.#levels.delete(into);
    this.#delay(into, level);
  }

  #heightOf(fetch: FetchDraft): number {
    return this.#heights.get(fetch) ?? 0;
  }

  #waitingFor(fetch: FetchDraft): Set<FetchDraft> {
    let waiting = this.#waiting.get(fetch);
    if (waiting === undefined) {
      waiting = new Set();
      this.#waiting.set(fetch, waiting);
    }
    return waiting;
  }

  #delay(fetch: FetchDraft, level: number): void {
    if ((this.#levels.get(fetch) ?? -1) >= level) return;
    this.#levels.set(fetch, level);
    for (const waiting of this.#waitingFor(fetch)) this.#delay(waiting, level + 1);
  }

  #lengthen(fetch: FetchDraft, height: number): void {
    if ((this.#heights.get(fetch) ?? -1) >= height) return;
    this.#heights.set(fetch, height);
    for (const need of fetch.needs) this.#lengthen(need, height + 1);
  }
}

export function levelsOf(fetches: readonly FetchDraft[]): Map<FetchDraft, number> {
  const levels = new Map<FetchDraft, number>();
  const levelOf = (fetch: FetchDraft): number => {
    const known = levels.get(fetch);
    if (known !== undefined) return known;
    let level = 0;
    for (const need of fetch.needs) level = Math.max(level, levelOf(need) + 1);
    levels.set(fetch, level);
    return level;
  };
  for (const fetch of fetches) levelOf(fetch);
  return levels;
}
