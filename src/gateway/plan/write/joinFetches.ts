import type { AskNode, FetchDraft } from '../draft.ts';
import { areAtOdds } from '../requirements.ts';
import { isSameNode } from './isSameNode.ts';
import { timingOf, type Timing } from './timing.ts';

/**
 * Makes two fetches of one subgraph one, the earlier waiting for the later, where the last of all is not later by
 * it: two of the same entities, and two that ask the same of others. So what two branches of a question have in
 * common is asked once, at whatever depth of each it begins.
 */
export function joinFetches(fetches: readonly FetchDraft[]): readonly FetchDraft[] {
  const byState = Map.groupBy(fetches, ({ entry }) => (entry.key === null ? null : entry.state));
  byState.delete(null);
  const pairs = [...byState.values()].flatMap((alike) => [...pairsOf(alike)]).filter(canBeOne);
  let joined = fetches;
  let timing: Timing | null = null;
  for (const [earlier, later] of pairs) {
    if (!joined.includes(earlier) || !joined.includes(later)) continue;
    timing ??= timingOf(joined);
    if (isDeeper(earlier, later, timing) || !canBeOne([earlier, later])) continue;
    if (waitsFor(earlier, later) || waitsFor(later, earlier)) continue;
    joined = merge(joined, earlier, later);
    timing = null;
  }
  return joined;
}

type Pair = readonly [earlier: FetchDraft, later: FetchDraft];

/** All pairs, the earlier first. */
function* pairsOf(fetches: readonly FetchDraft[]): Generator<Pair> {
  for (const [index, later] of fetches.entries()) {
    for (const [other, earlier] of fetches.entries()) {
      if (earlier.level < later.level || (earlier.level === later.level && other < index)) {
        yield [earlier, later];
      }
    }
  }
}

function canBeOne([earlier, later]: Pair): boolean {
  if (isSameSet(earlier.places, later.places)) {
    return !earlier.requires.some((one) => later.requires.some((other) => areAtOdds(one, other)));
  }
  return (
    earlier.entry.key === later.entry.key &&
    isSameSet(earlier.requires, later.requires) &&
    isSameNode(earlier.node, later.node)
  );
}

function isSameSet<T>(one: readonly T[], other: readonly T[]): boolean {
  return (
    one.every((element) => other.includes(element)) &&
    other.every((element) => one.includes(element))
  );
}

/** Whether the longest way through both as one would be the longest of all. */
function isDeeper(one: FetchDraft, other: FetchDraft, { levels, heights, depth }: Timing): boolean {
  const of = (times: ReadonlyMap<FetchDraft, number>) =>
    Math.max(times.get(one) ?? 0, times.get(other) ?? 0);
  return of(levels) + of(heights) > depth;
}

/** Whether it waits for the other, or for one that does. */
function waitsFor(fetch: FetchDraft, other: FetchDraft): boolean {
  const waited = new Set(fetch.needs);
  // It grows while it is gone through.
  for (const one of waited) for (const need of one.needs) waited.add(need);
  return waited.has(other);
}

/** All without the earlier, whose part the later has. */
function merge(
  fetches: readonly FetchDraft[],
  earlier: FetchDraft,
  later: FetchDraft,
): readonly FetchDraft[] {
  mergeNodes(later.node, earlier.node);
  for (const place of earlier.places) if (!later.places.includes(place)) later.places.push(place);
  for (const one of earlier.requires) if (!later.requires.includes(one)) later.requires.push(one);
  for (const need of earlier.needs) later.needs.add(need);
  const rest = fetches.filter((fetch) => fetch !== earlier);
  for (const { needs } of rest) if (needs.delete(earlier)) needs.add(later);
  return rest;
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
