import type { FetchDraft } from '../draft.ts';
import { levelsOf } from './timing.ts';

/** Fetches that are sent as one request. */
export type Request = readonly FetchDraft[];

/**
 * What one subgraph is asked of entities at the same time is one request, unless some of it would then
 * hold up others by waiting for the rest. Every request stands behind those it needs.
 */
export function groupFetches(fetches: readonly FetchDraft[]): readonly Request[] {
  const levels = levelsOf(fetches);
  const needed = new Set(fetches.flatMap(({ needs }) => [...needs]));
  const inOrder = [...fetches].sort((a, b) => (levels.get(a) ?? 0) - (levels.get(b) ?? 0));
  const groups: Group[] = [];
  const groupOf = new Map<FetchDraft, Group>();
  for (const fetch of inOrder) {
    const waits = waitsOf(fetch, groupOf);
    const level = levels.get(fetch) ?? 0;
    const isLast = !needed.has(fetch);
    const known = groups.find(
      (group) =>
        fetch.entry.key !== null &&
        group.isOfEntities &&
        group.level === level &&
        group.fetches[0]?.subgraph === fetch.subgraph &&
        (haveSame(group.waits, waits) || (isLast && group.isLast)),
    );
    const group = known ?? {
      fetches: [],
      waits,
      level,
      isOfEntities: fetch.entry.key !== null,
      isLast: true,
    };
    if (known === undefined) groups.push(group);
    group.fetches.push(fetch);
    group.isLast &&= isLast;
    for (const wait of waits) group.waits.add(wait);
    groupOf.set(fetch, group);
  }
  return groups.map((group) => group.fetches);
}

interface Group {
  readonly fetches: FetchDraft[];
  /** All that come before, also those that only others of these wait for. */
  readonly waits: Set<Group>;
  readonly level: number;
  readonly isOfEntities: boolean;
  /** Whether nothing waits for it. */
  isLast: boolean;
}

function waitsOf({ needs }: FetchDraft, groupOf: ReadonlyMap<FetchDraft, Group>): Set<Group> {
  const waits = new Set<Group>();
  for (const need of needs) {
    const group = groupOf.get(need);
    if (group === undefined) continue;
    waits.add(group);
    for (const wait of group.waits) waits.add(wait);
  }
  return waits;
}

function haveSame<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return one.size === other.size && [...one].every((element) => other.has(element));
}
