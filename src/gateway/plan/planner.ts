import { StartupError } from '../../errors.ts';
import type { Plan } from './plan.ts';
import { PlannerChild, type PlannerAnswer } from './plannerChild.ts';
import { readPlan } from './readPlan.ts';

/** Finds out which subgraphs to ask, and in what order. */
export interface Planner {
  /** Rejects with the planner's reason when it finds no way, or falls over the operation. */
  plan(operation: string): Promise<Plan>;
  /** The same for another supergraph; closed with this one. */
  for(supergraphSdl: string): Promise<Planner>;
  /** Ends the process; what is being planned is rejected. */
  close(): void;
}

/**
 * The planner of Hive Router, a Node addon, in a process of its own: at some operations it does not
 * throw but ends its process. Throws a StartupError where there is none to load, or the supergraph is
 * none it can plan by.
 */
export async function createPlanner(supergraphSdl: string): Promise<Planner> {
  const child = new PlannerChild();
  try {
    return await plannerFor(supergraphSdl, child);
  } catch (error) {
    child.close();
    throw error;
  }
}

async function plannerFor(sdl: string, child: PlannerChild): Promise<Planner> {
  const { supergraph, answer } = await child.load(sdl);
  if (answer.kind !== 'loaded') throw new StartupError(whyNot(answer));
  return {
    plan: async (operation) => {
      const planned = await child.plan(supergraph, operation);
      if (planned.kind === 'planned') return readPlan(planned.plan);
      throw new Error(whyNot(planned));
    },
    for: (other) => plannerFor(other, child),
    close: () => {
      child.close();
    },
  };
}

function whyNot(answer: PlannerAnswer): string {
  return answer.kind === 'refused'
    ? `Expected what can be planned, got: ${answer.reason}`
    : `Expected the query planner, which several subgraphs need, to load on ${process.platform} ${process.arch}, got none. ` +
        'It is there for Linux with glibc and for macOS: run this process there (or in a container), or start it without ' +
        'subgraphs and let another router load the output of "mep-graph compose".';
}
