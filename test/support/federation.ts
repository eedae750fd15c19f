import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  parse,
  printSchema,
  subscribe,
  validate,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import { createLocalSubgraph } from '../../src/gateway/localSubgraph.ts';
import type { Subgraph, SubgraphRequest } from '../../src/gateway/subgraph.ts';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { FEDERATION_LINK } from './federationLink.ts';
import type { Guarding } from '../../src/guards/guardGraph.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { createFetchRules } from './fetchRules.ts';
import { answerOf } from './sameAnswer.ts';

/** A subgraph of a test, in memory. */
export interface TestSubgraph {
  readonly sdl: string;
  /** As graphql-tools takes them. */
  readonly resolvers: object;
}

/** A fetch as a subgraph saw it. */
interface SeenFetch {
  readonly subgraph: string;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface TestFederation {
  readonly graph: Graph;
  /** Asks; the fetches of this question only are in `fetches`. Throws where a subgraph would not take one. */
  readonly ask: (
    query: string,
    variables?: Record<string, unknown>,
    asker?: Asker,
  ) => Promise<ExecutionResult>;
  readonly fetches: readonly SeenFetch[];
}

interface FederationOptions extends Guarding {
  /** The subgraph that answers by itself what asks nothing of others; none unless it is named. */
  readonly own?: string;
}

/**
 * Composes subgraphs and puts the gateway in front of them; all of it in this process.
 *
 * @param supergraphSdl - of what another composer makes of them, where ours makes nothing
 */
export async function createFederation(
  subgraphs: Readonly<Record<string, TestSubgraph>>,
  supergraphSdl: string | null = null,
  { own, ...guarding }: FederationOptions = {},
): Promise<TestFederation> {
  const parts = Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => {
    const whole = sdl.includes('@link') ? sdl : FEDERATION_LINK + sdl;
    const schema = buildSubgraphSchema([
      // The library's type of resolver maps asks for an index signature.
      { typeDefs: parse(whole), resolvers: resolvers as never },
    ]);
    return { name, sdl: whole, schema };
  });
  const { supergraph, publicSdl } = supergraphSdl === null ? compose(parts) : read(supergraphSdl);
  const fetches: SeenFetch[] = [];
  const faults: string[] = [];
  const ownSchema = parts.find(({ name }) => name === own)?.schema;
  const graph = createGateway({
    supergraph,
    publicSdl,
    subgraphs: new Map(
      parts.map(({ name, sdl, schema }) => {
        const note = (request: SubgraphRequest) => {
          const { operation, variables } = request;
          fetches.push({ subgraph: name, operation: operation.text, variables });
          const fault = findFault(request);
          if (fault !== null) faults.push(`${name}: ${fault}`);
        };
        const findFault = createFetchRules(sdl, schema);
        return [name, seen(createLocalSubgraph(name, graphOf(schema)), note)];
      }),
    ),
    own: ownSchema === undefined ? null : graphOf(ownSchema),
    guarding,
    compiledAfter: 0,
    onUnplanned: () => undefined,
  });
  return {
    graph,
    fetches,
    ask: async (query, variables = {}, asker = anonymous) => {
      fetches.length = 0;
      const document = parse(query);
      const errors = validate(graph.schema, document);
      if (errors.length > 0) return { errors };
      const result = await answerOf(graph, { document, operationName: null, variables, asker });
      if (faults.length > 0) throw new Error(faults.splice(0).join('\n'));
      // As a client sees it.
      return JSON.parse(JSON.stringify(result)) as ExecutionResult;
    },
  };
}

function compose(parts: readonly { readonly name: string; readonly sdl: string }[]) {
  const composition = composeGateway(
    null,
    parts.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.example` })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems, null, 2));
  return composition;
}

function read(publicSdl: string) {
  return { supergraph: readSupergraph(publicSdl), publicSdl };
}

function graphOf(schema: GraphQLSchema): Graph {
  return {
    schema,
    sdl: printSchema(schema),
    supergraphSdl: null,
    execute: async ({ document, operationName, variables }) =>
      execute({ schema, document, operationName, variableValues: variables }),
    subscribe: async function* ({ document, operationName, variables }) {
      const events = await subscribe({
        schema,
        document,
        operationName,
        variableValues: variables,
      });
      if (Symbol.asyncIterator in events) yield* events;
      else yield events;
    },
  };
}

function seen(subgraph: Subgraph, note: (request: SubgraphRequest) => void): Subgraph {
  return {
    ...subgraph,
    execute: (request) => {
      note(request);
      return subgraph.execute(request);
    },
    subscribe: (request) => {
      note(request);
      return subgraph.subscribe(request);
    },
  };
}
