import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { planWhenAsked } from './planWhenAsked.js';

planWhenAsked((sdl) => {
  const planner = new QueryPlanner(sdl);
  // At 100 of 100, no override by percentage holds.
  return ({ text, operationName }) =>
    () =>
      planner.plan(text, operationName, new Set(), 100).node ?? null;
});
