import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { mapEach, onlyOne } from '../asyncIterables.ts';
import { userError } from '../errors.ts';
import type { GraphOperation } from '../graph/graph.ts';
import { completeAnswer } from './execute/complete.ts';
import { findHidden, type Hidden } from './execute/hidden.ts';
import { createPossibleTypes } from './execute/possibleTypes.ts';
import type { Run } from './execute/run.ts';
import { applyRoot, runPlan, variablesOf } from './execute/runPlan.ts';
import { describePlan } from './plan/describePlan.ts';
import type { Prepared } from './prepare.ts';
import type { Subgraph } from './subgraph.ts';
import type { Supergraph } from './supergraph.ts';

interface PlannedParts {
  readonly supergraph: Supergraph;
  /** By name. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** By which answers are completed. */
  readonly schema: GraphQLSchema;
  /** An operation as subgraphs are to take it, as far as who asks may see it. */
  readonly asked: (operation: GraphOperation) => GraphOperation;
}

type Planned = Extract<Prepared, { kind: 'planned' }>;

const NOT_SUBSCRIBED: ExecutionResult = {
  errors: [userError('BAD_USER_INPUT', 'Expected a subscription that asks for a field, got none.')],
};

/** Answers operations that have a plan, by what subgraphs say. */
export class PlannedRuns {
  readonly #parts: PlannedParts;
  readonly #types: Run['types'];
  readonly #hidden: Hidden;

  constructor(parts: PlannedParts) {
    const { supergraph } = parts;
    this.#parts = parts;
    this.#types = createPossibleTypes(supergraph.possibleTypes);
    this.#hidden = findHidden(supergraph);
  }

  async execute(operation: GraphOperation, prepared: Planned): Promise<ExecutionResult> {
    return this.#complete(operation, prepared, await this.#run(operation, prepared));
  }

  /** The same as text, where there are no errors. */
  async answer(operation: GraphOperation, prepared: Planned): Promise<ExecutionResult | string> {
    const run = await this.#run(operation, prepared);
    const text = prepared.completion.textOf(run, prepared.variables, operation.spending);
    return text ?? this.#complete(operation, prepared, run);
  }

  subscribe(operation: GraphOperation, prepared: Planned): AsyncIterable<ExecutionResult> {
    const { plan, variables } = prepared;
    const { source } = plan;
    const subgraph = source && this.#parts.subgraphs.get(source.subgraph);
    if (source === null || !subgraph) return onlyOne(NOT_SUBSCRIBED);
    const { asker } = this.#start(operation, prepared);
    const events = subgraph.subscribe({
      operation: source.operation,
      variables: variablesOf(source, variables),
      asker,
    });
    return mapEach(events, async (event) => {
      if (event.data === null && event.isExecuted !== true) {
        return { errors: event.errors.map(toError) };
      }
      const run = this.#start(operation, prepared);
      applyRoot(event, source, run);
      await runPlan(plan, run);
      return this.#complete(operation, prepared, run);
    });
  }

  async #run(operation: GraphOperation, prepared: Planned): Promise<Run> {
    const { plan } = prepared;
    const { subgraphs } = this.#parts;
    // Whether it is fetched or not: the next page of the same may be.
    const isByCredentials = plan.fetches.some(
      ({ subgraph }) => subgraphs.get(subgraph)?.takesCredentials === true,
    );
    operation.reads?.elsewhere(isByCredentials);
    const run = this.#start(operation, prepared);
    await runPlan(plan, run);
    operation.explanation?.note({
      path: 'planned',
      plan: describePlan(plan),
      fetches: run.fetches,
    });
    return run;
  }

  #start(operation: GraphOperation, { plan, variables }: Planned): Run {
    const { subgraphs, supergraph, asked } = this.#parts;
    return {
      subgraphs,
      places: plan.places,
      variables,
      asker: {
        identity: operation.asker,
        shown: asked(operation).shown,
        headers: operation.headers ?? {},
        signal: operation.signal ?? null,
        explanation: operation.explanation ?? null,
        spending: operation.spending,
      },
      types: this.#types,
      owed: supergraph.owed,
      data: {},
      errors: [],
      missing: new Set(),
      fetches: [],
    };
  }

  #complete(
    { operationName, variables }: GraphOperation,
    { document, keys, variables: coerced }: Planned,
    { data, errors, missing }: Run,
  ): Promise<ExecutionResult> {
    const { schema } = this.#parts;
    const hidden = this.#hidden;
    const completion = { schema, document, operationName, variables, coerced, keys, hidden };
    return completeAnswer({ ...completion, data, errors, missing });
  }
}

interface ErrorTold {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

function toError({ message, extensions }: ErrorTold): GraphQLError {
  return new GraphQLError(message, { extensions });
}
