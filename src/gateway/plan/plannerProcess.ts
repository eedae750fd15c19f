// Plans in a process of its own: the planner ends its process at some operations, and no other way is
// known to survive that. Answers in the order of asking, so that the one that ends it is known.
import type * as Addon from '@graphql-hive/router-query-planner';
import type { PlannerAnswer, PlannerMessage } from './plannerChild.ts';

// Not installed, or not for this platform: that is an answer, too.
const addon: Promise<typeof Addon | null> = import('@graphql-hive/router-query-planner').catch(
  () => null,
);
const planners = new Map<number, Addon.QueryPlanner>();

process.on('disconnect', () => {
  process.exit();
});
process.on('message', (message: PlannerMessage) => {
  void addon.then((loaded) => {
    process.send?.({ ...answer(message, loaded), number: message.number });
  });
});

function answer(message: PlannerMessage, loaded: typeof Addon | null): PlannerAnswer {
  if (loaded === null) return { kind: 'unavailable' };
  try {
    if (message.kind === 'load') {
      planners.set(message.supergraph, new loaded.QueryPlanner(message.sdl));
      return { kind: 'loaded' };
    }
    const planner = planners.get(message.supergraph);
    if (planner === undefined) throw new Error('Expected a supergraph that could be loaded.');
    return { kind: 'planned', plan: planner.plan(message.operation, null, new Set(), 0) };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}
