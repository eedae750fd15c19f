import type { AskNode, FetchDraft } from '../draft.ts';
import { areAtOdds } from '../requirements.ts';

/**
 * Makes two fetches of the same entities of one subgraph one, the earlier waiting for the later, where no
 * other fetch then starts later than all of it would be done anyway.
 */
export function joinFetches(fetches: readonly FetchDraft[]): readonly FetchDraft[] {
  let joined = fetches;
  for (const later of [...fetches].sort((a, b) => a.level - b.level)) {
    if (!joined.includes(later)) continue;
    for (const earlier of joined) {
      if (earlier === later || !canJoin(earlier, later)) continue;
      const rest = joined.filter((fetch) => fetch !== earlier);
      if (depthOf(rest, { from: earlier, to: later }) > depthOf(joined)) continue;
      merge(earlier, later);
      for (const fetch of rest) {
        if (fetch.needs.delete(earlier) && fetch !== later) fetch.needs.add(later);
      }
      joined = rest;
    }
  }
  return joined;
}

function canJoin(earlier: FetchDraft, later: FetchDraft): boolean {
  const [place, ...others] = earlier.places;
  return (
    others.length === 0 &&
    later.places.length === 1 &&
    later.places[0] === place &&
    earlier.entry.state === later.entry.state &&
    earlier.entry.key !== null &&
    earlier.level < later.level &&
    !isNeeded(earlier, later) &&
    !earlier.requires.some((one) => later.requires.some((other) => areAtOdds(one, other)))
  );
}

/** Whether `fetch` waits for the other, or for one that does. */
function isNeeded(other: FetchDraft, fetch: FetchDraft): boolean {
  return [...fetch.needs].some((need) => need === other || isNeeded(other, need));
}

interface Joining {
  readonly from: FetchDraft;
  readonly to: FetchDraft;
}

/** How many run one after the other at most. */
function depthOf(fetches: readonly FetchDraft[], joining?: Joining): number {
  const known = new Map<FetchDraft, number>();
  const needsOf = (fetch: FetchDraft): readonly FetchDraft[] => {
    if (joining === undefined) return [...fetch.needs];
    const needs = fetch === joining.to ? [...fetch.needs, ...joining.from.needs] : [...fetch.needs];
    return needs.map((need) => (need === joining.from ? joining.to : need));
  };
  const depth = (fetch: FetchDraft): number => {
    const done = known.get(fetch);
    if (done !== undefined) return done;
    known.set(fetch, 0);
    const found = Math.max(0, ...needsOf(fetch).map((need) => depth(need) + 1));
    known.set(fetch, found);
    return found;
  };
  return Math.max(0, ...fetches.map(depth));
}

function merge(earlier: FetchDraft, later: FetchDraft): void {
  mergeNodes(later.node, earlier.node);
  later.requires.push(...earlier.requires);
  for (const need of earlier.needs) later.needs.add(need);
}

function mergeNodes(into: AskNode, from: AskNode): void {
  into.isTyped ||= from.isTyped;
  for (const [type, ask] of from.byType) {
    const { fields } = into.of(type);
    for (const [key, asked] of ask.fields) {
      const known = fields.get(key);
      if (known === undefined) fields.set(key, asked);
      else if (known.below !== null && asked.below !== null) mergeNodes(known.below, asked.below);
    }
  }
}
