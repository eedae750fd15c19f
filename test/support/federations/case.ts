import { parse, type GraphQLSchema } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { createGateway } from '../../../src/gateway/createGateway.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { FEDERATION_LINK } from '../federationLink.ts';
import { Facts } from './facts.ts';
import type { Failures } from './failures.ts';
import type { GeneratedSubgraph } from './generate.ts';
import { judge } from './guardedAnswer.ts';
import { GuardFacts } from './guardFacts.ts';
import { guardField, TEST_POLICIES } from './guardSubgraphs.ts';
import { judgeAnswers, rightAnswers } from './judgeAnswers.ts';
import { hash } from './leaves.ts';
import type { Question } from './operations.ts';
import type { Outcome } from './outcome.ts';
import { World } from './world.ts';
import { serveWorldGraph } from './worldServer.ts';
import { createWorldGraph, createWorldSubgraph, type Seen } from './worldSubgraph.ts';

/** One operation of one federation, and all it takes to repeat it. */
export interface FuzzCase {
  readonly subgraphs: readonly GeneratedSubgraph[];
  /** Of the world. */
  readonly seed: number;
  readonly question: Question;
  readonly failures: Failures | null;
}

/** A federation over one world that can be asked. */
export interface AskableFederation {
  readonly schema: GraphQLSchema;
  readonly ask: (question: Question, failures?: Failures | null) => Promise<Outcome>;
  /** The same federation, of which nothing was asked. */
  readonly fresh: () => AskableFederation;
  readonly close: () => Promise<void>;
}

export type Composed =
  | { readonly kind: 'composed'; readonly federation: AskableFederation }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Composes subgraphs and puts the gateway before them, by what the product does itself. */
export async function composeCase(
  subgraphs: readonly GeneratedSubgraph[],
  seed: number,
  isHttp = false,
): Promise<Composed> {
  const composition = composeGateway(
    null,
    subgraphs.map(({ name, sdl }) => ({
      name,
      sdl: FEDERATION_LINK + sdl,
      url: `http://${name}.example`,
    })),
  );
  if (composition.kind === 'failed') {
    const [problem] = composition.problems;
    return { kind: 'refused', code: problem?.code ?? '', message: problem?.message ?? '' };
  }
  const { supergraph, publicSdl } = composition;
  const guards = new GuardFacts(subgraphs, supergraph.schema);
  const facts = new Facts(subgraphs);
  const world = new World(facts, supergraph.schema, seed);
  const contradiction = world.findContradiction();
  if (contradiction !== null) {
    return { kind: 'refused', code: 'NO_WORLD', message: `No object can be ${contradiction}.` };
  }
  let seen = nothingSeen(null);
  const asked = await Promise.all(
    subgraphs.map(async ({ name }) =>
      isHttp
        ? serveWorldGraph(
            name,
            createWorldGraph(world, name, () => seen),
          )
        : createWorldSubgraph(world, name, () => seen),
    ),
  );
  const createGraph = (compiledAfter: number) =>
    createGateway({
      supergraph,
      publicSdl,
      subgraphs: new Map(asked.map((one) => [one.name, one])),
      own: null,
      guarding: { policies: TEST_POLICIES },
      compiledAfter,
      // So that a case can be repeated.
      random: () => (hash(`${seed} label`) % 100) / 100,
      onUnplanned: () => undefined,
    });
  const askOf =
    (graph: Graph): AskableFederation['ask'] =>
    async (question, failures = null) => {
      world.restart();
      const { scopes = null, variables, operationName } = question;
      const judged = judge(parse(question.text), operationName, {
        schema: supergraph.schema,
        facts: guards,
        scopes,
        variables,
      });
      const expected = await rightAnswers(supergraph.schema, world, { question, judged });
      world.restart();
      seen = nothingSeen(failures);
      const started = performance.now();
      const outcome = await judgeAnswers(graph, question, {
        expected,
        seen,
        denials: judged.paths,
      });
      const leaks = seen.fetches.flatMap(({ subgraph, text }) =>
        guards.findLeaks(text, world.facts.graph(subgraph).schema, scopes),
      );
      const leaked = outcome.kind === 'right' && leaks.length > 0;
      const told = leaked ? { kind: 'leak' as const, detail: leaks.join() } : outcome;
      return { ...told, seen, denied: judged.paths.length, ms: performance.now() - started };
    };
  const federationOf = (graph: Graph): AskableFederation => ({
    schema: supergraph.schema,
    ask: askOf(graph),
    // Answered by graphql-js, where the other compiles at once.
    fresh: () => federationOf(createGraph(Infinity)),
    close: async () => {
      await Promise.all(asked.map(async (one) => one.close()));
    },
  });
  return { kind: 'composed', federation: federationOf(createGraph(0)) };
}

/** The same with guards repeated wherever something is made of what is guarded. */
export async function composeGuarded(
  subgraphs: readonly GeneratedSubgraph[],
  seed: number,
): Promise<{ readonly subgraphs: readonly GeneratedSubgraph[]; readonly composed: Composed }> {
  let guarded = subgraphs;
  for (let tries = 0; ; tries += 1) {
    const composed = await composeCase(guarded, seed);
    const isMissing =
      composed.kind === 'refused' && composed.code === 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS';
    const coordinate = /^Expected (\w+\.\w+) to be guarded/.exec(
      composed.kind === 'refused' ? composed.message : '',
    )?.[1];
    if (!isMissing || coordinate === undefined || tries === 30) {
      return { subgraphs: guarded, composed };
    }
    guarded = guardField(guarded, coordinate);
  }
}

function nothingSeen(failures: Failures | null): Seen {
  return { fetches: [], invalid: [], features: new Set(), failures, failed: 0, absent: 0 };
}
