// Plans in a process of its own: the planner ends its process at some operations, and no other way is
// known to survive that. Answers in the order of asking, so that the one that ends it is known.
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { PlannerAnswer, PlannerMessage } from './planner.ts';

const planners = new Map<number, QueryPlanner>();

process.on('disconnect', () => {
  process.exit();
});
process.on('message', (message: PlannerMessage) => {
  if (message.kind === 'plan') process.send?.(answer(message.supergraph, message.operation));
  else load(message.supergraph, message.sdl);
});

/** A supergraph that cannot be loaded is told of when it is planned by. */
const failures = new Map<number, string>();

function load(supergraph: number, sdl: string): void {
  try {
    planners.set(supergraph, new QueryPlanner(sdl));
  } catch (error) {
    failures.set(supergraph, messageOf(error));
  }
}

function answer(supergraph: number, operation: string): PlannerAnswer {
  const planner = planners.get(supergraph);
  if (planner === undefined) return { reason: failures.get(supergraph) ?? 'Not loaded.' };
  try {
    return { plan: planner.plan(operation, null, new Set(), 0) };
  } catch (error) {
    return { reason: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
