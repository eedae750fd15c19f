import type { Plan } from './plan.ts';
import { readPlan } from './readPlan.ts';

/** Finds out which subgraphs to ask, and in what order. */
export interface Planner {
  /** Rejects with the planner's reason when it finds no way. */
  plan(operation: string): Promise<Plan>;
  /** The same for another supergraph. */
  for(supergraphSdl: string): Planner;
}

/**
 * The planner of Hive Router, a Node addon for Linux (glibc) and macOS; loaded here, because a graph
 * without remote subgraphs has no need of it.
 */
export async function createPlanner(supergraphSdl: string): Promise<Planner> {
  const { QueryPlanner } = await import('@graphql-hive/router-query-planner');
  const plannerFor = (sdl: string): Planner => {
    const planner = new QueryPlanner(sdl);
    return {
      plan: async (operation) => readPlan(await planner.planAsync(operation, null, new Set(), 0)),
      for: plannerFor,
    };
  };
  return plannerFor(supergraphSdl);
}
