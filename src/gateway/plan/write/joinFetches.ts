import type { AskNode, FetchDraft } from '../draft.ts';
import { areAtOdds } from '../requirements.ts';

/**
 * Makes two fetches of the same entities of one subgraph one, the earlier waiting for the later, where no
 * other fetch then starts later than all of it would be done anyway.
 */
export function joinFetches(fetches: readonly FetchDraft[]): readonly FetchDraft[] {
  const byPlace = Map.groupBy(fetches, ({ places }) =>
    places.length === 1 ? places[0] : undefined,
  );
  byPlace.delete(undefined);
  return [...byPlace.values()].flatMap(pairsOf).reduce(joinPair, fetches);
}

function joinPair(
  fetches: readonly FetchDraft[],
  [earlier, later]: readonly [FetchDraft, FetchDraft],
): readonly FetchDraft[] {
  const areThere = fetches.includes(earlier) && fetches.includes(later);
  if (!areThere || !canJoin(earlier, later)) return fetches;
  const rest = fetches.filter((fetch) => fetch !== earlier);
  if (depthOf(rest, { from: earlier, to: later }) > depthOf(fetches)) return fetches;
  merge(earlier, later);
  for (const { needs } of rest) if (needs.delete(earlier)) needs.add(later);
  later.needs.delete(later);
  return rest;
}

/** All pairs, the earlier first. */
function pairsOf(fetches: readonly FetchDraft[]): readonly (readonly [FetchDraft, FetchDraft])[] {
  return fetches.flatMap((later) =>
    fetches
      .filter((earlier) => earlier.level < later.level)
      .map((earlier) => [earlier, later] as const),
  );
}

function canJoin(earlier: FetchDraft, later: FetchDraft): boolean {
  return (
    earlier.entry.state === later.entry.state &&
    earlier.entry.key !== null &&
    !isNeeded(earlier, later) &&
    !earlier.requires.some((one) => later.requires.some((other) => areAtOdds(one, other)))
  );
}

/** Whether `fetch` waits for the other, or for one that does. */
function isNeeded(other: FetchDraft, fetch: FetchDraft): boolean {
  const waited = new Set(fetch.needs);
  // It grows while it is gone through.
  for (const one of waited) for (const need of one.needs) waited.add(need);
  return waited.has(other);
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
