import type { PlanSize } from './planSize.ts';

export interface Pair {
  /** Of the graph, and the number of the question. */
  readonly seed: string;
  readonly ours: PlanSize;
  readonly theirs: PlanSize;
}

/** Our plans beside those of a peer, where both have one. */
export class Tally {
  readonly pairs: Pair[] = [];

  get ourFetches(): number {
    return this.pairs.reduce((sum, { ours }) => sum + ours.fetches, 0);
  }

  get theirFetches(): number {
    return this.pairs.reduce((sum, { theirs }) => sum + theirs.fetches, 0);
  }

  /** Pairs of which ours has so many steps more than theirs, or fetches, the worst first. */
  worse(of: keyof PlanSize, by: number): readonly Pair[] {
    return this.pairs
      .filter(({ ours, theirs }) => ours[of] - theirs[of] >= by)
      .toSorted((a, b) => differenceIn(b, of) - differenceIn(a, of));
  }

  better(of: keyof PlanSize): number {
    return this.pairs.filter((pair) => differenceIn(pair, of) < 0).length;
  }
}

function differenceIn({ ours, theirs }: Pair, of: keyof PlanSize): number {
  return ours[of] - theirs[of];
}

export function describePair({ seed, ours, theirs }: Pair): string {
  return `${seed} (steps ${ours.steps} for ${theirs.steps}, fetches ${ours.fetches} for ${theirs.fetches})`;
}
