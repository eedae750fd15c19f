import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { planWhenAsked } from '../../plans/planWhenAsked.js';

planWhenAsked((sdl) => {
  const supergraph = Supergraph.build(sdl, { supportedFeatures: null });
  // With its own limits it runs out of memory at some questions.
  const planner = new QueryPlanner(supergraph, {
    debug: { maxEvaluatedPlans: 2000, pathsLimit: 500 },
  });
  return ({ text, operationName }) => {
    const operation = operationFromDocument(supergraph.apiSchema(), parse(text), {
      operationName: operationName ?? undefined,
    });
    return () => planner.buildQueryPlan(operation).node ?? null;
  };
});
