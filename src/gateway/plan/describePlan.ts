import { describePlaces } from './describePlaces.ts';
import type { Plan, PlannedFetch } from './plan.ts';

/** A plan as explain shows it: JSON, in steps of fetches that can run at the same time. */
export type PlanDescription =
  | { readonly kind: 'sequence' | 'parallel'; readonly nodes: readonly PlanDescription[] }
  | {
      readonly kind: 'fetch';
      /** From 1, in the order in which fetches are shown. */
      readonly id: number;
      /** What it waits for; it does not wait for all of the step before. */
      readonly needs: readonly number[];
      readonly subgraph: string;
      readonly operation: string;
      /** Where in the data the objects are that more is asked of, e.g. `centers.nodes`; empty for those of the root. */
      readonly at: readonly string[];
    };

/** Null where nothing has to be fetched. */
export function describePlan({ fetches, places, source }: Plan): PlanDescription | null {
  const ids = new Map<PlannedFetch, number>();
  const steps = [...(source === null ? [] : [[source]]), ...stepsOf(fetches)];
  for (const fetch of steps.flat()) ids.set(fetch, ids.size + 1);
  const neededBy = (fetch: PlannedFetch): readonly PlannedFetch[] => {
    if (fetch === source) return [];
    // What needs nothing else needs the event.
    if (fetch.needs.length === 0) return source === null ? [] : [source];
    return fetch.needs.flatMap((place) => fetches[place] ?? []);
  };
  const describe = (fetch: PlannedFetch): PlanDescription => ({
    kind: 'fetch',
    id: ids.get(fetch) ?? 0,
    needs: neededBy(fetch)
      .map((needed) => ids.get(needed) ?? 0)
      .sort((a, b) => a - b),
    subgraph: fetch.subgraph,
    operation: fetch.operation.text,
    at: describePlaces(placesOf(fetch), places),
  });
  return together(
    'sequence',
    steps.map((step) => together('parallel', step.map(describe))),
  );
}

/** What is one is no group. */
function together(
  kind: 'sequence' | 'parallel',
  parts: readonly (PlanDescription | null)[],
): PlanDescription | null {
  const nodes = parts.filter((part) => part !== null);
  return nodes.length > 1 ? { kind, nodes } : (nodes[0] ?? null);
}

/** Each fetch stands in the first step that comes after all it needs. */
function stepsOf(fetches: readonly PlannedFetch[]): readonly (readonly PlannedFetch[])[] {
  const steps: PlannedFetch[][] = [];
  const stepOf: number[] = [];
  for (const fetch of fetches) {
    const step = Math.max(-1, ...fetch.needs.map((place) => stepOf[place] ?? -1)) + 1;
    stepOf.push(step);
    (steps[step] ??= []).push(fetch);
  }
  return steps;
}

function placesOf(fetch: PlannedFetch): readonly number[] {
  return fetch.kind === 'root' ? fetch.places : fetch.inputs.flatMap((input) => input.places);
}
