import type { FetchDraft } from '../draft.ts';

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
    const waits = new Set([...fetch.needs].flatMap((need) => groupOf.get(need) ?? []));
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
  readonly waits: Set<Group>;
  readonly level: number;
  readonly isOfEntities: boolean;
  /** Whether nothing waits for it. */
  isLast: boolean;
}

function haveSame<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return one.size === other.size && [...one].every((element) => other.has(element));
}

function levelsOf(fetches: readonly FetchDraft[]): ReadonlyMap<FetchDraft, number> {
  const levels = new Map<FetchDraft, number>();
  const levelOf = (fetch: FetchDraft): number => {
    const known = levels.get(fetch);
    if (known !== undefined) return known;
    const level = Math.max(-1, ...[...fetch.needs].map(levelOf)) + 1;
    levels.set(fetch, level);
    return level;
  };
  for (const fetch of fetches) levelOf(fetch);
  return levels;
}
