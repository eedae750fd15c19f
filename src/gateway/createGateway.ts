import { printSchema } from 'graphql';
import { onlyOne, openedLate } from '../asyncIterables.ts';
import type { CacheHints } from '../answer/cacheHints.ts';
import { readCosts } from '../points/costs.ts';
import type { Graph, GraphOperation } from '../graph/graph.ts';
import { shownByBoth, type Shown } from '../identity/shown.ts';
import { guardGraph, type Guarding } from '../guards/guardGraph.ts';
import { completionSchema } from './execute/completionSchema.ts';
import type { Planner } from './plan/planner.ts';
import { PlannedRuns } from './plannedRuns.ts';
import { createPrepare } from './prepare.ts';
import { shownBy } from './shownBy.ts';
import type { Subgraph } from './subgraph.ts';
import type { Supergraph } from './supergraph.ts';

export interface GatewayParts {
  /** What is planned by. */
  readonly supergraph: Supergraph;
  /** What other routers are given, with the same API schema; null where they are not to see all that is in it. */
  readonly publicSdl: string | null;
  /** Of the supergraph; made where it is not given. */
  readonly planner?: Planner;
  /** Whether the API schema shows less of our own graph than that has. */
  readonly isNarrowed?: boolean;
  /** By name, one for each of the supergraph. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Answers what asks nothing of remote subgraphs; null when all are remote. */
  readonly own: Graph | null;
  /** Of our own graph and of the subgraphs; absent where nobody says how long answers may be kept. */
  readonly cacheHints?: CacheHints | undefined;
  /** Scopes of policies, and what becomes of an operation that asks for more than its asker may see. */
  readonly guarding?: Guarding;
  /** Told why the planner found no way to answer an operation. */
  readonly onUnplanned: (reason: unknown) => void;
  /** Decides which progressive overrides hold for a request. */
  readonly random?: () => number;
  /** Plans that are kept. */
  readonly maxPlans?: number;
  /** How often an operation is answered by graphql-js before what writes its answers is compiled. */
  readonly compiledAfter?: number;
}

const MAX_PLANS = 1000;
/** Compiling costs about as much as answering so often. */
const COMPILED_AFTER = 2;

/** What our own graph tells of the database and its changes, and of answers that are nobody else's. */
function stateOf({
  freshness,
  backlogMs,
  waitingRequests,
  isPersonal,
  feed,
  bulk,
  work,
}: Graph): Pick<
  Graph,
  'freshness' | 'backlogMs' | 'waitingRequests' | 'isPersonal' | 'feed' | 'bulk' | 'work'
> {
  return {
    ...(work && { work }),
    ...(feed && { feed }),
    ...(bulk && { bulk }),
    ...(freshness && { freshness }),
    ...(backlogMs && { backlogMs }),
    ...(waitingRequests && { waitingRequests }),
    ...(isPersonal && { isPersonal }),
  };
}

/** One graph over several subgraphs. Throws a StartupError where nothing can be planned by the supergraph. */
export function createGateway(parts: GatewayParts): Graph {
  const { supergraph, guarding } = parts;
  return guardGraph(createOpenGateway(parts), { rules: supergraph.guards, ...guarding });
}

function createOpenGateway(parts: GatewayParts): Graph {
  const { supergraph, own, maxPlans = MAX_PLANS, compiledAfter = COMPILED_AFTER } = parts;
  const { random = Math.random } = parts;
  const sdl = printSchema(supergraph.schema);
  const schema = completionSchema(sdl);
  const prepare = createPrepare({
    ...parts,
    maxPlans,
    random,
    compiledAfter,
    completionSchema: schema,
  });
  const shown = shownIn(parts);
  const asked = shown === null ? asItIs : withShown(shown);
  const planned = new PlannedRuns({ ...parts, schema, asked });

  return {
    schema: supergraph.schema,
    sdl,
    supergraphSdl: parts.publicSdl,
    ...(own && stateOf(own)),
    ...(parts.cacheHints && { cacheHints: parts.cacheHints }),
    costs: readCosts([supergraph.planning.document]),
    ...(shown && { shownTo: () => shown }),
    execute: async (operation) => {
      const prepared = await prepare(operation);
      switch (prepared.kind) {
        case 'local':
          return prepared.own.execute(asked(operation));
        case 'planned':
          return planned.execute(operation, prepared);
        case 'refused':
          return { errors: prepared.errors };
      }
    },
    answer: async (operation) => {
      const prepared = await prepare(operation);
      switch (prepared.kind) {
        case 'local': {
          const wanted = asked(operation);
          return prepared.own.answer?.(wanted) ?? prepared.own.execute(wanted);
        }
        case 'planned':
          return planned.answer(operation, prepared);
        case 'refused':
          return { errors: prepared.errors };
      }
    },
    prepare: async (operation) => {
      const prepared = await prepare(operation);
      if (prepared.kind === 'local') await prepared.own.prepare?.(operation);
    },
    subscribe: (operation) =>
      openedLate(async () => {
        const prepared = await prepare(operation);
        switch (prepared.kind) {
          case 'local':
            return prepared.own.subscribe(asked(operation));
          case 'planned':
            return planned.subscribe(operation, prepared);
          case 'refused':
            return onlyOne({ errors: prepared.errors });
        }
      }),
  };
}

function shownIn({ isNarrowed = false, supergraph }: GatewayParts): Shown | null {
  return isNarrowed ? shownBy(supergraph.schema) : null;
}

function withShown(shown: Shown) {
  return (operation: GraphOperation): GraphOperation => ({
    ...operation,
    shown: shownByBoth(operation.shown ?? null, shown),
  });
}

function asItIs(operation: GraphOperation): GraphOperation {
  return operation;
}
