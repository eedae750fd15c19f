import type { AskNode, FetchDraft } from '../draft.ts';
import type { State } from '../model/model.ts';
import { areAtOdds } from '../requirements.ts';
import { isSameNode } from './isSameNode.ts';
import { Timing } from './timing.ts';
import { isSameSet } from '../sets.ts';

/**
 * Makes two fetches of one subgraph one, the earlier waiting for the later, where the last of all is not later by
 * it: two of the same entities, and two that ask the same of others. So what two branches of a question have in
 * common is asked once, at whatever depth of each it begins.
 */
export function joinFetches(fetches: readonly FetchDraft[]): readonly FetchDraft[] {
  const kept = new Map<State, FetchDraft[]>();
  const joined = new Set<FetchDraft>();
  let made: Timing | undefined;
  const timing = () => (made ??= new Timing(fetches));
  // The last first: what hangs on two that become one is one by then.
  for (const fetch of fetches.toSorted((one, other) => other.level - one.level)) {
    const { key, state } = fetch.entry;
    if (key === null) continue;
    const others = kept.get(state) ?? [];
    kept.set(state, others);
    const into = others.find(
      (other) =>
        canBeOne(fetch, other) &&
        timing().isInTime(fetch, other) &&
        !isNeeded(fetch, other, timing()),
    );
    if (into === undefined) others.push(fetch);
    else {
      timing().replace(fetch, into);
      merge(fetch, into);
      joined.add(fetch);
    }
  }
  return joined.size === 0 ? fetches : fetches.filter((fetch) => !joined.has(fetch));
}

function canBeOne(one: FetchDraft, other: FetchDraft): boolean {
  if (isSameSet(one.places, other.places)) {
    return !one.requires.some((mine) => other.requires.some((theirs) => areAtOdds(mine, theirs)));
  }
  return (
    one.entry.key === other.entry.key &&
    isSameSet(one.requires, other.requires) &&
    isSameNode(one.node, other.node)
  );
}

/** Whether one of them waits for the other. */
function isNeeded(one: FetchDraft, other: FetchDraft, timing: Timing): boolean {
  const ahead = timing.levelOf(one) - timing.levelOf(other);
  if (ahead === 0) return false;
  return ahead < 0 ? waitsFor(other, one) : waitsFor(one, other);
}

/** Whether it waits for the other, or for one that does. */
function waitsFor(fetch: FetchDraft, other: FetchDraft): boolean {
  const waited = new Set(fetch.needs);
  // It grows while it is gone through.
  for (const one of waited) for (const need of one.needs) waited.add(need);
  return waited.has(other);
}

function merge(from: FetchDraft, into: FetchDraft): void {
  mergeNodes(into.node, from.node);
  for (const place of from.places) if (!into.places.includes(place)) into.places.push(place);
  for (const one of from.requires) if (!into.requires.includes(one)) into.requires.push(one);
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
