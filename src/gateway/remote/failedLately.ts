import type { SubgraphResult } from '../subgraph.ts';
import type { Clock } from './clock.ts';

/** An entity that failed may be there again soon; until then it costs the others nothing. */
export const APART_MS = 60_000;
const MAX_REMEMBERED = 1000;
const MAX_KEY_LENGTH = 1000;

/** Indexes into the representations of a fetch, and why they got nothing so far. */
export interface Group {
  readonly members: readonly number[];
  readonly before: SubgraphResult | null;
  /** Whether it is asked whole, whatever comes. */
  readonly isLast: boolean;
}

/** Which representations came to something, and which to nothing. */
interface Settled {
  readonly found: ReadonlyMap<number, unknown>;
  readonly lost: ReadonlyMap<number, unknown>;
}

/** The representations that failed lately. */
interface FailedLately {
  /** All of them, but those that failed lately in a group of their own. */
  divide(representations: readonly unknown[], isTired: boolean): readonly Group[];
  note(representations: readonly unknown[], settled: Settled): void;
}

/** Nothing of what it remembers is older than a minute. */
export function createFailing(now: Clock['now']): FailedLately {
  const until = new Map<string, number>();
  const isFailing = (representation: unknown) =>
    (until.get(JSON.stringify(representation)) ?? -Infinity) > now();
  return {
    divide: (representations, isTired) => {
      const all = representations.map((_one, member) => member);
      if (until.size === 0) return [{ members: all, before: null, isLast: isTired }];
      const known = all.filter((member) => isFailing(representations[member]));
      const rest = all.filter((member) => !known.includes(member));
      return [
        { members: rest, before: null, isLast: isTired },
        { members: known, before: null, isLast: true },
      ].filter(({ members }) => members.length > 0);
    },
    note: (representations, { found, lost }) => {
      if (until.size > 0) {
        for (const member of found.keys()) until.delete(JSON.stringify(representations[member]));
      }
      for (const member of lost.keys()) {
        const key = JSON.stringify(representations[member]);
        if (key.length > MAX_KEY_LENGTH) continue;
        // Its time begins anew, at the end of the line.
        until.delete(key);
        until.set(key, now() + APART_MS);
      }
      for (const [key, end] of until) {
        if (until.size <= MAX_REMEMBERED && end > now()) break;
        until.delete(key);
      }
    },
  };
}
