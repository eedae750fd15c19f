import type { FetchDraft } from '../draft.ts';

/** When fetches run, counted in fetches that run one after the other. */
export interface Timing {
  /** How many come before each. */
  readonly levels: ReadonlyMap<FetchDraft, number>;
  /** How many come after each. */
  readonly heights: ReadonlyMap<FetchDraft, number>;
  /** The level of the last. */
  readonly depth: number;
}

export function timingOf(fetches: readonly FetchDraft[]): Timing {
  const levels = levelsOf(fetches);
  const heights = new Map<FetchDraft, number>();
  const inOrder = [...levels].sort(([, one], [, other]) => other - one);
  for (const [fetch] of inOrder) {
    const height = (heights.get(fetch) ?? 0) + 1;
    for (const need of fetch.needs) heights.set(need, Math.max(heights.get(need) ?? 0, height));
  }
  return { levels, heights, depth: inOrder[0]?.[1] ?? 0 };
}

export function levelsOf(fetches: readonly FetchDraft[]): ReadonlyMap<FetchDraft, number> {
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
